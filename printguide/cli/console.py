"""What the program shows while it works and when it is done."""

import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import click

from printguide.batch.looking import Ahead
from printguide.cli.pace import Pace
from printguide.faults import Severity
from printguide.made import Made, Report, Status
from printguide.reports.batch_text import closing, lasting, paced
from printguide.reports.text import cut, shown, sized

PATIENCE_S = 1.0
"""Work that takes longer shows a bar on a terminal."""
_FRESH_S = 0.1
"""Between two drawings of the bar: as often as eyes can follow."""
_TENTH_S = 10.0
"""Between two lines off the terminal, where another tenth is done."""
_SILENCE_S = 30.0
"""The longest without a line there."""
_BAR = 24
"""Signs."""
_MOST_IN_TABLE = 40
_QUICK = {Status.UNCHANGED, Status.RESTORED}


@dataclass(slots=True)
class ProgressLine:
    """Says on the standard error how far many jobs are.

    On a terminal it is one line that is written over, with a bar. Elsewhere, as in a log, it is a
    line now and then; short work has none. Any thread may tell.
    """

    total: int
    quiet: bool = False
    in_turn: bool = False
    """Whether nobody says that a job is done: one is begun when that before is."""
    clock: Callable[[], float] = time.monotonic
    """Gives seconds."""
    ahead: Ahead = field(default_factory=Ahead)
    """What is known of jobs that are not done yet."""
    terminal: bool = field(default_factory=lambda: sys.stderr.isatty())
    _begun: int = field(default=0, init=False)
    _ended: int = field(default=0, init=False)
    _failed: int = field(default=0, init=False)
    _name: str = field(default="", init=False)
    _tenths: int = field(default=0, init=False)
    """Those that were said off the terminal."""
    _said: float = field(init=False)
    """When the last line was shown."""
    _started: float = field(init=False)
    _pace: Pace = field(init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def __post_init__(self) -> None:
        self._started = self._said = self.clock()
        self._pace = Pace(self._started)

    def tell(self, name: str) -> None:
        """Say what is begun."""
        with self._lock:
            self._name, self._begun = name, self._begun + 1
            self._show()

    def done(self, made: Made) -> None:
        """Say what became of a job."""
        with self._lock:
            self._ended += 1
            self._failed += made.status is Status.FAILED or bool(made.failed)
            self._pace.ended(self.clock(), work=not made.kept)
            self._show()

    def reached(self, name: str, count: int, total: int, *, work: bool) -> None:
        """Say how far it is where how much there is becomes known on the way."""
        with self._lock:
            self._name, self._ended, self.total = name, count, total
            self._pace.ended(self.clock(), work=work)
            self._show()

    def clear(self) -> None:
        """Make room for other lines."""
        with self._lock:
            if not self.quiet and self._live():
                self._write("")
                self._said = self._started  # so that it is back with what happens next

    @property
    def count(self) -> int:
        """How many jobs are done."""
        return max(self._begun - 1, 0) if self.in_turn else self._ended

    def _show(self) -> None:
        now = self.clock()
        since = now - self._said
        if self.quiet:
            return
        if self.terminal:
            if self._live() and (since >= _FRESH_S or self.count == self.total):
                self._said = now
                self._draw()
            return
        tenths = 10 * self.count // max(self.total, 1)
        if since >= _SILENCE_S or (since >= _TENTH_S and tenths > self._tenths):
            self._said, self._tenths = now, tenths
            click.echo(", ".join(self._facts()), err=True)

    def _live(self) -> bool:
        """Whether there is a line that is written over."""
        return self.terminal and self.clock() - self._started > PATIENCE_S

    def _draw(self) -> None:
        width = shutil.get_terminal_size().columns - 1
        line = "  ".join([_bar(self.count, self.total), *self._facts(), shown(self._name)])
        self._write(cut(line, width))

    def _write(self, line: str) -> None:
        click.echo(f"\r\x1b[K{line}", nl=False, err=True, color=True)

    def _facts(self) -> list[str]:
        share = 100 * self.count // max(self.total, 1)
        facts = [f"{self.count:,} of {self.total:,}", f"{share} %"]
        if (pace := self._pace.a_second) is not None:
            facts.append(paced(pace))
        if (left := self._pace.left(self.ahead.expected(self.total))) and left >= 1:
            facts.append(f"{lasting(round(left))} left")
        if self._failed:
            facts.append(f"{self._failed:,} failed")
        return facts


def _bar(count: int, total: int) -> str:
    full = _BAR * count // max(total, 1)
    signs = "█░" if (sys.stderr.encoding or "").lower().startswith("utf") else "#-"
    return signs[0] * full + signs[1] * (_BAR - full)


def ending(report: Report, page: Path | None) -> str:
    """Return what is said when all is done: a table of few jobs, a summary of many.

    `page` is where the report is, if one was written.
    """
    if len(report.made) <= _MOST_IN_TABLE:
        return table(report.made)
    return closing(report) + (f"\n\nreport: {page}" if page else "")


def table(made: Sequence[Made]) -> str:
    """Return a table of what was made; behind a row, that it was there before."""
    rows, ends = [("file", "pages", "size", "codes", "warnings")], [""]
    for one in made:
        warnings = sum(d.severity is Severity.WARNING for d in one.found)
        name = str(one.file) if one.file else f"{one.article}: not made"
        figures = (str(one.pages), sized(one.size), str(one.codes)) if one.file else ("–", "–", "–")
        rows.append((name, *figures, str(warnings)))
        ends.append(one.status if one.status in _QUICK else "")
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True)),
                end,
            ]
        ).rstrip()
        for row, end in zip(rows, ends, strict=True)
    )
