"""Diagnostics as text: code, place, the line with a caret under the fault, and a hint."""

import click
from wcwidth import wcswidth

from printguide.article.reading import Source, text_around
from printguide.faults import Diagnostic, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDEST = 100
"""Display cells of a source line that are shown around the caret."""


def as_text(diagnostic: Diagnostic, source: Source | None) -> str:
    """Return one diagnostic with the offending line; the caret counts display cells.

    `source` is the article in whose build it was found; the line may be that of a stylesheet.
    """
    place, colour = diagnostic.place, _COLOURS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    lines = [f"{head}: {diagnostic.message}"]
    gutter = " " * len(str(place.line))
    lines.append(f"{gutter}--> {place.path}:{place.line}:{place.column}")
    source = text_around(place, source)
    if source is not None and place.line <= len(source.line_starts):
        shown, before, under = _excerpt(source.line(place.line), place.column - 1, place.length)
        lines.append(f"{place.line} | {shown}")
        lines.append(f"{gutter} | {' ' * before}{click.style('^' * under, fg=colour, bold=True)}")
    if diagnostic.hint:
        lines.append(f"{gutter} = {diagnostic.hint}")
    return "\n".join(lines)


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
