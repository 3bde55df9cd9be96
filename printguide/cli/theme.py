"""`printguide theme`: which themes there are, and copies of what makes up the looks."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from printguide.project import Project


@click.group()
def theme() -> None:
    """Show themes, and copy templates and stylesheets into the project, to change them there."""


@theme.command("list")
def list_() -> int:
    """List the themes that this folder can use; a star marks the one of the project."""
    from printguide.themes import find_theme, theme_names

    project = _project()
    used = project.configuration.brand.theme
    found = [find_theme(name, project.root) for name in theme_names(project.root)]
    rows = [("*" if it.name == used else " ", it.name, it.origin, it.about) for it in found]
    for row in _aligned(rows):
        click.echo(row)
    return 0


@theme.command()
@click.argument("name", required=False)
@click.option("--force", is_flag=True, help="Replace a file that the project has already.")
def eject(name: str | None, force: bool) -> int:
    """Copy a template or a stylesheet into the project; without NAME, list them."""
    from printguide.starters.ejecting import eject, originals

    project = _project()
    if name is None:
        made = originals(project)
        rows = [(_mark(it.copy_in(project.root)), it.name, it.about) for it in made]
        for row in _aligned(rows):
            click.echo(row)
        return 0
    original = eject(name, project, force=force)
    target = original.copy_in(project.root)
    click.echo(f"made {project.shown(target)}")
    click.echo(f"  {original.about}")
    click.echo("\nThe project uses it from now on. Delete it, and the shipped one counts again.")
    return 0


def _project() -> "Project":
    from printguide.project import open_project

    return open_project(Path(), dt.datetime.now(tz=dt.UTC).date())


def _mark(own: Path) -> str:
    """What stands before a file that the project has a copy of."""
    return "*" if own.is_file() else " "


def _aligned(rows: "Iterable[tuple[str, ...]]") -> list[str]:
    """Columns of the width of their longest entry, the last one as it is."""
    rows = list(rows)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join(
            [*(f"{text:<{width}}" for text, width in zip(row, widths, strict=False)), row[-1]]
        )
        for row in rows
    ]
