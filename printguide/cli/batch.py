"""Batch: what a build says while it works, what it leaves at the end, and what it would do."""

import time
from collections import Counter
from pathlib import Path

import click

from printguide.batch.request import Request
from printguide.batch.running import Run, keeper_of, plan_of
from printguide.cli.console import ProgressLine, ending
from printguide.cli.garbage import Garbage
from printguide.engine.apart import Render
from printguide.faults import Diagnostic, Severity
from printguide.made import Made, Report
from printguide.project import Project
from printguide.reports.report import gathered
from printguide.reports.text import as_text

FONTS_LACKING = "PG502"


def run(
    files: list[Path], project: Project, request: Request, render: Render, *, quiet: bool
) -> int:
    """Build articles, say what is found as it is found, and return the exit status."""
    begun = time.monotonic()
    plan = plan_of(files, project, request)
    line = ProgressLine(len(plan), quiet)
    going = Run(plan, render, line.tell, line.ahead)
    made: list[Made] = []
    seen: set[Diagnostic] = set()
    garbage = Garbage()
    try:
        for one in going.made():
            made.append(one)
            garbage.after(work=not one.kept)
            line.done(one)
            _say(one, seen, line, quiet)
    finally:
        line.clear()
    report = Report(tuple(made), time.monotonic() - begun, tuple(going.notes))
    page = _reports(report, request)
    if not quiet:
        click.echo(ending(report, page))
    for note in report.notes:
        click.echo(note, err=True)
    for failed in (file for one in made for file in one.failed):
        click.echo(f"{failed} is written, and does not pass its proof", err=True)
    return _status(report)


def _say(one: Made, seen: set[Diagnostic], line: ProgressLine, quiet: bool) -> None:
    """Say what was found in a job, unless that was said of another format of the article."""
    fresh = [d for d in one.found if d not in seen and _worth_saying(d, quiet)]
    seen.update(fresh)
    if fresh:
        line.clear()
        said = gathered(fresh, dict.fromkeys(fresh, one.source))
        click.echo("\n\n".join(map(as_text, said)) + "\n", err=True)


def _worth_saying(diagnostic: Diagnostic, quiet: bool) -> bool:
    """Whether a build says it; an info that `check --fix` can mend changes nothing on paper."""
    return diagnostic.severity is not Severity.INFO or not (quiet or diagnostic.mend)


def _reports(report: Report, request: Request) -> Path | None:
    """Write the reports of several jobs; one alone is no batch, and its table says it all."""
    if request.out is None or request.file or len(report.made) < 2:
        return None
    from printguide.reports.batch import write_reports

    return write_reports(report, request.out, Path.cwd(), request.store, request.jobs)


def _status(report: Report) -> int:
    errors = [d for d in report.found if d.severity is Severity.ERROR]
    if any(d.code == FONTS_LACKING for d in errors):
        return 3
    return 1 if errors else 0


def forecast(files: list[Path], project: Project, request: Request) -> int:
    """Say what would be made, one line a job, and why; nothing is made."""
    from printguide.batch.forecast import forecast as forecast_of

    plan, deeds = plan_of(files, project, request), Counter[str]()
    for it in forecast_of(plan, keeper_of(plan)):
        deeds[it.deed] += 1
        first, more = it.why[:1], len(it.why) - 1
        said = "".join(first) + (f", and {more} more" if more > 0 else "")
        click.echo(f"{it.deed:<10}{it.inputs[:12]:<13} {it.target}  {said}".rstrip())
    counted = ", ".join(f"{number} {deed}" for deed, number in sorted(deeds.items()))
    click.echo(f"{len(plan)} jobs: {counted}")
    return 0
