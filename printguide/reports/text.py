"""Diagnostics as text: code, place, the line with a caret under the fault, and a hint."""

import click

from printguide.article.reading import Source, text_around
from printguide.faults import Severity
from printguide.places import Place
from printguide.reports.report import Finding, Report

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MOST_LINES = 12
_WIDEST = 100
"""Display cells of a source line that are shown around the caret."""


_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_OTHERS = dict.fromkeys(range(0x80, 0xA0), "\ufffd") | dict.fromkeys((0x2028, 0x2029), "\u2424")
_SHOWN = _PICTURES | _OTHERS | {ord("\t"): " "}
"""Control characters, which could command the terminal, as signs that show them."""


def shown(text: str) -> str:
    """Return one line of an author's text as a terminal may show it."""
    return text.translate(_SHOWN)


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
    return f"{number} {what}" if number == 1 else f"{number:,} {what}s"


def sized(size: int) -> str:
    """Return a number of bytes in the unit that suits it."""
    for least, unit in ((1_000_000_000, "GB"), (1_000_000, "MB")):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return f"{size / 1000:.0f} kB"


def as_text(finding: Finding) -> str:
    """Return one finding with the offending line; the caret counts display cells.

    The line may also be that of a stylesheet or template.
    """
    diagnostic, source = finding.diagnostic, finding.source
    place, colour = diagnostic.place, _COLOURS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    lines = [f"{head}: {shown(diagnostic.message)}"]
    gutter = " " * len(str(place.line))
    lines.append(f"{gutter}--> {shown(str(place))}")
    source = text_around(place, source) if place.page is None else None
    if source is not None and (parts := excerpt(place, source)):
        before, under, _ = parts
        caret = click.style("^" * max(_cells(under), 1), fg=colour, bold=True)
        lines.append(f"{place.line} | {''.join(parts)}")
        lines.append(f"{gutter} | {' ' * _cells(before)}{caret}")
    if diagnostic.hint:
        lines.append(f"{gutter} = {shown(diagnostic.hint)}")
    if finding.also:
        lines.append(f"{gutter} = {_also(finding.also)}")
    return "\n".join(lines)


def _also(places: tuple[Place, ...]) -> str:
    lines = list(dict.fromkeys(place.line for place in places))
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f"also on {'line' if len(lines) == 1 else 'lines'} {shown}{more}"


def excerpt(place: Place, source: Source) -> tuple[str, str, str] | None:
    """Return the line of a place as it may be shown: before the fault, the fault, and behind it.

    A long line is cut around the fault. None where the text has no such line.
    """
    if place.line > len(source.line_starts):
        return None
    line, column = shown(source.line(place.line)), place.column - 1
    first = max(0, column - _WIDEST // 2) if _cells(line) > _WIDEST else 0
    last = first + _WIDEST if len(line) - first > _WIDEST else len(line)
    lead, trail = "…" if first else "", "…" if last < len(line) else ""
    end = max(min(column + place.length, last), column)
    return lead + line[first:column], line[column:end], line[end:last] + trail


def cut(line: str, most: int) -> str:
    """Return a line that is at most so many display cells wide, with a sign where it is cut."""
    if _cells(line) <= most:
        return line
    while line and _cells(line) > most - 1:
        line = line[:-1]
    return f"{line}…"


def _cells(text: str) -> int:
    from wcwidth import wcswidth  # its tables, for lines with a caret only

    width: int = wcswidth(text)
    return width if width >= 0 else len(text)
