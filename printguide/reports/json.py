"""Reports as JSON, for programs."""

import json
from typing import Any

from printguide.article.reading import Source
from printguide.faults import Diagnostic, Severity
from printguide.places import Span
from printguide.reports.report import Finding, Report

VERSION = 1
"""Of the shape; it changes when a reader of the old one would be misled."""


def as_json(report: Report) -> str:
    """Return a report as one JSON object."""
    data = {
        "version": VERSION,
        "articles": report.articles,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "diagnostics": [finding_data(finding) for finding in report.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data: its diagnostic, the further places, and the repair."""
    return {
        **as_data(finding.diagnostic),
        "also": [{"line": place.line, "column": place.column} for place in finding.also],
        **_mend(finding.diagnostic, finding.source),
    }


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as plain data; lines and columns count from 1, columns in characters."""
    place = diagnostic.place
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "path": str(place.path),
        "line": place.line,
        "column": place.column,
        "end_column": place.column + place.length,
        "hint": diagnostic.hint,
    }


def _mend(diagnostic: Diagnostic, source: Source | None) -> dict[str, Any]:
    if diagnostic.mend is None or source is None:
        return {"mend": None}
    start, end = ends_of(source, diagnostic.mend.span)
    return {"mend": {"start": start, "end": end, "text": diagnostic.mend.text}}


def ends_of(source: Source, span: Span) -> tuple[dict[str, int], dict[str, int]]:
    """Return where a span begins and where it ends, as line and column, from 1."""
    first, last = (source.place(Span(at, at)) for at in (span.start, span.end))
    return {"line": first.line, "column": first.column}, {"line": last.line, "column": last.column}
