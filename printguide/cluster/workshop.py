"""The workshop: what a worker of Dask keeps while a client is there - files by hash, engines.

It is a plugin, so that the scheduler also gives it to workers that join later. Files come in
deposits, each of which every worker gets once.

A worker has threads that talk to the scheduler. A layout beside them would keep them from talking,
its crash would end them, and WeasyPrint is not made for threads. So articles are laid out in
processes of their own, one for each thread of the worker, as they are without a cluster.
"""

import os
import pickle
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from distributed import WorkerPlugin, get_worker

from printguide.apart.limits import Limits
from printguide.cluster.ground import Ground
from printguide.cluster.job import Job, Unlike, programs_for
from printguide.engine.apart import EngineApart
from printguide.faults import EnvironmentFault
from printguide.writing import write

if TYPE_CHECKING:
    from distributed import Worker


class Workshop(WorkerPlugin):  # type: ignore[misc]
    """Renders jobs of one client with the files that the client has deposited."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        """That of the client, by which tasks find the workshop of their own."""
        self._limits = limits

    def setup(self, worker: "Worker") -> None:
        """Start an engine for all threads: it loads while the client composes."""
        self._folder = _folder(worker, self.name)
        self._engine = EngineApart(replace(self._limits, jobs=worker.state.nthreads))

    def teardown(self, worker: "Worker") -> None:
        """End the engine, and forget the files."""
        self._engine.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def answer(self, job: Job) -> Any:
        """Return the outcome of a job, or why there is none."""
        own = programs_for(job.html)
        if own != job.programs:
            return Unlike(own)
        try:
            ground = self._ground(job)
            outcome = self._engine.render(job.html, ground.root, job.source)
        except EnvironmentFault as fault:
            return fault
        except OSError as error:
            return EnvironmentFault(f"{self._folder} cannot be used ({error})")
        return ground.as_at_home(outcome, job.folder)

    def _ground(self, job: Job) -> Ground:
        """The files of a job in a folder, made once; several jobs may ask for the same at once."""
        facts = repr((job.root, sorted(job.files.items(), key=lambda it: it[0])))
        folder = self._folder / f"ground-{sha256(facts.encode()).hexdigest()[:24]}"
        if not folder.is_dir():
            draft = Path(tempfile.mkdtemp(prefix=".ground-", dir=self._folder))
            for path, content in job.files.items():
                self._place(Ground(draft, job.root).root / path, content)
            with suppress(OSError):  # another thread was faster
                draft.rename(folder)
            shutil.rmtree(draft, ignore_errors=True)
        return Ground(folder.resolve(), job.root)

    def _place(self, file: Path, content: str | None) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.symlink_to("/")
        else:
            os.link(self._folder / content, file)


class Deposit(WorkerPlugin):  # type: ignore[misc]
    """Contents of files that jobs of one client will need."""

    def __init__(self, workshop: str, contents: tuple[bytes, ...]) -> None:
        self.name = f"{workshop}-{sha256(b''.join(contents)).hexdigest()[:24]}"
        self._workshop, self._contents = workshop, contents

    def setup(self, worker: "Worker") -> None:
        """Write the contents under their hashes; Dask removes the folder with the worker."""
        folder = _folder(worker, self._workshop)
        for content in self._contents:
            write(folder / sha256(content).hexdigest(), content)
        self._contents = ()


def _folder(worker: "Worker", workshop: str) -> Path:
    folder = Path(worker.local_directory) / workshop
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def work(workshop: str, job: bytes) -> tuple[str, bytes]:
    """Do a packed job on the worker that runs this; return its address and the packed answer."""
    worker = get_worker()
    answer = worker.plugins[workshop].answer(pickle.loads(job))  # noqa: S301 - from our client
    return worker.address, pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
