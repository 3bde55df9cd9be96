"""The crew: as many processes as may work at a time, lent to whoever has work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition
from typing import Any

from printguide.apart.child import ChildFailed, Worker
from printguide.apart.limits import Limits
from printguide.apart.nursery import Nursery, Prepare

WARM_UP = 25
"""Answers after which a worker has read what it keeps: fonts, tables."""
FIRST_GROWTH = 250_000_000
"""Bytes that it may take for that; measured: 130 MB for seven sets of fonts, Korean among them."""
GROWTH = 40_000_000
"""Bytes by which it may grow after that; then it is replaced. Measured: WeasyPrint 70 gives 0.1 to
0.6 MB of a document never back, so that happens about once in a hundred documents."""


@dataclass(slots=True)
class _Hired:
    """A worker, and what it held when it was started, or after it had warmed up."""

    worker: Worker
    held: int
    answers: int = 0

    def grown(self) -> bool:
        """Whether it holds too much, after one more answer."""
        memory = self.worker.memory
        self.answers += 1
        if self.answers == WARM_UP:
            self.held = max(self.held, memory)
        most = FIRST_GROWTH if self.answers < WARM_UP else GROWTH
        return memory - self.held > most


class Crew:
    """Lends workers to any thread. Where processes cannot be copied, this one does the work."""

    def __init__(self, prepare: Prepare, limits: Limits, errand: Any = None) -> None:
        """Begin to prepare at once, in another process; `errand` is as `Nursery` has it."""
        able = hasattr(os, "fork")
        self._house = Nursery(prepare, errand) if able else _Indoors(prepare)
        self._most = limits.jobs if able else 1
        self._limits = limits
        self._changed = Condition()
        self._closed = False
        self._busy = 0
        self._first = 0
        """How many wait for, or have, all others to be at rest."""
        self._idle: list[_Hired] = []

    @contextmanager
    def lend(self, after: ChildFailed | None = None) -> Iterator[Worker]:
        """Lend a worker as soon as one is free.

        After a failure it is a new one, and if what others held may have been the reason, it works
        while no other does. Raises ChildStopped where the crew is closed, and ChildDied where no
        process can be started.
        """
        with self._place(alone=after is not None and after.scarce):
            hired = self._new() if after else self._next()
            try:
                yield hired.worker
            except BaseException:
                hired.worker.end()  # it is in the middle of something
                raise
            self._put_back(hired)

    def close(self) -> None:
        """End all at once, whatever they are doing; who waits for an answer gets ChildStopped."""
        with self._changed:
            self._closed = True
        self._house.close()
        self._end_idle()

    @contextmanager
    def _place(self, *, alone: bool) -> Iterator[None]:
        """Wait until one more may work."""
        with self._changed:
            self._first += alone
            try:
                self._changed.wait_for(lambda: self._free(alone=alone))
            except BaseException:
                self._first -= alone
                raise
            self._busy += 1
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._first -= alone
                self._changed.notify_all()

    def _free(self, *, alone: bool) -> bool:
        return self._busy == 0 if alone else self._busy < self._most and not self._first

    def _next(self) -> _Hired:
        with self._changed:
            if self._idle:
                return self._idle.pop()
        return self._new()

    def _new(self) -> _Hired:
        """Start a worker; those that idle would be too many with it, and hold memory."""
        self._end_idle()
        worker = self._house.start(self._limits)
        return _Hired(worker, worker.memory)

    def _put_back(self, hired: _Hired) -> None:
        grown = hired.grown()
        with self._changed:
            if not grown and not self._closed:
                self._idle.append(hired)
                return
        hired.worker.end()

    def _end_idle(self) -> None:
        with self._changed:
            idle, self._idle = self._idle, []
        for hired in idle:
            hired.worker.end()


class _Indoors:
    """In place of a nursery, and of its child: the work is done in this process."""

    memory = 0

    def __init__(self, prepare: Prepare) -> None:
        self._answer = prepare()

    def start(self, limits: Limits) -> Worker:
        return self

    def ask(self, request: Any) -> Any:
        return self._answer(request)

    def end(self) -> int:
        return 0

    def close(self) -> None:
        """Nothing is to be ended."""
