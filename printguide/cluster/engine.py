"""The engine as a program of its own: `python -m printguide.cluster`, one job after the other.

A worker of Dask has threads that talk to the scheduler. A layout beside them would keep them from
talking, its crash would end them, and WeasyPrint is not made for threads. So a worker has a process
like this one for each of its threads. It is started afresh and not forked, or it would hold the
connections of the worker open when that has long been killed.
"""

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from printguide.apart import Answer, receive, send, serve
from printguide.cluster.job import Job, Unlike
from printguide.faults import Diagnostic, EnvironmentFault
from printguide.outcome import Outcome

_COMMAND = (sys.executable, "-P", "-m", "printguide.cluster")
_PARTING_S = 5.0
"""What a process that closed its pipes has to end."""


@dataclass(frozen=True, slots=True)
class Request:
    """A packed job, and the folder that stands for the root of the client's file system."""

    job: bytes
    ground: Path


class EngineDied(Exception):
    """The engine ended while it was at work."""

    def __init__(self, slow: bool) -> None:
        self.slow = slow
        """Whether it took too long, and ended itself."""


class Engine:
    """Renders in a program that is started at once, and ends with this object."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(  # noqa: S603 - our own module, and no argument
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )

    def makers(self) -> "dict[str, str] | EnvironmentFault":
        """Return the versions of all that it renders with, or what it lacks to render at all."""
        found: dict[str, str] | EnvironmentFault = pickle.loads(self._ask(None))  # noqa: S301
        return found

    def render(self, request: Request) -> bytes:
        """Return the packed answer to a job; raises EngineDied, after which it can do no more."""
        return self._ask(request)

    def _ask(self, request: Request | None) -> bytes:
        assert self._program.stdin and self._program.stdout
        try:
            send(self._program.stdin, request)
            answer: bytes = receive(self._program.stdout)
        except (BrokenPipeError, EOFError) as error:
            raise EngineDied(self._ended()) from error
        return answer

    def _ended(self) -> bool:
        """Whether it ended itself because it took too long."""
        with suppress(subprocess.TimeoutExpired):
            self._program.wait(_PARTING_S)
        self.close()
        return self._program.returncode == -signal.SIGALRM

    def close(self) -> None:
        """End the program at once, whatever it is doing."""
        self._program.kill()
        self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            if pipe:
                with suppress(BrokenPipeError):  # what it was still to be sent is lost with it
                    pipe.close()


def _load() -> Answer:
    from printguide.engine.libraries import pango_missing

    try:
        import printguide.engine.weasy  # noqa: F401 - so that it is there when it is asked
    except OSError as error:
        missing = pango_missing(error)
        return lambda request: pickle.dumps(missing)
    return lambda request: pickle.dumps(_answer(request), pickle.HIGHEST_PROTOCOL)


def _answer(request: Request | None) -> Any:
    from printguide.cluster.makers import makers

    if request is None:
        return dict(makers())
    job: Job = pickle.loads(request.job)  # noqa: S301 - from the scheduler, which we obey anyway
    signal.alarm(job.patience_s)  # the system ends this process, even if it never comes back
    try:
        return _rendered(job, request.ground)
    except EnvironmentFault as fault:
        return fault
    finally:
        signal.alarm(0)


def _rendered(job: Job, ground: Path) -> Any:
    from printguide.cluster.makers import makers, packages_of
    from printguide.engine.weasy import render

    own = {**makers(), **packages_of(job.html.fonts)}
    if own != job.makers:
        return Unlike(own)
    folder = _under(ground, job.folder)
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    return _as_at_home(render(job.html, _under(ground, job.root), job.source), ground)


def _under(ground: Path, path: Path) -> Path:
    return ground / path.relative_to(path.anchor)


def _as_at_home(outcome: "Outcome[Any]", ground: Path) -> "Outcome[Any]":
    """The outcome as the client would have it, where the ground is the root of all files."""

    def said(words: str) -> str:
        return words.replace(ground.as_uri(), "file://").replace(str(ground), "")

    def told(diagnostic: Diagnostic) -> Diagnostic:
        hint = said(diagnostic.hint) if diagnostic.hint else diagnostic.hint
        return replace(diagnostic, message=said(diagnostic.message), hint=hint)

    return Outcome(outcome.value, tuple(map(told, outcome.found)))


def main() -> None:
    """Answer on what is the standard output; what is printed by chance goes to the errors."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(_load, requests, answers)
