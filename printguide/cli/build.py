"""`printguide build`: articles to PDFs."""

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from printguide.faults import Severity, UsageError

if TYPE_CHECKING:
    from printguide.apart.limits import Limits
    from printguide.batch.request import Request
    from printguide.engine.apart import Render
    from printguide.faults import Diagnostic
    from printguide.made import Made
    from printguide.project import Project
    from printguide.proof.apart import Prove

FONTS_LACKING = "PG502"
_BETWEEN = 16
"""Jobs after which garbage is collected: not while they are made, as `main` says."""


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
def build(paths: tuple[Path, ...], formats: tuple[str, ...], paper: str | None, out: Path,
          file: Path | None, languages: tuple[str, ...], base_url: str | None, strict: bool,
          verify: bool, dry_run: bool, no_cache: bool, quiet: bool) -> int:  # fmt: skip
    """Make PDFs of articles: of files, of folders, or of the project in this folder.

    What has not changed since it was made is not made again.

    \b
    Exit status: 0 all made; 1 faults in the content, everything else is made;
    2 wrong use; 3 the machine lacks something.
    """
    with engine() as render, _reader(verify) as prove:
        from printguide.batch.request import Request
        from printguide.cache import cache_folder
        from printguide.store import open_store

        project, files = gather(paths, base_url, languages)
        asked = tuple(dict.fromkeys(formats or project.configuration.build.formats))
        if file and len(files) * len(asked) != 1:
            raise UsageError("`-o` names one file: give one article and one format, or use --out")
        request = Request(
            asked, paper, out, file, strict, cache_folder("templates"), prove=prove,
            store=None if no_cache else open_store(),
        )  # fmt: skip
        if dry_run:
            return _forecast(files, project, request)
        return _run(files, project, request, render, quiet)


@contextmanager
def engine(limits: "Limits | None" = None) -> "Iterator[Render]":
    """Start the engine first of all: it loads while this process imports the rest."""
    from printguide.engine.apart import EngineApart

    with closing(EngineApart(limits)) as engine:
        yield engine.render


def _reader(wanted: bool) -> "AbstractContextManager[Prove | None]":
    """Start the reader of finished PDFs, if it is wanted."""
    if not wanted:
        return nullcontext()
    from printguide.cli.verify import reader

    return reader()


def _run(
    files: list[Path], project: "Project", request: "Request", render: "Render", quiet: bool
) -> int:
    from printguide.batch.running import Run, plan_of
    from printguide.cli.console import ProgressLine, table
    from printguide.reports.report import gathered
    from printguide.reports.text import as_text

    line = ProgressLine(len(files), quiet)
    made: list[Made] = []
    seen: set[object] = set()
    run = Run(plan_of(files, project, request), render, line.tell)
    try:
        for one in run.made():
            made.append(one)
            if len(made) % _BETWEEN == 0:
                gc.collect()
            fresh = [d for d in one.found if d not in seen and _worth_saying(d, quiet)]
            seen.update(fresh)
            if fresh:
                line.clear()
                said = gathered(fresh, dict.fromkeys(fresh, one.source))
                click.echo("\n\n".join(map(as_text, said)) + "\n", err=True)
    finally:
        line.clear()
    if not quiet:
        click.echo(table(made))
    for note in run.notes:
        click.echo(note, err=True)
    for failed in (file for one in made for file in one.failed):
        click.echo(f"{failed} is written, and does not pass its proof", err=True)
    return _status(made)


def _forecast(files: list[Path], project: "Project", request: "Request") -> int:
    """Say what would be made, one line a job, and why."""
    from collections import Counter

    from printguide.batch.forecast import forecast
    from printguide.batch.running import keeper_of, plan_of

    plan, deeds = plan_of(files, project, request), Counter[str]()
    for it in forecast(plan, keeper_of(plan)):
        deeds[it.deed] += 1
        first, more = it.why[:1], len(it.why) - 1
        said = "".join(first) + (f", and {more} more" if more > 0 else "")
        click.echo(f"{it.deed:<10}{it.inputs[:12]:<13} {it.target}  {said}".rstrip())
    counted = ", ".join(f"{number} {deed}" for deed, number in sorted(deeds.items()))
    click.echo(f"{len(plan)} jobs: {counted}")
    return 0


def _worth_saying(diagnostic: "Diagnostic", quiet: bool) -> bool:
    """Whether a build says it; an info that `check --fix` can mend changes nothing on paper."""
    return diagnostic.severity is not Severity.INFO or not (quiet or diagnostic.mend)


def _status(made: "list[Made]") -> int:
    errors = [d for one in made for d in one.found if d.severity is Severity.ERROR]
    if any(d.code == FONTS_LACKING for d in errors):
        return 3
    return 1 if errors else 0


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
