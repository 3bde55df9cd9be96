"""The engine in a process of its own: it loads while articles are read, and its crash is not ours.

WeasyPrint takes a third of a second to import, half of what a short brochure takes; meanwhile
this process parses and composes. Where processes cannot fork, the engine works in this one.
"""

import gc
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from printguide.faults import EnvironmentFault

if TYPE_CHECKING:
    from printguide.article.reading import Source
    from printguide.compose.print_html import PrintHtml
    from printguide.engine.rendering import Rendering
    from printguide.outcome import Outcome

_LENGTH = struct.Struct(">Q")


class EngineApart:
    """Renders in a child process, which is started at once and ends with this object."""

    def __init__(self) -> None:
        self._child: int | None = None
        self._start()

    def render(
        self, html: "PrintHtml", root: Path, source: "Source | None"
    ) -> "Outcome[Rendering]":
        """Render as `printguide.engine.weasy.render` does; a crash is a fault of the article."""
        if self._child is None:
            self._start()
        answer = self._ask((html, root, source)) if self._child else _render((html, root, source))
        if isinstance(answer, EnvironmentFault):
            raise answer
        if answer is None:
            return _crashed(html)
        outcome: Outcome[Rendering] = answer
        return outcome

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
            return
        sys.stdout.flush()
        sys.stderr.flush()
        ours, theirs = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            os.close(ours[1])
            os.close(theirs[0])
            _serve(os.fdopen(ours[0], "rb"), os.fdopen(theirs[1], "wb"))
        os.close(ours[0])
        os.close(theirs[1])
        self._child = child
        self._requests, self._answers = os.fdopen(ours[1], "wb"), os.fdopen(theirs[0], "rb")

    def _ask(self, request: tuple[Any, ...]) -> Any:
        """Send a request and wait; None if the child died of it."""
        try:
            _send(self._requests, request)
            return _receive(self._answers)
        except (BrokenPipeError, EOFError):
            self.close()
            return None


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are none; never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    try:
        failure = _load()
        gc.freeze()
        while True:
            request = _receive(requests)
            _send(answers, failure or _answer(request))
            gc.collect()  # between articles, while the parent composes the next
    except (EOFError, BrokenPipeError):
        os._exit(0)
    finally:
        os._exit(1)


def _load() -> EnvironmentFault | None:
    from printguide.engine.libraries import pango_missing

    try:
        import printguide.engine.weasy  # noqa: F401 - so that it is there when it is asked
    except OSError as error:
        return pango_missing(error)
    return None


def _answer(request: tuple[Any, ...]) -> Any:
    try:
        return _render(request)
    except EnvironmentFault as fault:
        return fault


def _render(request: tuple[Any, ...]) -> Any:
    from printguide.engine.weasy import render

    return render(*request)


def _crashed(html: "PrintHtml") -> "Outcome[Rendering]":
    from printguide.engine.faults import EngineFailed
    from printguide.outcome import Outcome
    from printguide.places import Place

    return Outcome(None, (EngineFailed("its process died").at(Place(html.path)),))


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


Render = Callable[["PrintHtml", Path, "Source | None"], "Outcome[Rendering]"]
"""What building needs of an engine: `render` of `weasy` in this process, or that of one apart."""
