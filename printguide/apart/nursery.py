"""The nursery: a process that prepares once, and is copied whenever a child is needed.

It is started as a program of its own and not copied from this process, which may have threads: a
copy would keep the locks that they held. It has no threads itself, so copies of it are sound, at
hand in milliseconds, and share the memory of what was prepared.
"""

import os
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from socket import SHUT_RDWR, send_fds, socket, socketpair
from threading import Lock
from typing import Any

from printguide.apart.child import Child, ChildDied, ChildStopped
from printguide.apart.limits import Limits
from printguide.apart.messages import send

NUMBER = struct.Struct(">q")
"""What the two processes tell each other: a request is the number of a child to end, or 0 for a
new one, whose end of a socket comes along; the answer is its exit status, or its number."""

Answer = Callable[[Any], Any]
"""What a child does with each request. Both requests and answers can be pickled."""
Prepare = Callable[[], Answer]
"""What is done once, in the nursery: it imports what is needed, and returns what answers. A
function of a module."""

_PROGRAM = """
import gc, sys
gc.disable()
sys.path[:] = sys.argv[4:]
from printguide.apart.copying import run
run(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
"""


class Nursery:
    """Starts children. All of them end with it, and it ends with this process."""

    def __init__(self, prepare: Prepare, errand: Any = None) -> None:
        """Begin to prepare at once; nobody waits for it before the first child.

        `errand` is a request that the first child does while nobody has work for it yet, so that
        it is warm then; its answer counts for nothing.
        """
        self._prepare = f"{prepare.__module__}:{prepare.__qualname__}"
        self._lock = Lock()
        self._ready = self._closed = False
        self._open()
        self._first = None if errand is None else self._ask_ahead(errand)

    def start(self, limits: Limits) -> Child:
        """Return a new child; raises ChildStopped where the nursery is closed.

        A nursery that was killed is started anew. Raises ChildDied if that one dies too.
        """
        with self._lock:
            first, self._first = self._first, None
            pid = self._heard() if first else None
        if first and pid is not None:
            self._ready = True
            return Child(pid, first, limits, self.end, owed=1)
        if first:
            first.close()
        ours, theirs = socketpair()
        with theirs, self._lock:
            pid = self._tell(0, theirs)
            if pid is None and not self._closed:
                self._reap()
                self._open()
                pid = self._tell(0, theirs)
        if pid is None:
            ours.close()
            raise ChildStopped if self._closed else ChildDied(1)
        self._ready = True
        return Child(pid, ours, limits, self.end)

    def end(self, pid: int) -> int | None:
        """End one child at once; return its exit status, or its signal as a negative number.

        None where all of them were ended because the nursery is closed.
        """
        with self._lock:
            status = self._tell(pid)
        if self._closed:
            return None
        return -signal.SIGKILL if status is None else status

    def close(self) -> None:
        """End all children at once, whatever they are doing, and the nursery."""
        if self._closed:
            return
        self._closed = True
        if self._first:
            self._first.close()
        if not self._ready:  # it has no children, and would first import what nobody needs
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        with suppress(OSError):
            self._control.shutdown(SHUT_RDWR)
        with self._lock:
            self._reap()

    def _open(self) -> None:
        """Start the program, with its end of a socket as the only file that it inherits."""
        self._control, theirs = socketpair()
        with theirs:
            theirs_there = theirs.fileno() + 1
            arguments = [str(theirs_there), str(os.getpid()), self._prepare, *sys.path]
            self._pid = os.posix_spawn(
                sys.executable,
                # -P: a folder of articles is no folder of modules
                [sys.executable, "-P", "-c", _PROGRAM, *arguments],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_DUP2, theirs.fileno(), theirs_there),
                ],
                setsigmask=[signal.SIGINT],  # this process decides what an interrupt ends
            )

    def _ask_ahead(self, errand: Any) -> socket:
        """Ask for the first child, whose number is heard when it is wanted, and give it work."""
        ours, theirs = socketpair()
        with theirs, suppress(OSError):  # who wants it will see that the nursery is gone
            send_fds(self._control, [NUMBER.pack(0)], [theirs.fileno()])
            send(ours, errand)
        return ours

    def _tell(self, number: int, *channels: socket) -> int | None:
        """Send a request and return the answer; None where the nursery is gone."""
        try:
            send_fds(self._control, [NUMBER.pack(number)], [it.fileno() for it in channels])
        except OSError:
            return None
        return self._heard()

    def _heard(self) -> int | None:
        """Wait for the answer to a request; None where the nursery is gone."""
        try:
            answer = self._control.recv(NUMBER.size)
        except OSError:
            return None
        except BaseException:
            self._control.close()  # an answer that nobody read must not be taken for the next
            raise
        return int(NUMBER.unpack(answer)[0]) if answer else None

    def _reap(self) -> None:
        self._control.close()
        with suppress(ChildProcessError):  # a program around us may collect all children itself
            os.waitpid(self._pid, 0)
