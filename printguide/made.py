"""Made: what became of each job, and the report of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from printguide.article.reading import Source
from printguide.faults import Diagnostic, Severity


class Status(StrEnum):
    """How a job ended."""

    MADE = "made"
    UNCHANGED = "unchanged"
    """Its inputs are those of before and its files are in place: nothing was done."""
    RESTORED = "restored"
    """Its inputs are those of before; its files were missing or altered and are back."""
    CHECKED = "checked"
    """Nothing was to be written."""
    FAILED = "failed"
    """An error keeps it from being written."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file that a job has written."""

    file: Path
    sha256: str
    """Hexadecimal."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one article in one format."""

    article: PurePosixPath
    """As messages name it."""
    format: str
    paper: str
    lang: str
    source: Source | None
    """The text, to show lines of it; None where it could not be read."""
    found: tuple[Diagnostic, ...]
    status: Status = Status.FAILED
    outputs: tuple[Output, ...] = ()
    """The PDF first, then what is written beside it."""
    pages: int = 0
    codes: int = 0
    seconds: float = 0
    """From the first step to the last; of an unchanged job, what checking it took."""
    inputs: str = ""
    """The hash of all that it depends on; empty where it was not made."""
    failed: tuple[Path, ...] = ()
    """Files that were written and do not pass their proof."""
    kept: bool = False
    """Whether all of it is the result of an earlier call, so that a look was enough."""

    @property
    def file(self) -> Path | None:
        """Where the PDF is; None if it was not written."""
        return self.outputs[0].file if self.outputs else None

    @property
    def size(self) -> int:
        """The bytes of the PDF."""
        return self.outputs[0].size if self.outputs else 0


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all jobs of one call."""

    made: tuple[Made, ...]
    seconds: float = 0
    notes: tuple[str, ...] = ()
    """What went wrong and cost nothing but time, such as a cache that cannot be written."""

    def count(self, status: Status) -> int:
        """How many jobs ended so."""
        return sum(one.status is status for one in self.made)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """Everything that was found, each once, in the order of the jobs."""
        return tuple(dict.fromkeys(d for one in self.made for d in one.found))

    @property
    def errors(self) -> int:
        """How many errors were found."""
        return _count(self.found, Severity.ERROR)


def _count(found: Iterable[Diagnostic], severity: Severity) -> int:
    return sum(d.severity is severity for d in found)
