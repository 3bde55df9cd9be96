"""One process that answers requests, as its parent sees it."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from socket import socket
from typing import Any, Protocol

from printguide.apart.limits import Limits
from printguide.apart.messages import receive, send

PULSE_S = 0.05
"""How often a child at work is looked at. A process fills about 1.5 GB a second (measured), so it
is ended within 100 MB or so of its limit."""

OUT_OF_MEMORY = 12
"""The exit status of a child to which the machine gave no more memory; ENOMEM of errno(3)."""


class ChildFailed(Exception):
    """The child did not answer, and is ended."""

    scarce = False
    """Whether what others hold of the machine may be why."""


class ChildDied(ChildFailed):
    """The child ended while it was working on a request."""

    def __init__(self, status: int) -> None:
        """`status` is its exit status, or the signal that ended it as a negative number."""
        super().__init__(status)
        self.status = status

    @property
    def scarce(self) -> bool:  # type: ignore[override]
        """Linux ends processes with SIGKILL when memory runs out, and not always the largest."""
        return self.status == -signal.SIGKILL


class ChildSlow(ChildFailed):
    """The child did not answer in time."""


class ChildOutgrown(ChildFailed):
    """The child took more memory than it may have."""


class ChildStopped(Exception):
    """All work apart was stopped while this was under way."""


class Worker(Protocol):
    """What answers requests: a child, or this process where there are no children."""

    def ask(self, request: Any) -> Any:
        """Return the answer; raises ChildFailed or ChildStopped."""

    @property
    def memory(self) -> int:
        """Its resident memory now, in bytes; 0 where the system does not show it."""

    def end(self) -> int | None:
        """End it at once, whatever it is doing; return its exit status, if it was not stopped."""


class Child:
    """A child process. It answers one request at a time."""

    def __init__(
        self, pid: int, channel: socket, limits: Limits, ending: Callable[[int], int | None],
        *, owed: int = 0,
    ) -> None:  # fmt: skip
        """`ending` ends the process of a number, as `end` says.

        `owed` is how many answers it owes to requests that nobody waits for.
        """
        self.pid = pid
        self._channel, self._limits, self._ending = channel, limits, ending
        self._owed = owed
        self._channel.settimeout(PULSE_S)

    def ask(self, request: Any) -> Any:
        """Return the answer; raises ChildFailed, and the child is ended then."""
        try:
            while self._owed:
                receive(self._channel, self._watch())
                self._owed -= 1
            watch = self._watch()  # the time of what was owed is not that of this
            send(self._channel, request, watch)
            return receive(self._channel, watch)
        except (EOFError, OSError) as gone:
            status = self.end()
            if status is None:
                raise ChildStopped from gone
            raise ChildOutgrown if status == OUT_OF_MEMORY else ChildDied(status) from gone
        except ChildFailed:
            self.end()
            raise

    def _watch(self) -> Callable[[], None]:
        timeout_s, most = self._limits.timeout_s, self._limits.memory_bytes
        begun = time.monotonic()

        def watch() -> None:
            if timeout_s is not None and time.monotonic() - begun > timeout_s:
                raise ChildSlow
            if most is not None and self.memory > most:
                raise ChildOutgrown

        return watch

    @property
    def memory(self) -> int:
        """Its resident memory now, in bytes; 0 where the system does not show it (proc(5))."""
        try:
            pages = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]
        except OSError:
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def end(self) -> int | None:
        """End it at once, whatever it is doing; return its exit status, if it was not stopped."""
        self._channel.close()
        return self._ending(self.pid)
