"""Articles of real sites on paper: no traceback, no false error, nothing said twice, none lost."""

import datetime as dt
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.engine.weasy import render
from printguide.faults import Severity
from printguide.made import Made
from printguide.project import open_project
from printguide.reports.report import report_of
from tests.support.inspector import bare
from tests.support.outside import SHARED

FOLDER = SHARED / "mdx" / "devset"
FILES = json.loads((FOLDER / "manifest.json").read_text("utf-8")) if FOLDER.is_dir() else []
"""What the reference reads in each of them."""
UNTITLED = "react--reference--react-dom--components--link.md"
"""The one that has neither a title nor a heading of the first level: a true error."""

pytestmark = [
    pytest.mark.skipif(not FILES, reason="the articles of real sites are not at hand"),
    pytest.mark.slow,
]


every = pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["file"])
EDGES = (16 * 72 / 25.4, 17 * 72 / 25.4)
"""Points at the top and the foot of a brochure's page where running heads and numbers stand."""
FIRST_EDGE = 12 * 72 / 25.4

_TAGGED_TEXT = re.compile(r'^ *"(.*)"$', re.MULTILINE)
_NO_LETTERS = re.compile(r"[\W_]+")

Printed = Callable[[Path], Made]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return a function that prints an article, each once for all tests."""
    out = tmp_path_factory.mktemp("real")

    @cache
    def made(article: Path) -> Made:
        project = open_project(article, dt.date(2026, 2, 7)).with_base_url(
            "https://www.example.org"
        )
        request = Request(("brochure",), "a4", out / article.stem)
        (one,) = build([article], project, request, render, lambda name: None)
        return one

    return made


@every
def test_an_article_of_a_real_site_is_printed_without_a_false_word(
    entry: dict[str, Any], printed: Printed
) -> None:
    report = report_of(iter([printed(FOLDER / entry["file"])]))

    errors = [f.diagnostic for f in report.findings if f.diagnostic.severity is Severity.ERROR]
    said = [(f.diagnostic.code, f.diagnostic.message) for f in report.findings]
    assert [d.code for d in errors] == (["PG112"] if entry["file"] == UNTITLED else [])
    assert len(set(said)) == len(said)
    assert all(f.diagnostic.place.line >= 1 for f in report.findings)


@every
def test_every_word_of_a_real_article_is_printed(
    entry: dict[str, Any], printed: Printed, tmp_path: Path
) -> None:
    article = FOLDER / entry["file"]
    if entry["file"] == UNTITLED:
        text = article.read_text("utf-8").replace("---\n", "---\ntitle: Untitled\n", 1)
        article = tmp_path / "titled.md"
        article.write_text(text, "utf-8")
    pdf = printed(article).file
    assert pdf

    drawn = first_lost(entry["text"], letters("".join(as_drawn(pdf))))
    tagged = drawn and first_lost(entry["text"], letters(as_tagged(pdf)))
    assert not tagged, (drawn, tagged)


def letters(text: str) -> str:
    """The letters and figures of a text: signs are drawn, and typeset, in many ways."""
    return _NO_LETTERS.sub("", bare(text))


def first_lost(pieces: list[str], printed: str) -> str:
    """The first word that does not follow the one before it, with what stands around; or nothing.

    Notes at the foot of a page, numbers behind links and marks of lists may stand between words.
    """
    at = 0
    for piece in pieces:
        for word in filter(None, map(letters, piece.split())):
            found = printed.find(word, at)
            if found < 0:
                near = printed[max(at - 60, 0) : at], printed[at : at + 60]
                return f"{word!r} of {piece[:80]!r}, expected between {near[0]!r} and {near[1]!r}"
            at = found + len(word)
    return ""


def as_drawn(pdf: Path) -> Iterator[str]:
    """The text of each page without its edges, in the order in which it is drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            width, height = page.get_size()
            top = EDGES[0] if number else FIRST_EDGE
            yield page.get_textpage().get_text_bounded(0, EDGES[1], width, height - top)


def as_tagged(pdf: Path) -> str:
    """The text in the order of its tags: what stands beside other things is drawn late."""
    command = ["pdfinfo", "-struct-text", pdf]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return "".join(_TAGGED_TEXT.findall(done.stdout))
