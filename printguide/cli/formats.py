"""`printguide formats`: what can be made, on which papers."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from printguide.formats.format import Format


@click.command()
@click.argument("name", required=False)
@click.option("--output", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
def formats(name: str | None, output: str) -> None:
    """List the formats that this folder can build, or show all that is set of one."""
    from printguide.project import open_project

    project = open_project(Path(), dt.datetime.now(tz=dt.UTC).date())
    names = project.format_names() if name is None else (name,)
    found = [project.format(one) for one in names]
    if output == "json":
        data = [one.model_dump(mode="json") for one in found]
        click.echo(json.dumps(data if name is None else data[0], indent=2, ensure_ascii=False))
    else:
        click.echo(_as_list(found) if name is None else _as_page(found[0]))


def _as_list(found: "list[Format]") -> str:
    """Return a line for each format: its name, its papers, what it is."""
    name = max(len(one.name) for one in found)
    papers = max(len(", ".join(one.papers)) for one in found)
    return "\n".join(
        f"{one.name:<{name}}  {', '.join(one.papers):<{papers}}  {one.about}" for one in found
    )


def _as_page(format_: "Format") -> str:
    """Return all that is set of a format, as its file has it."""
    data = format_.model_dump(mode="json", exclude={"name", "sheets"}, exclude_none=True)
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    sheets = ", ".join(f"{name}.css" for name in format_.sheets)
    return "\n".join([f"{format_.name}, with the looks of {sheets}", "", *lines])
