"""The workshop: what a worker of Dask keeps while a client is there - files by hash, engines.

It is a plugin, so that the scheduler also gives it to workers that join later. Files come in
deposits, each of which every worker gets once.
"""

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from distributed import WorkerPlugin, get_worker

from printguide.cluster.engine import Engine, EngineDied, Request
from printguide.cluster.job import Died, Files
from printguide.faults import EnvironmentFault
from printguide.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Worker

T = TypeVar("T")

_TRIES = 2
"""A crash may have come from outside, such as from a machine without memory; twice is the job's."""


class Workshop(WorkerPlugin):  # type: ignore[misc]
    """Renders jobs of one client with the files that the client has deposited."""

    def __init__(self, name: str) -> None:
        self.name = name
        """That of the client, by which tasks find the workshop of their own."""

    def setup(self, worker: "Worker") -> None:
        """Start as many engines as jobs may come at once: they load while the client composes."""
        self._lock, self._idle = Lock(), list[Engine]()
        self.folder = _folder(worker, self.name)
        self._idle += [Engine() for _ in range(worker.state.nthreads)]

    def teardown(self, worker: "Worker") -> None:
        """End the engines, and forget the files."""
        for engine in self._idle:
            engine.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def makers(self) -> Mapping[str, str] | EnvironmentFault:
        """Return the versions of all that is rendered with here, or what is lacking."""
        with self._engine() as engine:
            return engine.makers()

    def render(self, files: Files, root: Path, job: bytes) -> bytes:
        """Return the packed answer to a packed job, whose files stand under `root`."""
        ground, slow = self._ground(files, root), False
        for _ in range(_TRIES):
            try:
                with self._engine() as engine:
                    return engine.render(Request(job, ground))
            except EngineDied as death:
                slow = death.slow
        return pickle.dumps(Died(slow))

    @contextmanager
    def _engine(self) -> "Iterator[Engine]":
        """An engine that nobody else uses meanwhile; one that died is not used again."""
        with self._lock:
            engine = self._idle.pop() if self._idle else None
        engine = engine or Engine()
        try:
            yield engine
        except BaseException:
            engine.close()
            raise
        with self._lock:
            self._idle.append(engine)

    def _ground(self, files: Files, root: Path) -> Path:
        """The folder that stands for the root of the client's file system, with these files.

        Made once and moved in whole, as several jobs may ask for the same one. Where the client
        has its project, this has one as well, so that paths that lead out of it fail alike.
        """
        facts = repr((root, sorted(files.items(), key=lambda it: it[0])))
        ground = self.folder / f"ground-{sha256(facts.encode()).hexdigest()[:24]}"
        if not ground.is_dir():
            draft = Path(tempfile.mkdtemp(prefix=".ground-", dir=self.folder))
            for path, content in files.items():
                self._place(draft / root.relative_to(root.anchor) / path, content)
            with suppress(OSError):  # another thread was faster
                draft.rename(ground)
            shutil.rmtree(draft, ignore_errors=True)
        return ground.resolve()

    def _place(self, file: Path, content: str | None) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.symlink_to("/")
        else:
            os.link(self.folder / content, file)


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


def work(workshop: str, files: Files, root: Path, job: bytes) -> tuple[str, bytes]:
    """Render a packed job on the worker that runs this; return its address and the answer."""
    worker = get_worker()
    return worker.address, _sound(lambda: worker.plugins[workshop].render(files, root, job))


async def greet(workshop: str, dask_worker: "Worker") -> bytes:
    """Return the packed versions of a worker; it goes on talking to the scheduler meanwhile."""
    import asyncio

    own: Workshop = dask_worker.plugins[workshop]
    return await asyncio.to_thread(_sound, lambda: pickle.dumps(own.makers()))


def _sound(ask: Callable[[], bytes]) -> bytes:
    """What is answered, or what the machine lacks to answer: a full disk, no memory for a process."""
    try:
        return ask()
    except EngineDied:
        return pickle.dumps(EnvironmentFault("the engine does not start: see the worker's log"))
    except OSError as error:
        return pickle.dumps(EnvironmentFault(f"the machine cannot do its work ({error})"))
