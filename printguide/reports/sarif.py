"""Reports as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

import json
from typing import Any
from urllib.parse import quote

from printguide import __version__
from printguide.codebook import explanation
from printguide.faults import Severity
from printguide.places import Place
from printguide.reports.json import ends_of
from printguide.reports.report import Finding, Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(report: Report) -> str:
    """Return a report as one SARIF log with one run."""
    codes = sorted({finding.diagnostic.code for finding in report.findings})
    driver = {"name": "printguide", "version": __version__, "rules": [_rule(c) for c in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in report.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    told = explanation(code)
    return {
        "id": code,
        "shortDescription": {"text": told.summary},
        "fullDescription": {"text": f"{told.summary} {told.text}".strip()},
        "help": {"text": f"`printguide explain {code}` shows an example and its remedy."},
        "defaultConfiguration": {"level": _LEVELS[told.severity]},
    }


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    said = f"{diagnostic.message}: {diagnostic.hint}" if diagnostic.hint else diagnostic.message
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(diagnostic.place)}],
    }
    if finding.also:
        related = [{"physicalLocation": _location(place)} for place in finding.also]
        result["relatedLocations"] = related
    if diagnostic.mend and finding.source:
        start, end = ends_of(finding.source, diagnostic.mend.span)
        region = {"startLine": start["line"], "startColumn": start["column"],
                  "endLine": end["line"], "endColumn": end["column"]}  # fmt: skip
        replacement = {"deletedRegion": region, "insertedContent": {"text": diagnostic.mend.text}}
        change = {"artifactLocation": _file(diagnostic.place), "replacements": [replacement]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _location(place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.length,
    }
    return {"artifactLocation": _file(place), "region": region}


def _file(place: Place) -> dict[str, str]:
    return {"uri": quote(str(place.path))}
