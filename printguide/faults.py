"""Faults and diagnostics: how printguide says what is wrong, and where.

A fault is a class beside the stage that finds it. Its docstring is what docs/diagnostics.md
says of it, its fields are the facts, and `message` and `hint` are computed from them. `at` turns a
fault into a `Diagnostic`: plain, picklable, and all that printers, reports and editors need.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import ClassVar

from printguide.places import Place, Span


class Severity(StrEnum):
    """How much a fault matters: an error keeps the article from being written."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Mend:
    """A safe repair: what to write in place of a stretch of the source text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault at one place."""

    code: str
    severity: Severity
    message: str
    place: Place
    hint: str | None = None
    firm: bool = False
    """Whether no setting may make less of it."""
    mend: Mend | None = None
    """What `--fix` does about it; None where the author has to decide."""


@dataclass(frozen=True)
class Fault:
    """The facts of one fault; each kind is a subclass."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    firm: ClassVar[bool] = False
    """Whether no setting may make less of it: words would be lost, or nothing could be printed."""

    @property
    def message(self) -> str:
        """One sentence that names the fault and stands alone in a list."""
        raise NotImplementedError

    @property
    def hint(self) -> str | None:
        """What to do about it, as a request; None where nothing is certain."""
        return None

    def mend(self, text: str, at: int) -> Mend | None:
        """Return the safe repair, if there is one, of what stands at an offset of a source text."""
        return None

    def at(self, place: Place, mend: Mend | None = None) -> Diagnostic:
        """Return the diagnostic that holds this fault against `place`."""
        return Diagnostic(self.code, self.severity, self.message, place, self.hint, self.firm, mend)


class UsageError(Exception):
    """The program was called in a way that cannot work; the message says how to call it."""


class EnvironmentFault(Exception):
    """The machine lacks something; the message names the cure."""


def nearest(word: str, known: Iterable[str], likeness: float = 0.7) -> str | None:
    """Return the hint that names the known word closest to `word`, if one is close.

    `likeness` is that of `difflib`, from 0 to 1; below it a word is not taken for a slip.
    """
    by_fold = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_fold, n=1, cutoff=likeness)
    return f"write `{by_fold[found[0]]}` for `{word}`" if found else None


def shortened(text: str, most: int = 60) -> str:
    """Return a text on one line, cut where it is too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def has_error(found: Iterable[Diagnostic]) -> bool:
    """Whether an error is among diagnostics, which keeps an article from being written."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in found)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics sorted by place, each said once."""
    return tuple(sorted(dict.fromkeys(found), key=lambda d: (d.place, d.code, d.message)))
