"""The ground: a folder of a worker in which the files of a project stand as they do at home."""

import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from printguide.faults import Diagnostic, in_order
from printguide.outcome import Outcome
from printguide.places import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """Stands for the root of the client's file system, so that all paths have their counterpart."""

    folder: Path
    home: Path
    """The folder of the project on the client."""

    @property
    def root(self) -> Path:
        """The folder of the project here."""
        return self.folder / self.home.relative_to(self.home.anchor)

    def as_at_home(self, outcome: Outcome[T], folder: Path) -> Outcome[T]:
        """Return an outcome whose diagnostics name files as the client would, from a folder there.

        They come in the order of their places, which the names of files decide.
        """
        found = tuple(self._told(it, folder) for it in outcome.found)
        moved = any(old.place != new.place for old, new in zip(outcome.found, found, strict=True))
        return replace(outcome, found=in_order(found) if moved else found)

    def _told(self, diagnostic: Diagnostic, folder: Path) -> Diagnostic:
        hint = self._said(diagnostic.hint) if diagnostic.hint else diagnostic.hint
        return replace(
            diagnostic,
            message=self._said(diagnostic.message),
            hint=hint,
            place=self._seen(diagnostic.place, folder),
        )

    def _said(self, words: str) -> str:
        return words.replace(str(self.folder), "")

    def _seen(self, place: Place, folder: Path) -> Place:
        """A place as the client names it; that of an article, it has named itself."""
        file = Path(os.path.normpath(Path.cwd() / place.path))
        if not file.is_relative_to(self.folder):
            return place
        at_home = Path(self.home.anchor) / file.relative_to(self.folder)
        return replace(place, path=PurePosixPath(Path(os.path.relpath(at_home, folder)).as_posix()))
