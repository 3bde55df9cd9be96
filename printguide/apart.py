"""Apart: work in a process of its own, whose crash is not ours.

What heavy packages take to be imported passes while this process does something else, and what
kills them kills only the child. Where processes cannot fork, the work is done in this one.
"""

import gc
import os
import pickle
import select
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">Q")

Answer = Callable[[Any], Any]
"""What a child does with each request. Both requests and answers can be pickled."""


class ChildDied(Exception):
    """The child ended while it was working on a request."""


class ChildSlow(Exception):
    """The child did not answer in time; it was ended."""


class Child:
    """Answers requests in a child process, which is started at once and ends with this object.

    `prepare` is called in the child, imports what is needed, and returns the function that answers.
    """

    def __init__(self, prepare: Callable[[], Answer]) -> None:
        self._prepare = prepare
        self._child: int | None = None
        self._here: Answer | None = None
        self._start()

    def ask(self, request: Any, patience_s: float | None = None) -> Any:
        """Return the answer to a request; a child that died or was ended before is started again.

        Raises ChildDied, or ChildSlow after this many seconds.
        """
        if self._child is None and self._here is None:
            self._start()
        if self._here:
            return self._here(request)
        try:
            _send(self._requests, request)
            if patience_s is not None and not select.select([self._answers], [], [], patience_s)[0]:
                self.stop()
                raise ChildSlow
            return _receive(self._answers)
        except (BrokenPipeError, EOFError) as error:
            self.close()
            raise ChildDied from error

    def stop(self) -> None:
        """End the child at once, whatever it is doing."""
        if self._child is not None:
            os.kill(self._child, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Let the child end, as soon as it is done with what it is doing."""
        if self._child is not None:
            with suppress(BrokenPipeError):  # what it was still to be sent is lost with it
                self._requests.close()
            self._answers.close()
            os.waitpid(self._child, 0)
            self._child = None

    def _start(self) -> None:
        if not hasattr(os, "fork"):
            self._here = self._prepare()
            return
        sys.stdout.flush()
        sys.stderr.flush()
        ours, theirs = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            os.close(ours[1])
            os.close(theirs[0])
            _serve(self._prepare, os.fdopen(ours[0], "rb"), os.fdopen(theirs[1], "wb"))
        os.close(ours[0])
        os.close(theirs[1])
        self._child = child
        self._requests, self._answers = os.fdopen(ours[1], "wb"), os.fdopen(theirs[0], "rb")


def _serve(prepare: Callable[[], Answer], requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are none; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    try:
        answer = prepare()
        gc.freeze()
        while True:
            _send(answers, answer(_receive(requests)))
            gc.collect()  # between requests, while the parent is busy
    except (EOFError, BrokenPipeError):
        os._exit(0)
    finally:
        os._exit(1)


def _send(pipe: BinaryIO, thing: Any) -> None:
    content = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(content)))
    pipe.write(content)
    pipe.flush()


def _receive(pipe: BinaryIO) -> Any:
    """Read one message; raises EOFError where the other side is gone.

    Pickles are read from our own child and parent only, through a pipe that nobody else has.
    """
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return pickle.loads(content)  # noqa: S301
