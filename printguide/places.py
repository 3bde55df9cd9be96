"""Places in an author's file: what every diagnostic points at."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One spot of a file, as an editor counts: from 1, columns in characters."""

    path: PurePosixPath
    line: int = 1
    column: int = 1
    length: int = 1
    """How many characters the caret underlines."""
    page: int | None = None
    """Of a PDF, which has pages and no lines: counted from 1, 0 for the whole; None for a text."""

    def __str__(self) -> str:
        if self.page is None:
            return f"{self.path}:{self.line}:{self.column}"
        return f"{self.path}, page {self.page}" if self.page else str(self.path)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source text: offsets in characters, end excluded."""

    start: int
    end: int


def shown(file: Path) -> PurePosixPath:
    """Return a path as messages name it: from the folder where the author works."""
    return PurePosixPath(Path(os.path.relpath(file)).as_posix())
