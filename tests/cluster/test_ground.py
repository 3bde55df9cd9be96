"""Diagnostics of a worker name files as those of the client do."""

import os
from pathlib import Path, PurePosixPath

from printguide.cluster.ground import Ground
from printguide.faults import Diagnostic, Severity
from printguide.outcome import Outcome
from printguide.places import Place


def found(message: str, path: Path | str) -> Diagnostic:
    return Diagnostic("PG505", Severity.WARNING, message, Place(PurePosixPath(path), 3), "look")


def test_files_are_named_from_where_the_client_works(tmp_path: Path) -> None:
    ground = Ground(tmp_path, Path("/home/press/guides"))
    sheet = ground.root / "styles" / "project.css"
    there = Outcome(1, (found("x", "../a.mdx"), found(f"{sheet} is odd", os.path.relpath(sheet))))

    at_home = ground.as_at_home(there, Path("/home/press/guides/out"))

    assert ground.root == tmp_path / "home" / "press" / "guides"
    assert at_home.found == (
        found("x", "../a.mdx"),
        found("/home/press/guides/styles/project.css is odd", "../styles/project.css"),
    )


def test_diagnostics_come_in_the_order_of_their_places_at_home(tmp_path: Path) -> None:
    ground = Ground(tmp_path, Path("/home/press/guides"))
    sheet = os.path.relpath(ground.root / "styles" / "project.css")
    there = Outcome(1, (found("x", sheet), found("y", "a.mdx")))

    at_home = ground.as_at_home(there, Path("/home/press/guides"))

    assert [str(it.place.path) for it in at_home.found] == ["a.mdx", "styles/project.css"]
