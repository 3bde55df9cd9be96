"""The store: results by keys, in a folder of the user's cache; whole or not there, and bounded.

Every entry is a file that begins with the hash of what follows. It is written beside its place and
moved in whole, so that a process that is killed leaves nothing half; what a disk has damaged is
seen by its hash and counts as not there. Any number of processes may use a store at once.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from printguide.cache import cache_folder
from printguide.faults import EnvironmentFault
from printguide.writing import write

SIZE = "PRINTGUIDE_CACHE_MB"
"""The variable of the environment that says how large the store may grow; 0 for none at all."""
FOLDER = "PRINTGUIDE_CACHE"
"""The variable that says where it is, if not in the user's cache: several machines may share it."""
MOST_MB = 2_000
"""Megabytes, where it does not say."""
_DIGEST = sha256().digest_size
_ABANDONED_S = 3600.0
"""Temporary files older than this were left by a process that died."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much there is, or was."""

    entries: int
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class _Entry:
    file: Path
    size: int
    used_ns: int


@dataclass(frozen=True, slots=True)
class Store:
    """Bytes by keys; a key is a hexadecimal hash."""

    folder: Path
    most: int = MOST_MB * 1_000_000
    """Bytes that pruning leaves."""

    def get(self, key: str) -> bytes | None:
        """Return what was put there; None if it is not there, or damaged."""
        file = self._file(key)
        try:
            content = file.read_bytes()
        except OSError:
            return None
        digest, content = content[:_DIGEST], content[_DIGEST:]
        if sha256(content).digest() != digest:
            with suppress(OSError):  # another process may have removed it, or made it anew
                file.unlink()
            return None
        with suppress(OSError):  # the time of use only says what goes first
            os.utime(file)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep something; raises EnvironmentFault where it cannot be written."""
        write(self._file(key), sha256(content).digest(), content)

    def contents(self) -> Contents:
        """Return how much there is."""
        sizes = [entry.size for entry in self._entries()]
        return Contents(len(sizes), sum(sizes))

    def prune(self, most: int | None = None) -> Contents:
        """Remove what was used longest ago until no more than `most` bytes are left; say how much.

        Without `most`, the size of the store itself counts.
        """
        most, removed, freed = self.most if most is None else most, 0, 0
        entries = sorted(self._entries(), key=lambda entry: (entry.used_ns, entry.file))
        left = sum(entry.size for entry in entries)
        for entry in entries:
            if left <= most:
                break
            with suppress(OSError):  # another process prunes too
                entry.file.unlink()
                removed, freed = removed + 1, freed + entry.size
            left -= entry.size
        self._sweep()
        return Contents(removed, freed)

    def clear(self) -> Contents:
        """Remove everything; return how much that was."""
        return self.prune(0)

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _entries(self) -> Iterator[_Entry]:
        for file in self._files():
            if file.name.startswith("."):
                continue
            with suppress(OSError):
                stat = file.stat()
                yield _Entry(file, stat.st_size, stat.st_mtime_ns)

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            for room in sorted(it for it in self.folder.iterdir() if it.is_dir()):
                yield from room.iterdir()

    def _sweep(self) -> None:
        """Remove what writers that died have left; clocks may have jumped either way."""
        for file in self._files():
            if file.name.startswith("."):
                with suppress(OSError):
                    if abs(time.time() - file.stat().st_mtime) > _ABANDONED_S:
                        file.unlink()


def open_store() -> Store | None:
    """Return the store of this user and of this version.

    None where no folder can be had, or nothing is to be kept. Raises EnvironmentFault if its size
    is set to something that is no number.
    """
    written = os.environ.get(SIZE, str(MOST_MB))
    if not written.isdecimal():
        raise EnvironmentFault(f"{SIZE} is `{written}`: write a whole number of megabytes")
    if int(written) == 0:
        return None
    own = os.environ.get(FOLDER)
    folder = Path(own) if own else cache_folder("results")
    return Store(folder, int(written) * 1_000_000) if folder else None
