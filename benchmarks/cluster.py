"""`python -m benchmarks.cluster [FOLDER]`: what a job costs client, scheduler and worker of Dask.

Measured with one scheduler and one worker on the loopback: processor time of each, since that is
what bounds them, and bytes. What follows for many machines stands in docs/cluster.md.
"""

import datetime as dt
import os
import pickle
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil

from printguide.article.reading import Source
from printguide.building import compose_file
from printguide.catalogue import Catalogue, articles_in
from printguide.cluster import cluster
from printguide.cluster.job import Job, programs_for
from printguide.cluster.joined import Cluster
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.engine.apart import EngineApart, Render
from printguide.formats.finding import find_format
from printguide.formats.format import find_paper
from printguide.project import open_project
from tests.cluster.machines import Machines

SAMPLE = Path(__file__).parent.parent / "content"
ROUNDS = 3
"""How often all articles are made; once before does not count."""
TASKS = 1000
"""Of the smallest kind, to see what Dask itself takes."""

Page = tuple[PrintHtml, Path, Source | None]


def composed(folder: Path) -> Callable[[], list[Page]]:
    """Return what composes all articles of a project, those that print."""
    project = open_project(folder, dt.date(2026, 1, 1)).with_base_url("https://www.example.org")
    format_ = find_format("brochure", project.root)

    def compose() -> list[Page]:
        order = Order(project, format_, find_paper("a4", format_), Catalogue(project))
        made = (compose_file(file, order) for file in articles_in(project.root))
        return [(html.value, project.root, source) for source, html in made if html.value]

    return compose


def taken(work: Callable[[], Any], *processes: psutil.Process) -> tuple[float, list[float]]:
    """Return the seconds that some work takes by the clock, and those of processes.

    With this process only itself counts, with others also the children.
    """
    before, begun = [_used(it) for it in processes], time.monotonic()
    work()
    clock = time.monotonic() - begun
    return clock, [_used(it) - old for it, old in zip(processes, before, strict=True)]


def _used(process: psutil.Process) -> float:
    children = process.children(recursive=True) if process.pid != os.getpid() else []
    return sum(sum(it.cpu_times()[:2]) for it in (process, *children))


def rendered(render: Render, pages: list[Page]) -> None:
    """Render all pages, asked for by two threads, so that an engine never waits for the next."""
    with ThreadPoolExecutor(2) as pool:
        for outcome in pool.map(lambda page: render(*page), pages):
            if outcome.value is None:
                raise SystemExit(f"not rendered: {outcome.found}")


def sizes(joined: Cluster, pages: list[Page]) -> tuple[float, float]:
    """Return the bytes of an average job and of its answer."""
    there = back = 0
    for html, root, source in pages:
        job = Job(html, source, {}, root, root, programs_for(html))
        there += len(pickle.dumps(job, pickle.HIGHEST_PROTOCOL))
        back += len(pickle.dumps(joined.render(html, root, source), pickle.HIGHEST_PROTOCOL))
    return there / len(pages), back / len(pages)


def echoes(joined: Cluster, size: int) -> None:
    """Send bytes to the worker and get them back, as often as there are tasks."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: joined.client.submit(bytes, b"." * size, pure=False).result(),
                      range(TASKS)))  # fmt: skip


def main() -> None:
    """Measure and print."""
    compose = composed(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
    pages = compose()
    _, (composing,) = taken(compose, psutil.Process())
    print(f"{len(pages)} articles, an average one; ms are of processor time")
    _row("composing, by the client", composing / len(pages))
    with tempfile.TemporaryDirectory() as folder, closing(EngineApart()) as engine:
        machines = Machines(Path(folder))
        machines.add_worker()
        try:
            with cluster(machines.address, print) as joined:
                _compare(machines, joined, engine.render, pages)
        finally:
            machines.stop()


def _compare(machines: Machines, joined: Cluster, near: Render, pages: list[Page]) -> None:
    """Print what a job takes on a worker and on an engine of this machine, measured in turn."""
    ours, scheduler = psutil.Process(), psutil.Process(machines.scheduler.pid)
    worker = psutil.Process(machines.workers[0].pid)
    for render in (joined.render, near):
        rendered(render, pages)
    there, back = sizes(joined, pages)
    print(f"  {there / 1000:6.0f} kB there, {back / 1000:.0f} kB back")
    here, far = 0.0, 0.0
    used = [0.0, 0.0]
    for _ in range(ROUNDS):
        here += taken(lambda: rendered(near, pages))[0]
        clock, more = taken(lambda: rendered(joined.render, pages), ours, worker)
        far, used = far + clock, [old + new for old, new in zip(used, more, strict=True)]
    jobs = len(pages) * ROUNDS
    _row("sending and receiving, by the client", used[0] / jobs)
    _row("worker with its engine", used[1] / jobs)
    print(f"  {far / here:6.2f}  by the clock, a worker compared with an engine of this machine")
    for size in (100, round((there + back) / 2)):
        clock, (busy,) = taken(lambda size=size: echoes(joined, size), scheduler)  # type: ignore[misc]
        _row(
            f"scheduler, for {size} bytes there and back; {TASKS / clock:.0f} a second",
            busy / TASKS,
        )


def _row(what: str, seconds: float) -> None:
    print(f"  {seconds * 1000:6.1f}  {what}")


if __name__ == "__main__":
    main()
