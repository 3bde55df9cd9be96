"""Nothing that a print is made of goes unnoticed: every opened file is among its inputs."""

import datetime as dt
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from printguide.batch.jobs import Plan
from printguide.batch.request import Request
from printguide.building import make, prepare
from printguide.catalogue import Catalogue, articles_in, is_article
from printguide.engine.weasy import render
from printguide.project import open_project

CONTENT = Path(__file__).parents[2] / "content"
SHEET = """
@font-face { font-family: Own; src: url(fonts/own.ttf) }
p { background: url(images/quay.svg), url(images/nowhere.png) }
"""
_watched: list[set[Path]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watched and isinstance(arguments[0], str):
        _watched[-1].add(Path(arguments[0]).resolve())


sys.addaudithook(_hear)


@contextmanager
def opened(root: Path) -> Iterator[set[Path]]:
    """Every file of a folder that is opened meanwhile."""
    files: set[Path] = set()
    _watched.append(files)
    yield files
    _watched.pop()
    outside = {file for file in files if not file.is_relative_to(root) or file.is_dir()}
    files -= outside


@pytest.mark.parametrize(("name", "format_"), [
    ("check-up", "brochure"), ("airport", "phone"), ("market", "card"), ("knee", "leaflet"),
])  # fmt: skip
def test_every_file_that_was_opened_is_an_input(tmp_path: Path, name: str, format_: str) -> None:
    root = tmp_path / "project"
    shutil.copytree(CONTENT, root, ignore=shutil.ignore_patterns("out"))
    (root / "styles").mkdir(exist_ok=True)
    (root / "styles" / "project.css").write_text(SHEET, "utf-8")
    project = open_project(root, dt.date(2026, 2, 7))
    request = Request((format_,), None, root / "out")
    catalogue = Catalogue(project)
    plan = Plan((root / f"{name}.mdx",), project, request, catalogue)

    with opened(root) as files:
        (job,) = plan.jobs()
        prepared = prepare(job.entry.file, project)
        product = make(prepared, job.order, render)

    assert product.prints, product.found
    named = {
        question.split(" ", 1)[1] for question in {**job.standing(), **job.order.inputs.answers}
    }
    articles = set(articles_in(root))
    unnoticed = {
        file for file in files - articles if file.relative_to(root).as_posix() not in named
    }
    assert {file for file in files if not is_article(file)}  # something was watched
    assert unnoticed == set()
    assert "styles/project.css" in named
    assert {"images/quay.svg", "images/nowhere.png"} <= named
