"""Preparing: each article once for all its formats, whichever job comes first."""

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from printguide.building import Prepared, prepare
from printguide.consulted import REWRITTEN
from printguide.inputs import file_answer
from printguide.project import Project

_MOST = 64
"""Articles that are remembered: jobs of one article follow each other."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article, and of which text it is."""

    prepared: Prepared
    answer: str
    """What stands for its text, see `file_answer`; `REWRITTEN` if that was changed meanwhile."""


def read_article(file: Path, project: Project, *, strict: bool = False) -> Read:
    """Prepare an article, and say of which text; somebody may be writing it meanwhile."""
    before = file_answer(file, file.parent)
    prepared = prepare(file, project, strict=strict)
    same = file_answer(file, file.parent) == before
    return Read(prepared, before if same else REWRITTEN)


@dataclass(slots=True)
class _Cell:
    lock: Lock = field(default_factory=Lock)
    read: Read | None = None


@dataclass(frozen=True, slots=True)
class Articles:
    """Reads, binds and checks articles, for many threads."""

    project: Project
    strict: bool
    _cells: OrderedDict[Path, _Cell] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def prepared(self, file: Path) -> Prepared:
        """Return an article as it was read first."""
        return self.read(file).prepared

    def read(self, file: Path) -> Read:
        """Return an article as it was read first, and of which text that was."""
        with self._lock:
            cell = self._cells.setdefault(file, _Cell())
            if len(self._cells) > _MOST:
                self._cells.popitem(last=False)
        with cell.lock:
            if cell.read is None:
                cell.read = read_article(file, self.project, strict=self.strict)
            return cell.read
