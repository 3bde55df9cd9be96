"""A real cluster on this machine: a scheduler of Dask and workers, each a process of its own."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

PATIENCE_S = 30.0


@dataclass
class Machines:
    """Processes on the loopback, on ports that are free; with `folder` for what they write."""

    folder: Path
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def __post_init__(self) -> None:
        file = self.folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(file))
        end = time.monotonic() + PATIENCE_S
        while not (file.exists() and file.read_text()):
            assert time.monotonic() < end, "the scheduler does not start"
            time.sleep(0.05)
        self.address: str = json.loads(file.read_text())["address"]

    def add_worker(self, threads: int = 1, **environment: str) -> "subprocess.Popen[bytes]":
        scratch = str(self.folder / f"worker-{len(self.workers)}")
        worker = self._start("worker", self.address, "--nthreads", str(threads), "--no-nanny",
                             "--local-directory", scratch, **environment)  # fmt: skip
        self.workers.append(worker)
        return worker

    def _start(self, kind: str, *arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments,
                   "--host", "127.0.0.1", "--no-dashboard"]  # fmt: skip
        log = (self.folder / "log").open("ab")
        with log:
            return subprocess.Popen(
                command, stdout=log, stderr=log, env={**os.environ, **environment}
            )

    def processes(self, worker: "subprocess.Popen[bytes]") -> set[psutil.Process]:
        """All that a worker has started."""
        return set(psutil.Process(worker.pid).children(recursive=True))

    def engines(self, worker: "subprocess.Popen[bytes]") -> set[psutil.Process]:
        """The processes in which a worker lays articles out."""
        nurseries = psutil.Process(worker.pid).children()
        return {engine for it in nurseries for engine in it.children()}

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
