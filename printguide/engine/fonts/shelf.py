"""The shelf: fonts as pip brought them, and the folder where what is made of them is kept."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from platformdirs import user_cache_path

from printguide.engine.fonts.catalogue import Cut, Distribution, Family
from printguide.faults import EnvironmentFault


def _own_folder() -> Path:
    return user_cache_path("printguide", appauthor=False) / "fonts"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where finished fonts are kept, and which packages count as not installed."""

    folder: Path = field(default_factory=_own_folder)
    absent: frozenset[str] = frozenset()
    """Distributions that are treated as if they were missing."""

    def holds(self, distribution: Distribution) -> bool:
        """Whether the fonts of a distribution can be had."""
        return distribution.name not in self.absent and distribution.folder() is not None

    def source(self, family: Family, cut: Cut) -> Path:
        """Return the file of a cut; raises EnvironmentFault if its package is not installed."""
        folder = family.distribution.folder() if self.holds(family.distribution) else None
        if folder is None or not (folder / cut.file).is_file():
            cure = f"run `{family.distribution.command}`"
            raise EnvironmentFault(f"the fonts of {family.name} are not installed: {cure}")
        return folder / cut.file

    def keep(self, name: str, make: Callable[[], bytes]) -> Path:
        """Return the file `name`, made once.

        It is written beside its place and moved in whole, so neither a second process nor a
        kill leaves half a file. Raises EnvironmentFault when the folder cannot be written.
        """
        path = self.folder / name
        if not path.is_file():
            made = make()
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                _place(made, path)
            except OSError as error:
                raise EnvironmentFault(self._unfit(error)) from error
        return path

    def _unfit(self, error: OSError) -> str:
        reason = error.strerror or str(error)
        cure = "make it writable, or set XDG_CACHE_HOME to a folder that is"
        return f"fonts cannot be kept in {self.folder} ({reason}): {cure}"


def _place(content: bytes, path: Path) -> None:
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
