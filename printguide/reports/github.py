"""Reports as commands of GitHub Actions, which shows them beside the lines of a change."""

from collections.abc import Iterator

from printguide.faults import Diagnostic, Severity
from printguide.reports.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(report: Report) -> str:
    """Return one command a line ("Workflow commands for GitHub Actions", setting a message)."""
    return "\n".join(_command(finding.diagnostic) for finding in report.findings)


def _command(diagnostic: Diagnostic) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _facts(diagnostic))
    said = f"{diagnostic.message}\n{diagnostic.hint}" if diagnostic.hint else diagnostic.message
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(said)}"


def _facts(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    place = diagnostic.place
    yield "file", str(place.path)
    yield "line", str(place.line)
    yield "endLine", str(place.line)
    yield "col", str(place.column)
    yield "endColumn", str(place.column + place.length)
    yield "title", diagnostic.code


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
