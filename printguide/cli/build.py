"""`printguide build`: articles to PDFs."""

import datetime as dt
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from printguide.cli.limits import limited
from printguide.faults import UsageError

if TYPE_CHECKING:
    from printguide.apart.limits import Limits
    from printguide.engines import Engines
    from printguide.project import Project
    from printguide.proof.apart import Prove


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "formats", multiple=True, help="What to make; may be given several times."
)
@click.option("--paper", help="The paper, such as a4 or letter.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out"),
              show_default=True, help="The folder for OUT/<format>/<slug>.pdf.")  # fmt: skip
@click.option("-o", "file", type=click.Path(path_type=Path, dir_okay=False),
              help="The file to write, for a single article.")  # fmt: skip
@click.option("--language", "languages", multiple=True,
              help="Which editions, such as ko; may be given several times.")  # fmt: skip
@click.option("--base-url", help="Where the site is, such as https://www.example.org.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--verify", is_flag=True,
              help="Read each PDF as a press and a telephone would.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be made, and why; make nothing.")
@click.option("--no-cache", is_flag=True,
              help="Make everything anew, also what has not changed.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Show faults only.")
@limited
def build(paths: tuple[Path, ...], formats: tuple[str, ...], paper: str | None, out: Path,
          file: Path | None, languages: tuple[str, ...], base_url: str | None, strict: bool,
          verify: bool, dry_run: bool, no_cache: bool, quiet: bool, limits: "Limits",
          cluster: str | None) -> int:  # fmt: skip
    """Make PDFs of articles: of files, of folders, or of the project in this folder.

    What has not changed since it was made is not made again.

    \b
    Exit status: 0 all made; 1 faults in the content, everything else is made;
    2 wrong use; 3 the machine lacks something.
    """
    proving = verify and not dry_run
    with engines(limits, cluster, idle=dry_run) as laying, _reader(limits, proving) as prove:
        from printguide.batch.request import Request
        from printguide.cache import cache_folder
        from printguide.cli.batch import forecast, run
        from printguide.store import open_store

        project, files = gather(paths, base_url, languages)
        asked = tuple(dict.fromkeys(formats or project.configuration.build.formats))
        if file and len(files) * len(asked) != 1:
            raise UsageError("`-o` names one file: give one article and one format, or use --out")
        request = Request(
            asked, paper, out, file, strict, cache_folder("templates"), prove=prove,
            jobs=laying.jobs, store=None if no_cache else open_store(),
        )  # fmt: skip
        if dry_run:
            return forecast(files, project, request)
        return run(files, project, request, laying.render, quiet=quiet)


def engines(
    limits: "Limits | None" = None, cluster: str | None = None, *, idle: bool = False
) -> "AbstractContextManager[Engines]":
    """Start the engines first of all: they load while this process imports the rest.

    Where nothing is laid out (`idle`) there are none.
    """
    from printguide.apart.limits import Limits
    from printguide.engines import engines, no_engines

    if idle:
        return nullcontext(no_engines())
    return engines(limits or Limits(), cluster, lambda words: click.echo(words, err=True))


def _reader(limits: "Limits", wanted: bool) -> "AbstractContextManager[Prove | None]":
    """Start what reads finished PDFs, if it is wanted: only then is it imported."""
    if not wanted:
        return nullcontext()
    from printguide.proof.apart import reader

    return reader(limits.jobs)


def gather(
    paths: tuple[Path, ...], base_url: str | None, languages: tuple[str, ...] = ()
) -> "tuple[Project, list[Path]]":
    """Return the project and the articles that paths name; say which have none of the languages.

    Raises UsageError where they name none.
    """
    from printguide.batch.gathering import gather

    today = dt.datetime.now(tz=dt.UTC).date()
    gathered = gather(paths, today, base_url=base_url, languages=languages)
    project = gathered.project
    for file in gathered.left_out:
        asked = ", ".join(languages)
        click.echo(f"left out: {project.shown(file)} has no edition in {asked}", err=True)
    return project, gathered.files
