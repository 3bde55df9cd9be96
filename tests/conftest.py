"""What many tests begin with: a project in a folder of its own, and articles in it."""

import datetime as dt
import os
import signal
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from printguide.article.binding import Article, bind
from printguide.article.parsing import parse
from printguide.article.reading import source_of
from printguide.outcome import Outcome
from printguide.project import Project, open_project
from printguide.registry.registry import Registry
from tests.support.samples import Samples, built

TODAY = dt.date(2026, 2, 7)

# No test takes what another one, or an earlier run, has left in the user's cache.
os.environ["PRINTGUIDE_CACHE_MB"] = "0"

# What a shell starts in its background ignores interrupts, and so would every program started here.
signal.signal(signal.SIGINT, signal.default_int_handler)

Files = dict[str, str | bytes]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with files that take long: no process is to be left alone with one at the end.

    Who asks first for the samples builds them, maybe on a machine that has other things to do.
    """
    for item in items:
        if "samples" in item.fixturenames:  # type: ignore[attr-defined]
            item.add_marker("slow")
            item.add_marker(pytest.mark.timeout(1800))
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Samples:
    """Return the sample project and the first article, built in all formats and proven."""
    own = tmp_path_factory.getbasetemp()
    return built(own if worker_id == "master" else own.parent)


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Files], Project]:
    """Return a function that writes files, by their paths, and opens the project they make."""

    def made(files: Files) -> Project:
        for name, content in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        return open_project(tmp_path, TODAY)

    return made


@pytest.fixture
def article() -> Callable[[str], Outcome[Article]]:
    """Return a function that parses and binds a text, with the findings of both."""

    def bound(text: str) -> Outcome[Article]:
        manuscript = parse(source_of(text, PurePosixPath("article.mdx")))
        assert manuscript.value is not None
        outcome = bind(manuscript.value, Registry())
        return Outcome(outcome.value, (*manuscript.found, *outcome.found))

    return bound
