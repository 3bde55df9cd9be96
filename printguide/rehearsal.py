"""Rehearsal: an example of the codebook, built as if it were a project of its own."""

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from printguide.article.reading import Source, text_around
from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.catalogue import articles_in
from printguide.codebook import Example, codes
from printguide.compose.print_html import PrintHtml
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic
from printguide.made import Made
from printguide.outcome import Outcome
from printguide.project import CONFIGURATION, Project, open_project

_LAID_OUT = ("printguide.engine.", "printguide.proof.")
"""Where faults stand that only pages show."""
_OF_FITTING = ("PG450", "PG451")

TODAY = dt.date(2026, 2, 7)
"""The day of every example, so that it says the same for ever."""


@dataclass(frozen=True, slots=True)
class Said:
    """One diagnostic of an example, with the text that it stands in."""

    diagnostic: Diagnostic
    source: Source | None


def needs_layout(code: str) -> bool:
    """Whether faults with this code are found by the engine, when pages are laid out."""
    return codes()[code].__module__.startswith(_LAID_OUT) or code in _OF_FITTING


def rehearse(example: Example, *, layout: bool) -> tuple[Said, ...]:
    """Build the articles of an example and return what was found, each said once.

    Paths are those of the example. Without `layout` the way ends before the engine. Raises
    UsageError where the settings of the example are faulty.
    """
    with TemporaryDirectory(prefix="printguide-") as place:
        folder = Path(place).resolve()
        _write(example, folder)
        project = open_project(folder, TODAY)
        formats = tuple(project.configuration.build.formats)
        request = Request(formats, None, None, layout=layout)
        files = articles_in(folder) or [folder / "article.mdx"]
        made = build(files, project, request, _laid_out, _silently)
        return tuple(dict.fromkeys(said for one in made for said in _said(one, project)))


def _write(example: Example, folder: Path) -> None:
    # Even without settings of its own, an example belongs to no project around the folder.
    (folder / CONFIGURATION).touch()
    for sample in example.files:
        file = folder / str(sample.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(sample.text.encode(sample.encoding))


def _laid_out(html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
    from printguide.engine.weasy import render

    return render(html, root, source)


def _silently(name: str) -> None:
    """Tell nobody which article is being made."""


def _said(made: Made, project: Project) -> Iterator[Said]:
    for diagnostic in made.found:
        source = text_around(diagnostic.place, made.source)
        said = _at_home(diagnostic, project)
        yield Said(said, replace(source, path=said.place.path) if source else None)


def _at_home(diagnostic: Diagnostic, project: Project) -> Diagnostic:
    """Name files as the author of the example would see them, from its folder."""
    path = os.path.relpath(Path.cwd() / diagnostic.place.path, project.root)
    folder = f"{project.shown(project.root)}/"
    return replace(
        diagnostic,
        place=replace(diagnostic.place, path=PurePosixPath(Path(path).as_posix())),
        message=diagnostic.message.replace(folder, ""),
        hint=diagnostic.hint and diagnostic.hint.replace(folder, ""),
    )
