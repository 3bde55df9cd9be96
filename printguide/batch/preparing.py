"""Preparing: each article once for all its formats, whichever job comes first."""

from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from printguide.building import Prepared, prepare
from printguide.project import Project

_MOST = 64
"""Articles that are remembered: jobs of one article follow each other."""


@dataclass(slots=True)
class _Cell:
    lock: Lock = field(default_factory=Lock)
    prepared: Prepared | None = None


@dataclass(frozen=True, slots=True)
class Articles:
    """Reads, binds and checks articles, for many threads."""

    project: Project
    strict: bool
    _cells: OrderedDict[Path, _Cell] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def prepared(self, file: Path) -> Prepared:
        """Return an article as it was read first."""
        with self._lock:
            cell = self._cells.setdefault(file, _Cell())
            if len(self._cells) > _MOST:
                self._cells.popitem(last=False)
        with cell.lock:
            if cell.prepared is None:
                cell.prepared = prepare(file, self.project, strict=self.strict)
            return cell.prepared
