"""What many tests begin with: a project in a folder of its own, and articles in it."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from printguide.article.binding import Article, bind
from printguide.article.parsing import parse
from printguide.article.reading import source_of
from printguide.outcome import Outcome
from printguide.project import Project, open_project
from printguide.registry.registry import Registry

TODAY = dt.date(2026, 2, 7)

# No test takes what another one, or an earlier run, has left in the user's cache.
os.environ["PRINTGUIDE_CACHE_MB"] = "0"

Files = dict[str, str | bytes]


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
