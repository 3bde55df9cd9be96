"""The cluster as the client has it: renders from any number of threads at once."""

import pickle
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from distributed import CancelledError, Client, Future, KilledWorker
from distributed.comm.core import CommClosedError

from printguide.article.reading import Source
from printguide.cluster.job import Job, Unlike, programs_for
from printguide.cluster.needs import Needs
from printguide.cluster.workshop import Deposit, work
from printguide.compose.print_html import PrintHtml
from printguide.engine.faults import EngineFailed
from printguide.engine.rendering import Rendering
from printguide.faults import EnvironmentFault
from printguide.inputs import ABSENT
from printguide.outcome import Outcome
from printguide.places import Place

_LOOK_S = 5.0
"""Between two looks at whether there are workers at all."""


@dataclass(slots=True)
class Cluster:
    """Workers of Dask that have what this client needs."""

    client: Client
    address: str
    workshop: str
    """The name under which workers keep what is of this client."""
    wait_s: float
    """Seconds for which a cluster without workers is waited for."""
    _needs: Needs = field(default_factory=Needs)
    _learned: frozenset[str] = frozenset()
    """Paths from the folder of a project that a page did not show to be needed."""
    _deposited: set[str] = field(default_factory=set)
    _depositing: Lock = field(default_factory=Lock)
    _seen: float = field(default_factory=time.monotonic)
    """When there were workers last."""

    @property
    def slots(self) -> int:
        """How many articles are laid out at once by the workers that are there now."""
        return sum(self.client.nthreads().values())

    @property
    def jobs(self) -> int:
        """How many to ask for at once: one waits at each worker while another is laid out."""
        return 2 * max(self.slots, 1)

    def render(self, html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
        """Render as `printguide.engine.weasy.render` does, on whichever worker is free.

        A layout that ends worker after worker is a fault of the article. Raises EnvironmentFault
        where a worker would not make the same bytes, or the cluster is lost.
        """
        root, known = root.resolve(), frozenset[str]()
        while True:
            known |= self._learned
            files, contents = self._needs.of(html, root, sorted(known))
            self._deposit(contents)
            job = Job(html, source, files, Path.cwd(), root, programs_for(html))
            outcome = self._done(job)
            asked = outcome.value.files if outcome.value else ()
            missed = {it for it in asked if it not in files and (root / it).is_file()}
            if missed <= known:
                return outcome
            self._learned |= missed

    def _done(self, job: Job) -> Outcome[Rendering]:
        packed = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        key = f"printguide-{uuid4().hex}"
        try:
            worker, answer = self._result(
                self.client.submit(work, self.workshop, packed, key=key, pure=False)
            )
        except KilledWorker:
            fault = EngineFailed("every worker that had it died")
            return Outcome(None, (fault.at(Place(job.html.path)),))
        except (CancelledError, CommClosedError) as error:
            raise EnvironmentFault(
                f"the connection to the Dask scheduler at {self.address} is lost: see whether it "
                "runs, then build again, which goes on from here"
            ) from error
        return _understood(worker, pickle.loads(answer), job)  # noqa: S301 - from our workers

    def _result(self, future: "Future[Any]") -> tuple[str, bytes]:
        while True:
            try:
                result: tuple[str, bytes] = future.result(timeout=_LOOK_S)
            except TimeoutError:
                self._look()
            else:
                self._seen = time.monotonic()
                return result

    def _look(self) -> None:
        """Raise EnvironmentFault if there has been no worker for too long."""
        with suppress(OSError):  # a lost scheduler is said by the future
            if self.slots:
                self._seen = time.monotonic()
                return
        if time.monotonic() - self._seen > self.wait_s:
            raise workerless(self.address)

    def _deposit(self, contents: Mapping[str, Path]) -> None:
        """Give workers what none of them has yet, and those that will join."""
        with self._depositing:
            new = [file for content, file in contents.items() if content not in self._deposited]
            if new:
                read = tuple(file.read_bytes() for file in new)
                self.client.register_plugin(Deposit(self.workshop, read))
                self._deposited |= {sha256(content).hexdigest() for content in read}


def _understood(worker: str, answer: Any, job: Job) -> Outcome[Rendering]:
    if isinstance(answer, Unlike):
        raise unlike(worker, answer.programs, job.programs)
    if isinstance(answer, EnvironmentFault):
        raise EnvironmentFault(f"on the worker {worker}: {answer}")
    outcome: Outcome[Rendering] = answer
    return outcome


def workerless(address: str) -> EnvironmentFault:
    """Say that nobody does the work."""
    return EnvironmentFault(
        f"the cluster at {address} has no workers: start some with `dask worker {address}`"
    )


def unlike(worker: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> EnvironmentFault:
    """Say what differs on a worker, whose PDFs would not be those of this machine."""
    return EnvironmentFault(
        f"the worker {worker} would make other PDFs than this machine: it has "
        f"{', '.join(_differing(theirs, ours))}; give both the same image or the same packages"
    )


def _differing(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterable[str]:
    for name in sorted(ours.keys() | theirs.keys()):
        there, here = theirs.get(name, ABSENT), ours.get(name, ABSENT)
        if there != here:
            yield f"{name.removeprefix('package ')} {there} (here {here})"
