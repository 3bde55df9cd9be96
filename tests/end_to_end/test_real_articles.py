"""Checking articles of real sites: no traceback, no false error, nothing said twice."""

import datetime as dt
from pathlib import Path

import pytest

from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.engine.weasy import render
from printguide.faults import Severity
from printguide.project import open_project
from printguide.reports.report import report_of
from tests.support.outside import SHARED

FOLDER = SHARED / "mdx" / "devset"
ARTICLES = [file for file in sorted(FOLDER.glob("*")) if file.suffix in (".md", ".mdx")]
UNTITLED = "react--reference--react-dom--components--link.md"
"""The one that has neither a title nor a heading of the first level: a true error."""

pytestmark = [
    pytest.mark.skipif(not ARTICLES, reason="the articles of real sites are not at hand"),
    pytest.mark.slow,
]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda file: file.name)
def test_an_article_of_a_real_site_is_checked_without_a_false_word(article: Path) -> None:
    project = open_project(article, dt.date(2026, 2, 7))
    request = Request(("brochure",), "a4", None)

    report = report_of(build([article], project, request, render, lambda name: None))

    errors = [f.diagnostic for f in report.findings if f.diagnostic.severity is Severity.ERROR]
    said = [(f.diagnostic.code, f.diagnostic.message) for f in report.findings]
    assert [d.code for d in errors] == (["PG112"] if article.name == UNTITLED else [])
    assert len(set(said)) == len(said)
    assert all(f.diagnostic.place.line >= 1 for f in report.findings)
