"""`printguide new`: a project, an article or a component to begin with."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from printguide.starters.starting import Started

_folder = click.option(
    "--in", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(), help="The folder to make it in; else the one where you are.",
)  # fmt: skip


@click.group()
def new() -> None:
    """Make a project, an article or a component that builds at once. Nothing is overwritten."""


@new.command()
@click.argument("name")
@_folder
def project(name: str, folder: Path) -> int:
    """Make a folder with settings, an article and a picture."""
    from printguide.starters.starting import start_project

    return _done(start_project(name, folder, _today()))


@new.command()
@click.argument("title")
@_folder
def article(title: str, folder: Path) -> int:
    """Make an article; its file is named after its title."""
    from printguide.starters.starting import start_article

    return _done(start_article(title, folder, _today()))


@new.command()
@click.argument("name")
@_folder
def component(name: str, folder: Path) -> int:
    """Make a component of the project: a template, a stylesheet and a description."""
    from printguide.project import open_project
    from printguide.starters.starting import start_component

    started = start_component(name, open_project(folder, _today()))
    return _done(started, lambda: _example(started.files))


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()


def _done(started: "Started", more: Callable[[], str] | None = None) -> int:
    for file in started.files:
        click.echo(f"made {_shown(file)}")
    click.echo("\nnext:")
    for step in started.steps:
        click.echo(f"  {step}")
    if more:
        click.echo(more())
    return 0


def _shown(file: Path) -> str:
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)


def _example(files: tuple[Path, ...]) -> str:
    """The call of a new component, to be put into an article."""
    import tomllib

    description = next(file for file in files if file.suffix == ".toml")
    data: dict[str, Any] = tomllib.loads(description.read_text("utf-8"))
    return f"\nand in an article:\n\n{data['example'].strip()}"
