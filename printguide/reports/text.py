"""Diagnostics as text: code, place, the line with a caret under the fault, and a hint."""

import click
from wcwidth import wcswidth

from printguide.article.reading import text_around
from printguide.faults import Severity
from printguide.places import Place
from printguide.reports.report import Finding, Report

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MOST_LINES = 12
_WIDEST = 100
"""Display cells of a source line that are shown around the caret."""


def as_page(report: Report) -> str:
    """Return all findings of a report, and a line that counts them."""
    return "\n\n".join([*map(as_text, report.findings), summary(report)])


def summary(report: Report) -> str:
    """Return one line that says how many findings there are, and how many mend by themselves."""
    articles = counted(report.articles, "article")
    errors = counted(report.count(Severity.ERROR), "error")
    warnings = counted(report.count(Severity.WARNING), "warning")
    said = f"{articles}: {errors}, {warnings}"
    if report.mendable:
        said += f"; `--fix` can mend {report.mendable}, `--diff` shows how"
    return said


def counted(number: int, what: str) -> str:
    """Return a number with the word for what is counted."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def as_text(finding: Finding) -> str:
    """Return one finding with the offending line; the caret counts display cells.

    The line may also be that of a stylesheet or template.
    """
    diagnostic, source = finding.diagnostic, finding.source
    place, colour = diagnostic.place, _COLOURS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    lines = [f"{head}: {diagnostic.message}"]
    gutter = " " * len(str(place.line))
    lines.append(f"{gutter}--> {place}")
    source = text_around(place, source) if place.page is None else None
    if source is not None and place.line <= len(source.line_starts):
        shown, before, under = _excerpt(source.line(place.line), place.column - 1, place.length)
        lines.append(f"{place.line} | {shown}")
        lines.append(f"{gutter} | {' ' * before}{click.style('^' * under, fg=colour, bold=True)}")
    if diagnostic.hint:
        lines.append(f"{gutter} = {diagnostic.hint}")
    if finding.also:
        lines.append(f"{gutter} = {_also(finding.also)}")
    return "\n".join(lines)


def _also(places: tuple[Place, ...]) -> str:
    lines = list(dict.fromkeys(place.line for place in places))
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f"also on {'line' if len(lines) == 1 else 'lines'} {shown}{more}"


def _excerpt(line: str, column: int, length: int) -> tuple[str, int, int]:
    """Cut a long line around the fault; return it with the cells before and under the caret."""
    line = line.replace("\t", " ")
    first = max(0, column - _WIDEST // 2) if _cells(line) > _WIDEST else 0
    last = first + _WIDEST if len(line) - first > _WIDEST else len(line)
    lead, trail = "…" if first else "", "…" if last < len(line) else ""
    before = lead + line[first:column]
    under = line[column : min(column + length, last)]
    return f"{lead}{line[first:last]}{trail}", _cells(before), max(_cells(under), 1)


def _cells(text: str) -> int:
    width: int = wcswidth(text)
    return width if width >= 0 else len(text)
