"""The crew: engines that lay pieces out side by side, in the order in which they come."""

from collections.abc import Iterator
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import SimpleQueue

from printguide.booklet.desk import Desk, Forme
from printguide.booklet.numbers import Stand
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.outcome import Outcome

_AHEAD = 3
"""Pieces that are composed before there is an engine for them: enough that none waits."""


@dataclass(frozen=True, slots=True)
class Done:
    """A piece that was laid out."""

    stand: Stand
    made: Outcome[Rendering]
    anew: bool = True
    """Whether that had to be done, and was not remembered."""


@dataclass(slots=True)
class Crew:
    """The engines, each for one piece at a time."""

    desk: Desk
    pool: ThreadPoolExecutor
    free: SimpleQueue[Render]
    under_way: dict[Future[Outcome[Rendering]], Stand] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    begun: int = 0
    """How many pieces were given to the engines, their margins too."""

    @classmethod
    @contextmanager
    def of(cls, desk: Desk) -> Iterator["Crew"]:
        """Employ the engines of a desk."""
        free: SimpleQueue[Render] = SimpleQueue()
        for render in desk.renders:
            free.put(render)
        pool = ThreadPoolExecutor(len(desk.renders))
        try:
            yield cls(desk, pool, free)
        finally:  # an interrupt does not wait for what is still under way
            pool.shutdown(wait=False, cancel_futures=True)

    def begin(self, stand: Stand, forme: Forme) -> None:
        """Have a piece laid out as soon as an engine is free, unless it has been."""
        composed = forme.composed
        if composed is None:
            self.done += [Done(stand, forme.layout, anew=False)] if forme.layout else []
            return

        def work() -> Outcome[Rendering]:
            render = self.free.get()
            try:
                return self.desk.lay_out(composed, render)
            finally:
                self.free.put(render)

        self.begun += 1
        self.under_way[self.pool.submit(work)] = stand

    def finished(self, *, all_of_them: bool = False) -> Iterator[Done]:
        """Yield what was laid out since, having waited until there is room for more.

        That keeps few pieces in memory at a time. `all_of_them` waits for the last one.
        """
        full = len(self.under_way) >= len(self.desk.renders) + _AHEAD
        if self.under_way and (full or all_of_them):
            wait(self.under_way, return_when=ALL_COMPLETED if all_of_them else FIRST_COMPLETED)
        done, self.done = self.done, []
        yield from done
        for future in [it for it in self.under_way if it.done()]:
            yield Done(self.under_way.pop(future), future.result())
