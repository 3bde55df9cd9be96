"""Severities are what the project and the article make of them, but for firm ones."""

from pathlib import PurePosixPath

import pytest

from printguide.faults import Diagnostic, Severity
from printguide.places import Place
from printguide.severities import Severities


def diagnostic(code: str, severity: Severity, *, firm: bool = False) -> Diagnostic:
    return Diagnostic(code, severity, "x", Place(PurePosixPath("a.mdx")), firm=firm)


WARNING = diagnostic("PG302", Severity.WARNING)


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_a_level_replaces_the_severity(level: str) -> None:
    [judged] = Severities({"PG302": level}).judge([WARNING])
    assert judged.severity == level


def test_what_is_off_is_not_said() -> None:
    assert Severities({"PG302": "off"}).judge([WARNING]) == ()


def test_other_codes_stay_as_they_are() -> None:
    assert Severities({"PG303": "off"}).judge([WARNING]) == (WARNING,)


@pytest.mark.parametrize("level", ["off", "info", "warning"])
def test_a_firm_error_stays_an_error(level: str) -> None:
    firm = diagnostic("PG410", Severity.ERROR, firm=True)
    assert Severities({"PG410": level}).judge([firm]) == (firm,)


def test_strict_makes_errors_of_warnings_after_the_settings() -> None:
    lowered = Severities({"PG302": "info"}, strict=True)
    assert [d.severity for d in lowered.judge([WARNING])] == [Severity.INFO]
    assert [d.severity for d in Severities(strict=True).judge([WARNING])] == [Severity.ERROR]


def test_an_article_counts_more_than_its_project() -> None:
    project = Severities({"PG302": "error", "PG303": "off"})
    article = project.of_article({"faults": {"PG302": False, "PG304": "sometimes"}})

    assert article.levels == {"PG302": "off", "PG303": "off"}


@pytest.mark.parametrize("written", [None, "off", ["PG302"], 5])
def test_what_is_no_table_sets_nothing(written: object) -> None:
    assert Severities().of_article({"faults": written}).levels == {}
