"""Bearings: paths as the reports of a batch have them, from the folder where the report lies."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Bearings:
    """Where a report lies, and where the paths begin that it is made of."""

    folder: Path
    """Of the report."""
    root: Path
    """From which the paths of articles, outputs and diagnostics are counted, unless absolute."""

    def path(self, path: PurePath) -> str:
        """Return a path from the folder of the report, with forward slashes.

        One on another drive, to which no way leads, stays whole.
        """
        file = self.root / path
        try:
            return Path(os.path.relpath(file, self.folder)).as_posix()
        except ValueError:
            return file.absolute().as_posix()

    def address(self, path: PurePath) -> str:
        """Return a path as an address within a page; names of any bytes and signs are quoted."""
        way = self.path(path)
        return quote(os.fsencode(way)) if not Path(way).is_absolute() else Path(way).as_uri()
