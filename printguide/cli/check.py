"""`printguide check`: everything that is wrong with articles, and the repair of what is safe."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from printguide.cli.limits import limited
from printguide.faults import Severity, UsageError

if TYPE_CHECKING:
    from printguide.apart.limits import Limits
    from printguide.batch.request import Request
    from printguide.engine.apart import Render
    from printguide.made import Made
    from printguide.project import Project
    from printguide.reports.report import Report


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--output", type=click.Choice(["text", "json", "sarif", "github"]),
              default="text", show_default=True,
              help="For people, programs, code hosts, or the log of GitHub.")  # fmt: skip
@click.option("--format", "formats", multiple=True,
              help="Which format to lay out; may be given several times.")  # fmt: skip
@click.option("--paper", help="The paper, such as a4 or letter.")
@click.option("--language", "languages", multiple=True,
              help="Which editions, such as ko; may be given several times.")  # fmt: skip
@click.option("--base-url", help="Where the site is, such as https://www.example.org.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--quick", is_flag=True, help="Lay nothing out; what only pages show stays unseen.")
@click.option("--diff", is_flag=True, help="Show what --fix would change.")
@click.option("--fix", is_flag=True, help="Mend what needs no author, then check again.")
@limited
def check(paths: tuple[Path, ...], output: str, formats: tuple[str, ...], paper: str | None,
          languages: tuple[str, ...], base_url: str | None, strict: bool, quick: bool, diff: bool,
          fix: bool, limits: "Limits", cluster: str | None) -> int:  # fmt: skip
    """Check articles: of files, of folders, or of the project in this folder. Nothing is made.

    What a build has made of the very same is not laid out again.

    \b
    Exit status: 0 no error; 1 errors; 2 wrong use; 3 the machine lacks something.
    """
    if diff and output != "text":
        raise UsageError("`--diff` is for people: leave `--output` out")
    from printguide.cli.build import engines

    with engines(limits, cluster, idle=quick) as laying:
        from printguide.batch.request import Request
        from printguide.cache import cache_folder
        from printguide.cli.build import gather
        from printguide.store import open_store

        project, files = gather(paths, base_url, languages)
        asked = tuple(dict.fromkeys(formats or project.configuration.build.formats))
        request = Request(
            asked, paper, None, strict=strict, cache=cache_folder("templates"), layout=not quick,
            jobs=laying.jobs, store=open_store(),
        )  # fmt: skip
        return _run(_Checking(files, project, request, laying.render), output, diff=diff, fix=fix)


class _Checking:
    """One call of the command: the same articles are checked again after they were mended."""

    def __init__(
        self, files: list[Path], project: "Project", request: "Request", render: "Render"
    ) -> None:
        self.files, self.project, self.request, self.render = files, project, request, render

    def made(self) -> "list[Made]":
        """Check every article; on a terminal, a line tells how far it is."""
        from printguide.batch.running import Run, plan_of
        from printguide.cli.console import ProgressLine
        from printguide.cli.garbage import Garbage

        plan, made = plan_of(self.files, self.project, self.request), []
        line = ProgressLine(len(plan))
        run, garbage = Run(plan, self.render, line.tell, line.ahead), Garbage()
        try:
            for one in run.made():
                garbage.after(work=not one.kept)
                line.done(one)
                made.append(one)
        finally:
            line.clear()
        for note in run.notes:
            click.echo(note, err=True)
        return made


def _run(checking: _Checking, output: str, *, diff: bool, fix: bool) -> int:
    from printguide.reports.report import report_of

    made = checking.made()
    if diff or fix:
        unmended = _mend(made, diff=diff, fix=fix)
        made = [*(checking.made() if fix else made), *unmended]
    report = report_of(made)
    if text := _printer(output)(report):
        click.echo(text)
    return 1 if report.count(Severity.ERROR) else 0


def _printer(output: str) -> "Callable[[Report], str]":
    if output == "sarif":
        from printguide.reports.sarif import as_sarif

        return as_sarif
    if output == "github":
        from printguide.reports.github import as_github

        return as_github
    if output == "json":
        from printguide.reports.json import as_json

        return as_json
    from printguide.reports.text import as_page

    return as_page


def _shown(difference: str) -> str:
    """A difference as it is, for programs; on a terminal, with its control characters shown."""
    from printguide.reports.text import shown

    if not sys.stdout.isatty():
        return difference
    return "\n".join(map(shown, difference.split("\n")))


def _mend(made: "list[Made]", *, diff: bool, fix: bool) -> "list[Made]":
    """Show or make the repairs of every article; return what is to be said of those not mended."""
    from dataclasses import replace

    from printguide.article.file_faults import NotMended
    from printguide.mending import Unmended, difference, mend_file, mended
    from printguide.places import Place

    unmended = []
    for one in {one.article: one for one in made}.values():
        found = [d for other in made if other.article == one.article for d in other.found]
        mends = [d.mend for d in found if d.mend]
        if one.source is None or not mends:
            continue
        text = mended(one.source, mends)
        if diff:
            click.echo(_shown(difference(one.source, text)), nl=False)
        try:
            if fix:
                mend_file(one.source, mends)
        except Unmended as reason:
            fault = NotMended(str(reason)).at(Place(one.source.path))
            unmended.append(replace(one, found=(fault,)))
    return unmended
