"""Engines in processes of their own: one bad article, or one dead process, costs no other."""

import base64
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

import pytest
from PIL import Image

from printguide.apart.limits import Limits
from printguide.compose.print_html import PrintHtml
from printguide.engine.apart import EngineApart, Render
from printguide.engine.rendering import Rendering
from printguide.engine.weasy import render
from printguide.faults import EnvironmentFault
from printguide.outcome import Outcome
from tests.support.brochures import brochure
from tests.support.processes import children, gone

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied here")

MB = 1_000_000
HEAD = '---\ntitle: "Tea"\n---\n\n'


@pytest.fixture
def pages(tmp_path: Path) -> list[PrintHtml]:
    """Six articles, of one to three pages."""
    texts = (
        "\n\n".join(f"Cup {cup} of tea number {n} is {'very ' * 40} hot." for cup in range(4 * n))
        for n in range(1, 7)
    )
    return [brochure(tmp_path, f"{HEAD}## How\n\n{text}\n") for text in texts]


def with_body(page: PrintHtml, more: str) -> PrintHtml:
    assert "</main>" in page.html
    return replace(page, html=page.html.replace("</main>", f"{more}</main>"))


def pdfs(outcomes: list[Outcome[Rendering]]) -> list[bytes]:
    """What was made; all of it was."""
    assert [d.message for outcome in outcomes for d in outcome.found] == []
    return [outcome.value.pdf for outcome in outcomes if outcome.value]


def all_of(pages: list[PrintHtml], root: Path, engine: Render, threads: int) -> list[bytes]:
    with ThreadPoolExecutor(threads) as pool:
        return pdfs(list(pool.map(lambda page: engine(page, root, None), pages)))


def test_engines_apart_make_the_same_bytes_as_one_here(
    pages: list[PrintHtml], tmp_path: Path
) -> None:
    here = pdfs([render(page, tmp_path) for page in pages])

    with closing(EngineApart(Limits(jobs=2))) as engine:
        assert all_of(pages, tmp_path, engine.render, threads=4) == here


@contextmanager
def killing(engine: EngineApart, seed: int) -> Iterator[list[int]]:
    """Kill one worker after the other at random moments; none a second time for the same page.

    A page that is tried again is alone, and its process is the only one: it is left in peace.
    """
    chance, done, killed = random.Random(seed), Event(), []  # noqa: S311 - no secret

    def kill() -> None:
        while not done.wait(chance.uniform(0.05, 0.3)):
            workers = children(engine._crew._house._pid)  # type: ignore[union-attr]
            if len(workers) == 2 and not engine._crew._first:
                killed.append(chance.choice(sorted(workers)))
                with suppress(ProcessLookupError):
                    os.kill(killed[-1], signal.SIGKILL)

    thread = Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        done.set()
        thread.join()


def test_workers_that_are_killed_at_random_moments_change_no_byte(
    pages: list[PrintHtml], tmp_path: Path
) -> None:
    here = pdfs([render(page, tmp_path) for page in pages])

    with closing(EngineApart(Limits(jobs=2))) as engine:
        engine.render(pages[0], tmp_path, None)
        rounds = []
        with killing(engine, seed=6) as killed:
            while len(killed) < 3:
                rounds.append(all_of(pages * 2, tmp_path, engine.render, threads=3))

    assert all(made == here * 2 for made in rounds)


def test_an_engine_that_dies_twice_is_a_fault_of_that_article_alone(
    pages: list[PrintHtml], tmp_path: Path
) -> None:
    with closing(EngineApart(Limits(jobs=2))) as engine:
        engine.render(pages[0], tmp_path, None)
        with killing_all(engine):
            died = engine.render(pages[-1], tmp_path, None)
        after = engine.render(pages[0], tmp_path, None)

    assert [d.code for d in died.found] == ["PG507"]
    assert after.value is not None


@contextmanager
def killing_all(engine: EngineApart) -> Iterator[None]:
    done = Event()

    def kill() -> None:
        while not done.is_set():
            for worker in children(engine._crew._house._pid):  # type: ignore[union-attr]
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
            time.sleep(0.005)

    thread = Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def endless(page: PrintHtml) -> PrintHtml:
    """Each flexible box lays its content out several times: 16 in each other, some hours long."""
    return with_body(page, "<div style='display: flex'>" * 16 + "x" + "</div>" * 16)


def bomb(page: PrintHtml) -> PrintHtml:
    """A picture of 8,000 by 8,000 pixels: 200 kB that unpack to 192 MB, and more than once."""
    file = BytesIO()
    Image.new("RGB", (8000, 8000), (80, 32, 144)).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    return with_body(page, f'<img alt="Tea" src="data:image/png;base64,{data}">')


@pytest.mark.parametrize(
    ("spoilt", "limits", "said"),
    [
        (
            endless,
            Limits(jobs=2, timeout_s=3.5),
            "PG520: the layout is not done after 3.5 seconds, twice",
        ),
        (
            bomb,
            Limits(jobs=2, memory_bytes=250 * MB),
            "PG521: the layout needs more than 250 MB of memory",
        ),
    ],
    ids=["endless", "a bomb"],
)
def test_an_article_beyond_the_limits_costs_itself_alone(
    pages: list[PrintHtml],
    tmp_path: Path,
    spoilt: Callable[[PrintHtml], PrintHtml],
    limits: Limits,
    said: str,
) -> None:
    here = pdfs([render(page, tmp_path) for page in pages[:3]])

    with closing(EngineApart(limits)) as engine, ThreadPoolExecutor(2) as pool:
        given_up = pool.submit(engine.render, spoilt(pages[0]), tmp_path, None)
        others = [pool.submit(engine.render, page, tmp_path, None) for page in pages[:3]]
        made = pdfs([other.result() for other in others])
        found = given_up.result().found

    assert [f"{d.code}: {d.message}" for d in found] == [said]
    assert made == here


def test_what_the_machine_lacks_is_raised_here(
    pages: list[PrintHtml], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("printguide.engine.apart.load", lacking)

    with closing(EngineApart()) as engine, pytest.raises(EnvironmentFault, match="no such thing"):
        engine.render(pages[0], tmp_path, None)


def lacking() -> Callable[[object], object]:
    fault = EnvironmentFault("there is no such thing")
    return lambda request: fault


def test_a_closed_engine_leaves_no_process() -> None:
    before = children()
    engine = EngineApart()
    started = children() - before

    engine.close()

    assert len(started) == 1
    assert gone(started, 0.0)
