"""Gathering: the project and the articles that are meant by the paths of a call."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from printguide.catalogue import Catalogue, articles_in
from printguide.faults import UsageError
from printguide.project import Project, open_project


@dataclass(frozen=True, slots=True)
class Gathered:
    """A project, and some of its articles."""

    project: Project
    files: list[Path]
    left_out: list[Path]
    """Articles that have no edition in the languages that were asked for."""


def gather(
    paths: Sequence[Path],
    today: dt.date,
    *,
    base_url: str | None = None,
    languages: tuple[str, ...] = (),
) -> Gathered:
    """Return the project and the articles that paths name, of these languages if any are given.

    Without a path, all articles of the project around the folder of work. Raises UsageError where
    there are none.
    """
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is no file or folder `{path}`")
    project = open_project(paths[0] if paths else Path(), today)
    if base_url:
        project = project.with_base_url(base_url)
    files: list[Path] = []
    for path in paths or (project.root,):
        files += articles_in(path) if path.is_dir() else [path.resolve()]
    files = list(dict.fromkeys(files))
    if not files:
        where = ", ".join(f"`{path}`" for path in paths) or "this folder"
        raise UsageError(f"there is no article (.mdx or .md) in {where}")
    return _of_languages(project, files, languages)


def _of_languages(project: Project, files: list[Path], languages: tuple[str, ...]) -> Gathered:
    if not languages:
        return Gathered(project, files, [])
    catalogue = Catalogue(project)
    picked = catalogue.picked(files, languages)
    if not picked:
        asked = ", ".join(languages)
        raise UsageError(f"no article has an edition in {asked}: look at `lang` in their heads")
    left_out = [file for file in files if not catalogue.picked([file], languages)]
    return Gathered(project, picked, left_out)
