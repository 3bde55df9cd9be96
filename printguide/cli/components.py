"""`printguide components`: what articles can call, as a list, a page, data, or a printed book."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from printguide.faults import Severity, UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from printguide.article.reading import Source
    from printguide.faults import Diagnostic
    from printguide.project import Project
    from printguide.registry.registry import Entry

SHEET = Path("out") / "components.pdf"


@click.command()
@click.argument("name", required=False)
@click.option("--output", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or as JSON Schema for editors.")  # fmt: skip
@click.option("--sheet", is_flag=True, help="Print every component, from its example, into a PDF.")
@click.option("-o", "file", type=click.Path(path_type=Path, dir_okay=False), default=SHEET,
              show_default=True, help="The file to write, with --sheet.")  # fmt: skip
def components(name: str | None, output: str, sheet: bool, file: Path) -> int:
    """List the components that this folder can use, or show one with its attributes.

    They come from printguide, from installed packages, and from the project.
    """
    if sheet:
        if name or output != "text":
            raise UsageError("`--sheet` shows every component: give no name and no --output")
        return _sheet(file)
    project = _project()
    entries = project.registry.entries()
    failed = say(project.registry.found())
    if name is not None:
        entries = (_one(name, entries),)
    click.echo(_data(entries, name) if output == "json" else _text(entries, name))
    return 1 if failed else 0


def _project() -> "Project":
    from printguide.project import open_project

    return open_project(Path(), dt.datetime.now(tz=dt.UTC).date())


def _one(name: str, entries: "tuple[Entry, ...]") -> "Entry":
    found = next((entry for entry in entries if entry.name == name), None)
    if found is None:
        known = [entry.name for entry in entries]
        hint = nearest(name, known) or f"there are {', '.join(known)}"
        raise UsageError(f"there is no component `{name}`: {hint}")
    return found


def _text(entries: "tuple[Entry, ...]", name: str | None) -> str:
    from printguide.cli.component_text import as_list, as_page

    return as_list(entries) if name is None else as_page(entries[0])


def _data(entries: "tuple[Entry, ...]", name: str | None) -> str:
    from printguide.registry.portrait import json_schema

    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    data: dict[str, Any]
    if name is None:
        data = {**dialect, "components": {it.name: json_schema(it) for it in entries}}
    else:
        data = {**dialect, **json_schema(entries[0])}
    return json.dumps(data, indent=2, ensure_ascii=False)


def _sheet(file: Path) -> int:
    """Write the book of all components; one with faulty examples is written too."""
    from printguide.cli.build import engines

    with engines() as laying:
        from printguide.specimens import specimens
        from printguide.writing import write

        project = _project()
        book = specimens(project, project.configuration.build.paper, laying.render)
    failed = say(project.registry.found())
    worth = [d for d in book.found if d.severity is not Severity.INFO]
    failed = say(worth, book.source) or failed
    if book.pdf is not None:
        write(file, book.pdf)
        pages = f"{book.pages} page" if book.pages == 1 else f"{book.pages} pages"
        click.echo(f"{file}: {pages}")
    return 1 if failed or book.pdf is None else 0


def say(found: "Iterable[Diagnostic]", source: "Source | None" = None) -> bool:
    """Show diagnostics; return whether one of them is an error."""
    from printguide.article.reading import read
    from printguide.reports.report import Finding
    from printguide.reports.text import as_text

    failed = False
    for diagnostic in found:
        shown = source
        if source is None or diagnostic.place.path != source.path:
            shown = read(Path(diagnostic.place.path)).value
        click.echo(as_text(Finding(diagnostic, shown)) + "\n", err=True)
        failed = failed or diagnostic.severity is Severity.ERROR
    return failed
