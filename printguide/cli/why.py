"""`printguide why`: what a PDF was made of, and what of it has changed since."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from printguide.faults import UsageError

if TYPE_CHECKING:
    from printguide.batch.changes import Input
    from printguide.project import Project
    from printguide.proof.manifest import Manifest


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--base-url", help="Where the site is, if the build was told so.")
@click.option("--changes", is_flag=True, help="Show only what has changed.")
def why(file: Path, base_url: str | None, changes: bool) -> int:
    """Say what a PDF was made of, and what of it has changed since.

    \b
    Exit status: 0 nothing has changed; 1 something has; 2 wrong use.
    """
    from printguide.batch.changes import inputs_now

    manifest = _manifest(file)
    inputs = list(inputs_now(manifest, _project(file, manifest, base_url)))
    changed = [it for it in inputs if it.changed]
    verb = "have" if len(changed) > 1 else "has"
    said = f"{len(changed) or 'none'} {verb} changed since"
    click.echo(f"{file} was made of {len(manifest.inputs)} inputs; {said}")
    for line in _lines(changed if changes else sorted(inputs, key=lambda it: not it.changed)):
        click.echo(line)
    return 1 if changed else 0


def _manifest(file: Path) -> "Manifest":
    from printguide.proof.manifest import read_manifest

    if not file.is_file():
        raise UsageError(f"there is no file `{file}`")
    if file.suffix.lower() in (".mdx", ".md", ".toml"):
        raise UsageError(f"{file} is not made: name a PDF that was made of it")
    try:
        manifest = read_manifest(file)
    except ValueError as error:
        raise UsageError(f"the manifest of {file} cannot be read: {error}") from error
    if manifest is None:
        raise UsageError(f"{file} has no manifest beside it: build it anew")
    if not manifest.inputs:
        raise UsageError(f"the manifest of {file} does not say what it was made of: build it anew")
    return manifest


def _project(file: Path, manifest: "Manifest", base_url: str | None) -> "Project":
    from printguide.proof.searching import home_of

    origin = home_of(file, manifest, dt.datetime.now(tz=dt.UTC).date())
    if origin is None:
        raise UsageError(f"{manifest.article} is not here: call it in its project")
    return origin.project.with_base_url(base_url) if base_url else origin.project


def _lines(inputs: "list[Input]") -> Iterator[str]:
    from printguide.batch.changes import shown, told

    for it in inputs:
        if it.changed:
            yield f"  changed  {told(it)}"
        else:
            yield f"           {it.kind} {it.subject}  {shown(it.now)}"
