"""The spool: what is long and needed again only at the end is put aside, out of the memory.

It is a file without a name: it is gone when the process is, however that ends.
"""

import tempfile
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import IO

from printguide.faults import EnvironmentFault


@dataclass(slots=True)
class Spool:
    """Where PDFs of pieces wait until they are joined; made when the first one comes."""

    file: IO[bytes] | None = None
    end: int = 0

    def __enter__(self) -> "Spool":
        """Return the spool itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget what was put aside."""
        if self.file is not None:
            self.file.close()
            self.file = None

    def put(self, content: bytes) -> "Spooled":
        """Put something aside; raises EnvironmentFault where there is no room for it."""
        try:
            self.file = self.file or TemporaryFile()  # noqa: SIM115 - it is open for as long as the spool
            self.file.seek(self.end)
            self.file.write(content)
            self.file.flush()
        except OSError as error:
            folder, reason = tempfile.gettempdir(), error.strerror or str(error)
            raise EnvironmentFault(
                f"{folder} has no room for what a booklet is joined from: {reason}; free some "
                "space there, or name another folder in TMPDIR"
            ) from error
        put = Spooled(self, self.end, len(content))
        self.end += len(content)
        return put

    def read(self, start: int, size: int) -> bytes:
        """Return what was put aside; raises ValueError once it is forgotten."""
        if self.file is None:
            raise ValueError("nothing is put aside any more")
        self.file.seek(start)
        return self.file.read(size)


@dataclass(frozen=True, slots=True)
class Spooled:
    """One thing that was put aside."""

    spool: Spool = field(repr=False)
    start: int
    size: int

    def read(self) -> bytes:
        """Return it."""
        return self.spool.read(self.start, self.size)


def read(content: bytes | Spooled) -> bytes:
    """Return what is in memory, or was put aside."""
    return content if isinstance(content, bytes) else content.read()
