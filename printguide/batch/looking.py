"""Looking ahead: which jobs are done already, found out while others are worked on."""

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who only counts, such as the line of progress, imports nothing of jobs
    from printguide.batch.jobs import Job
    from printguide.made import Made

Look = Callable[["Job"], "Made | None"]
"""Returns what an earlier call has made of a job; None where it is work."""


@dataclass(slots=True)
class Ahead:
    """How many jobs were looked at, and how many of them are work."""

    looked: int = 0
    work: int = 0

    def expected(self, total: int) -> float:
        """Return how many of so many jobs are work: exact once all of them were looked at."""
        share = self.work / self.looked if self.looked else 1.0
        return self.work + share * max(total - self.looked, 0)


def look_ahead(
    jobs: "Iterable[Job]", look: Look, ahead: Ahead
) -> "Generator[tuple[Job, Made | None], None, None]":
    """Yield every job with what it was found to be.

    Looking takes a hundredth of the time of work, so it is soon known how much of that there is:
    it goes on in a thread of its own, whenever what was found is asked for.
    """
    found: SimpleQueue[tuple[Job, Made | None] | None] = SimpleQueue()
    stopped = Event()

    def run() -> None:
        for job in jobs:
            if stopped.is_set():
                return
            made = look(job)
            ahead.looked += 1
            ahead.work += made is None
            found.put((job, made))

    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(run)
        going.add_done_callback(lambda _: found.put(None))
        try:
            while one := found.get():
                yield one
            going.result()  # raises what kept it from looking on
        finally:
            stopped.set()
