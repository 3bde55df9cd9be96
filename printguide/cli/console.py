"""What the program shows while it works and when it is done."""

import sys
import time
from dataclasses import dataclass, field

import click

from printguide.faults import Severity
from printguide.made import Made

PATIENCE_S = 1.0
"""Work that takes longer shows a progress line."""


@dataclass(slots=True)
class ProgressLine:
    """One line that is written over while many articles are made; only on a terminal."""

    total: int
    quiet: bool = False
    started: float = field(default_factory=time.monotonic)
    done: int = 0

    def tell(self, name: str) -> None:
        """Say which article is being made."""
        if self._shown():
            click.echo(f"\r\x1b[K{self.done + 1} of {self.total}  {name}", nl=False, err=True)
        self.done += 1

    def clear(self) -> None:
        """Make room for other lines."""
        if self._shown():
            click.echo("\r\x1b[K", nl=False, err=True)

    def _shown(self) -> bool:
        slow = time.monotonic() - self.started > PATIENCE_S
        return slow and not self.quiet and sys.stderr.isatty()


def table(made: list[Made]) -> str:
    """Return a table of what was made: file, pages, size, codes, warnings."""
    rows = [("file", "pages", "size", "codes", "warnings")]
    for one in made:
        warnings = sum(d.severity is Severity.WARNING for d in one.found)
        name = str(one.file) if one.file else f"{one.article}: not made"
        figures = (str(one.pages), _size(one.size), str(one.codes)) if one.file else ("–", "–", "–")
        rows.append((name, *figures, str(warnings)))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    )


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
