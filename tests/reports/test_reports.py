"""Reports: the same findings as text, JSON, SARIF and commands of GitHub."""

import json
from pathlib import PurePosixPath
from typing import Any

import click
import pytest
from sarif_pydantic import Sarif

from printguide.article.reading import source_of
from printguide.faults import Diagnostic, Mend, Severity
from printguide.made import Made
from printguide.places import Place, Span
from printguide.reports.github import as_github
from printguide.reports.json import as_json
from printguide.reports.report import Finding, Report, report_of
from printguide.reports.sarif import as_sarif
from printguide.reports.text import as_page, as_text

PATH = PurePosixPath("folder/a b.mdx")
SOURCE = source_of("one\ntwo 안내 three\nfour\n", PATH)
ERROR = Diagnostic("PG302", Severity.ERROR, "50% is, so: wrong", Place(PATH, 2, 5, 2), "mend it")
MENDED = Diagnostic(
    "PG101", Severity.WARNING, "it is damaged", Place(PATH, 2, 1, 3), mend=Mend(Span(4, 7), "zwei")
)
INFO = Diagnostic("PG206", Severity.INFO, "it is left out", Place(PATH, 3, 1, 4))
AGAIN = Diagnostic("PG302", Severity.ERROR, "50% is, so: wrong", Place(PATH, 3, 1, 4), "mend it")


def made(*found: Diagnostic, format_: str = "brochure") -> Made:
    return Made(PATH, format_, "a4", "en", SOURCE, found)


@pytest.fixture
def report() -> Report:
    return report_of([made(MENDED, ERROR, INFO, AGAIN)])


def test_what_two_formats_find_is_said_once() -> None:
    both = report_of([made(ERROR), made(ERROR, INFO, format_="leaflet")])

    assert [finding.diagnostic for finding in both.findings] == [ERROR, INFO]
    assert both.articles == 1


def test_what_is_found_again_is_a_further_place_of_the_first(report: Report) -> None:
    assert [f.diagnostic for f in report.findings] == [MENDED, ERROR, INFO]
    assert report.findings[1].also == (AGAIN.place,)


def test_what_can_be_mended_stays_apart() -> None:
    other = Diagnostic(
        "PG101",
        Severity.WARNING,
        "it is damaged",
        Place(PATH, 3, 1, 3),
        mend=Mend(Span(18, 19), "x"),
    )
    assert len(report_of([made(MENDED, other)]).findings) == 2


def test_text_ends_with_a_line_that_counts(report: Report) -> None:
    page = click.unstyle(as_page(report))

    assert page.splitlines()[-1] == (
        "1 article: 1 error, 1 warning; `--fix` can mend 1, `--diff` shows how"
    )
    assert "error[PG302]: 50% is, so: wrong\n --> folder/a b.mdx:2:5" in page
    assert " = also on line 3" in page


def test_text_shows_control_characters_and_sends_none_to_the_terminal() -> None:
    source = source_of("Tea \x1b[31mred\x9b1m\u2028\tand <", PurePosixPath("a\nb.mdx"))
    found = Diagnostic("PG207", Severity.WARNING, "`\x07`", Place(source.path, 1, 20), "\x1b")

    said = as_text(Finding(found, source))

    assert click.unstyle(said).splitlines() == [
        "warning[PG207]: `␇`",
        " --> a␊b.mdx:1:20",
        "1 | Tea ␛[31mred\ufffd1m␤ and <",
        "  |                    ^",
        "  = ␛",
    ]


def test_text_without_findings_is_that_line_alone() -> None:
    assert as_page(report_of([made()])) == "1 article: 0 errors, 0 warnings"


def test_json_has_every_fact(report: Report) -> None:
    data = json.loads(as_json(report))

    assert (data["version"], data["articles"], data["errors"], data["warnings"]) == (1, 1, 1, 1)
    assert data["diagnostics"][1] == {
        "code": "PG302",
        "severity": "error",
        "message": "50% is, so: wrong",
        "path": "folder/a b.mdx",
        "line": 2,
        "column": 5,
        "end_column": 7,
        "hint": "mend it",
        "also": [{"line": 3, "column": 1}],
        "mend": None,
    }
    assert data["diagnostics"][0]["mend"] == {
        "start": {"line": 2, "column": 1},
        "end": {"line": 2, "column": 4},
        "text": "zwei",
    }


def test_sarif_is_what_others_read(report: Report) -> None:
    log = Sarif.model_validate_json(as_sarif(report))

    [run] = log.runs
    rules = [rule.id for rule in run.tool.driver.rules or []]
    results = run.results or []
    assert rules == ["PG101", "PG206", "PG302"]
    assert [rules[result.rule_index] for result in results if result.rule_index is not None] == [
        result.rule_id for result in results
    ]
    assert [str(getattr(r.level, "value", r.level)) for r in results] == [
        "warning",
        "error",
        "note",
    ]


def test_sarif_has_places_in_characters_and_paths_as_addresses(report: Report) -> None:
    run: dict[str, Any] = json.loads(as_sarif(report))["runs"][0]
    result = run["results"][1]
    place = result["locations"][0]["physicalLocation"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert place["artifactLocation"]["uri"] == "folder/a%20b.mdx"
    assert place["region"] == {"startLine": 2, "startColumn": 5, "endColumn": 7}
    assert len(result["relatedLocations"]) == 1
    assert result["message"]["text"] == "50% is, so: wrong: mend it"


def test_sarif_has_the_mend_as_a_fix(report: Report) -> None:
    result = json.loads(as_sarif(report))["runs"][0]["results"][0]
    [replacement] = result["fixes"][0]["artifactChanges"][0]["replacements"]

    assert replacement["insertedContent"] == {"text": "zwei"}
    assert replacement["deletedRegion"] == {
        "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 4,
    }  # fmt: skip


def test_commands_of_github_are_escaped(report: Report) -> None:
    lines = as_github(report).splitlines()

    assert [line.split(" ", 1)[0] for line in lines] == ["::warning", "::error", "::notice"]
    assert lines[1] == (
        "::error file=folder/a b.mdx,line=2,endLine=2,col=5,endColumn=7,title=PG302"
        "::50%25 is, so: wrong%0Amend it"
    )


def test_properties_of_a_command_cannot_be_broken_out_of() -> None:
    sly = Diagnostic("PG302", Severity.ERROR, "x", Place(PurePosixPath("a,line=9::b\n.mdx")))

    [line] = as_github(report_of([made(sly)])).splitlines()

    assert line.startswith("::error file=a%2Cline=9%3A%3Ab%0A.mdx,line=1,")
