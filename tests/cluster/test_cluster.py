"""Articles are rendered on a real cluster of Dask, of processes on this machine."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner
from distributed import KilledWorker

from printguide.apart.limits import Limits
from printguide.article.reading import Source
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.cli.main import commands
from printguide.cluster import cluster
from printguide.cluster.joined import Cluster
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.engine.rendering import Rendering
from printguide.engine.weasy import render
from printguide.faults import EnvironmentFault, UsageError
from printguide.formats.paper import papers
from printguide.outcome import Outcome
from printguide.project import Project
from tests.cluster.machines import Machines
from tests.support.inspector import Inspector

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="engines end by an alarm of POSIX"),
    pytest.mark.slow,
]

Files = dict[str, str | bytes]
Made = Callable[[Files], Project]
Composed = tuple[Source | None, PrintHtml]
Answer = Outcome[Rendering]

PHOTO = Path(__file__).parents[2] / "content" / "images" / "exercise.png"
ARTICLE = (
    "---\ntitle: Guide {number}\n---\n\n## Tea\n\nBoil **water**, and wait.\n\n" + "Sip.\n\n" * 40
)
SETTINGS = (
    '[brand]\nname = "Harbour Clinic"\n\n[brand.fonts]\ntext = ["fonts/a.ttf", "fonts/b.ttf"]\n'
)
SHEET = """
main { background-image: url("shared%20art/photo.png"), url(sha\\72 ed%20art/quay.png); }
h1 { background: url(../../outside.png); }
h2 { background: url(art/absent.png); colour: red; }
"""
HUGE = "<p>" + "One more word of a text that never ends. " * 60_000 + "</p>"


def brand_font(file: str) -> bytes:
    files = distribution("fontpkg-ibm-plex-sans-arabic").files or ()
    return Path(str(next(it for it in files if it.name == file).locate())).read_bytes()


def composed(project: Project) -> list[Composed]:
    order = Order(project, project.format("brochure"), papers()["a4"], Catalogue(project))
    found = []
    for file in sorted(project.root.glob("*.mdx")):
        source, html = compose_file(file, order)
        assert html.value is not None, html.found
        found.append((source, html.value))
    return found


def guides(count: int) -> Files:
    return {f"guide-{number}.mdx": ARTICLE.format(number=number) for number in range(count)}


@pytest.fixture
def branded(project: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose pages need files: fonts of the brand, a picture behind the text."""
    found = project({
        **guides(6), "printguide.toml": SETTINGS, "styles/project.css": SHEET,
        "fonts/a.ttf": brand_font("IBMPlexSansArabic-Regular.ttf"),
        "fonts/b.ttf": brand_font("IBMPlexSansArabic-Bold.ttf"),
        "shared art/photo.png": PHOTO.read_bytes(), "shared art/quay.png": PHOTO.read_bytes(),
    })  # fmt: skip
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")  # diagnostics name files from here
    return found


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler with one worker, for tests that let them live."""
    found = Machines(tmp_path_factory.mktemp("machines"))
    found.add_worker()
    yield found
    found.stop()


@pytest.fixture
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler without workers, for one test alone."""
    found = Machines(tmp_path_factory.mktemp("mortal"))
    yield found
    found.stop()


def started(joined: Cluster, project: Project, pages: list[Composed]) -> "list[Future[Answer]]":
    """Ask for all pages at once, each from a thread of its own."""
    pool = ThreadPoolExecutor(len(pages))
    return [pool.submit(joined.render, html, project.root, source) for source, html in pages]


def made(answer: Answer) -> Rendering:
    assert answer.value is not None, answer.found
    return answer.value


def within(patience_s: float, happens: Callable[[], bool]) -> bool:
    end = time.monotonic() + patience_s
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def running(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def silent(_: str) -> None:
    pass


# Everything goes well, or nearly


def test_all_is_made_as_here_though_a_worker_is_killed_at_work(
    mortal: Machines, branded: Project, tmp_path: Path
) -> None:
    killed = mortal.add_worker()
    mortal.add_worker(XDG_CACHE_HOME=str(tmp_path / "cache"))  # it makes its own static fonts
    pages = composed(branded)

    with cluster(mortal.address, silent) as joined:
        assert within(30, lambda: joined.slots == 2)
        answers = started(joined, branded, pages)
        assert within(60, lambda: any(it.done() for it in answers))
        processes = mortal.processes(killed)
        assert all(joined.client.processing().values()), "both have work"
        killed.kill()
        there = [it.result() for it in answers]

    here = [render(html, branded.root, source) for source, html in pages]
    assert [made(it).pdf for it in there] == [made(it).pdf for it in here]
    assert [it.found for it in there] == [it.found for it in here]
    assert there == here
    assert Inspector(made(here[0]).pdf).images == 2, "the pictures of the stylesheet"
    assert {it.code for it in here[0].found} == {"PG505", "PG506", "PG509"}
    assert within(30, lambda: not any(map(running, processes))), "no process is left over"


def test_files_go_to_the_workers_once_and_are_forgotten_afterwards(
    machines: Machines, branded: Project
) -> None:
    def kept(dask_scheduler: Any) -> list[str]:
        return [it for it in dask_scheduler.worker_plugins if it.startswith("printguide-")]

    pages = composed(branded)[:3]
    with cluster(machines.address, silent) as joined:
        for answer in started(joined, branded, pages):
            assert answer.result().value
        workshop, deposit = joined.client.run_on_scheduler(kept)
        assert deposit.startswith(workshop)
        (folder,) = (machines.folder / "worker-0").rglob("printguide-*")

    with cluster(machines.address, silent) as joined:
        assert len(joined.client.run_on_scheduler(kept)) == 1
    assert not folder.exists()


def test_what_a_killed_client_has_left_is_forgotten_by_the_next_one(mortal: Machines) -> None:
    mortal.add_worker()
    code = (
        "import os, sys; from printguide.cluster import cluster\n"
        "with cluster(sys.argv[1], print): os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, mortal.address])
    assert list((mortal.folder / "worker-0").rglob("printguide-*"))

    with cluster(mortal.address, silent):
        assert len(list((mortal.folder / "worker-0").rglob("printguide-*"))) == 1


def test_a_worker_with_threads_renders_as_many_at_once(mortal: Machines, project: Made) -> None:
    worker = mortal.add_worker(threads=2)
    site = project(guides(4))
    pages = composed(site)

    with cluster(mortal.address, silent) as joined:
        there = [it.result() for it in started(joined, site, pages)]
        assert joined.slots == 2
        assert len(mortal.engines(worker)) == 2

    assert there == [render(html, site.root, source) for source, html in pages]


def test_a_build_on_the_cluster_leaves_what_one_here_does(
    machines: Machines, project: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(guides(4)).root
    monkeypatch.chdir(root)

    def build(*options: str) -> dict[str, bytes]:
        out = tmp_path / "-".join(("out", *options))
        done = CliRunner().invoke(
            commands, ["build", "--quiet", "--no-cache", "--out", str(out), *options]
        )
        assert done.exit_code == 0, done.output
        files = (file for folder in out.iterdir() if folder.name == "brochure"
                 for file in sorted(folder.iterdir()))  # fmt: skip
        return {file.name: file.read_bytes() for file in files}

    here, there = build(), build("--cluster", machines.address)

    assert len(here) == 8
    assert there == here


def test_dask_is_imported_only_where_a_cluster_is_joined() -> None:
    code = "import sys, printguide.cluster; sys.exit('distributed' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


# An article that ends engines


def huge(pages: list[Composed]) -> list[Composed]:
    source, html = pages[0]
    return [(source, replace(html, html=html.html.replace("</main>", f"{HUGE}</main>", 1)))]


def test_a_layout_that_takes_too_long_is_a_fault_of_its_article(
    machines: Machines, project: Made
) -> None:
    site = project(guides(1))
    pages = composed(site)

    with cluster(machines.address, silent, limits=Limits(timeout_s=1)) as joined:
        (answer,) = started(joined, site, huge(pages))
        assert [it.message for it in answer.result().found] == [
            "the layout is not done after 1 seconds, twice"
        ]

    with cluster(machines.address, silent) as joined:
        (answer,) = started(joined, site, pages)
        assert answer.result().value


def test_a_crash_of_the_engine_is_a_fault_of_its_article(machines: Machines, project: Made) -> None:
    site = project(guides(1))
    pages = composed(site)
    (worker,) = machines.workers

    with cluster(machines.address, silent) as joined:
        (doomed,) = started(joined, site, huge(pages))
        killed: set[psutil.Process] = set()
        while not doomed.done():
            for engine in machines.engines(worker) - killed:
                engine.kill()
                killed.add(engine)
            time.sleep(0.05)
        (answer,) = started(joined, site, pages)

        assert [it.message for it in doomed.result().found] == [
            "the layout engine gave up: its process died"
        ]
        assert answer.result().value


@dataclass
class Deadly:
    """In place of a client of Dask whose workers all die of their jobs."""

    def submit(self, *_: Any, **__: Any) -> "Deadly":
        return self

    def result(self, timeout: float) -> None:
        raise KilledWorker("job", None, 3)


def test_an_article_that_ends_worker_after_worker_is_at_fault(project: Made) -> None:
    site = project(guides(1))
    ((source, html),) = composed(site)

    answer = Cluster(Deadly(), "tcp://a:1", "workshop", 1).render(html, site.root, source)

    assert [it.message for it in answer.found] == [
        "the layout engine gave up: every worker that had it died"
    ]


# What is wrong with the cluster


@pytest.mark.parametrize("address", ["", "here", "http://127.0.0.1:8786", "tcp://127.0.0.1"])
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(UsageError, match="not the address of a Dask scheduler"), _joined(address):
        pass


def test_an_address_where_nobody_answers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printguide.cluster.joining.CONNECT_S", 1.0)

    with pytest.raises(UsageError, match=r"no Dask scheduler answers"), _joined("127.0.0.1:1"):
        pass


def test_certificates_that_are_not_configured_are_said() -> None:
    with pytest.raises(UsageError, match="needs certificates"), _joined("tls://127.0.0.1:8786"):
        pass


def test_a_cluster_without_workers_is_waited_for_and_said(mortal: Machines) -> None:
    told: list[str] = []

    with (
        pytest.raises(EnvironmentFault, match=f"{mortal.address} has no workers: start some"),
        cluster(mortal.address, told.append, wait_s=0.5),
    ):
        pass

    assert told == [f"waiting for workers at {mortal.address}"]


@pytest.fixture
def other_versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that finds another version of a library than is installed."""
    folder = tmp_path_factory.mktemp("other")
    there = folder / "pydyf-0.0.7.dist-info"
    there.mkdir()
    (there / "METADATA").write_text("Metadata-Version: 2.1\nName: pydyf\nVersion: 0.0.7\n")
    return {"PYTHONPATH": str(folder)}


def test_a_worker_with_other_versions_is_said(
    mortal: Machines, other_versions: dict[str, str]
) -> None:
    mortal.add_worker(**other_versions)

    with pytest.raises(EnvironmentFault) as fault, _joined(mortal.address):
        pass

    own = distribution("pydyf").version
    assert f"would make other PDFs than this machine: it has pydyf 0.0.7 (here {own});" in str(
        fault.value
    )


def test_a_worker_that_joins_later_is_compared_too_and_a_lost_scheduler_is_said(
    mortal: Machines, other_versions: dict[str, str], project: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project(guides(1))
    ((source, html),) = composed(site)
    first = mortal.add_worker()

    with cluster(mortal.address, silent) as joined:
        assert joined.render(html, site.root, source).value
        mortal.add_worker(**other_versions)
        assert within(30, lambda: joined.slots == 2)
        first.kill()
        with pytest.raises(EnvironmentFault, match=r"it has pydyf 0\.0\.7"):
            joined.render(html, site.root, source)

        monkeypatch.setattr("printguide.cluster.joining.CONNECT_S", 2.0)
        mortal.scheduler.kill()
        with pytest.raises(EnvironmentFault, match=r"the Dask scheduler at .* is lost"):
            joined.render(html, site.root, source)


def _joined(address: str) -> AbstractContextManager[Cluster]:
    return cluster(address, silent)
