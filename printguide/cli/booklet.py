"""`printguide booklet`: many articles as one publication."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from printguide.cli.limits import limited
from printguide.faults import Diagnostic, Severity, UsageError, has_error

if TYPE_CHECKING:
    from printguide.apart.limits import Limits
    from printguide.booklet.desk import Step
    from printguide.booklet.issuing import Issue, Issued
    from printguide.booklet.making import Edition
    from printguide.booklet.publication import Publication
    from printguide.engine.apart import Render
    from printguide.project import Project

MANIFEST = Path("quarterly.toml")


@click.group()
def booklet() -> None:
    """Make a publication of many articles: a quarterly, a guide book."""


@booklet.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=MANIFEST)
def new(file: Path) -> int:
    """Write the manifest of a first issue, of the articles in this folder."""
    from printguide.starters.starting import start_booklet

    started = start_booklet(file, dt.datetime.now(tz=dt.UTC).date())
    click.echo(f"made {file}\n\nnext:\n  {started.steps[0]}")
    return 0


@booklet.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=MANIFEST)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out"),
              show_default=True, help="The folder for the PDFs.")  # fmt: skip
@click.option("--format", "formats", multiple=True, help="What to make, in place of `formats`.")
@click.option("--paper", help="The paper, in place of those of the manifest.")
@click.option("--language", "languages", multiple=True, help="Which editions, such as ko.")
@click.option("--impose", "scheme", help="Put the pages onto sheets too: saddle, or 2up.")
@click.option("--sheet", default="a4", show_default=True, help="The paper of these sheets.")
@click.option("--skip-faulty", is_flag=True, help="Leave faulty articles out, and list them.")
@click.option("--base-url", help="Where the site is, such as https://www.example.org.")
@click.option("--no-cache", is_flag=True,
              help="Make everything anew, also what has not changed.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Show faults only.")
@limited
def build(file: Path, out: Path, formats: tuple[str, ...], paper: str | None,
          languages: tuple[str, ...], scheme: str | None, sheet: str, skip_faulty: bool,
          base_url: str | None, no_cache: bool, quiet: bool, limits: "Limits",
          cluster: str | None) -> int:  # fmt: skip
    """Make the booklet that a manifest describes.

    \b
    Exit status: 0 all made; 1 faults in the content; 2 wrong use; 3 the machine lacks something.
    """
    if not file.is_file():
        raise UsageError(f"there is no manifest `{file}`: `printguide booklet new` writes one")
    with _engines(limits, cluster) as renders:
        from printguide.booklet.issuing import Issue, Sheets
        from printguide.booklet.making import editions, pairs, skipping
        from printguide.booklet.publication import open_publication
        from printguide.cache import cache_folder
        from printguide.store import open_store

        project, manifest = _project(file, base_url), file.resolve()
        publication = open_publication(file)
        spoken = list(languages) or publication.languages
        store, failed = None if no_cache else open_store(), False
        names = list(formats) or publication.formats
        asked = [project.format(name) for name in dict.fromkeys(names)]
        wanted = [paper] if paper else publication.paper
        chosen = pairs(asked, wanted, strict=bool(paper) or publication.says("paper"))
        several = _several(publication, spoken, names, wanted)
        sheets = Sheets(scheme, sheet) if scheme else None
        issue = Issue(manifest, project, renders, store, sheets, cache_folder("templates"))
        tongues, voice = spoken or [_language(publication, issue)], _Voice(quiet)
        for edition in editions(tongues, *zip(*chosen, strict=True)):
            edition = skipping(edition) if skip_faulty else edition
            said = open_publication(file, edition.lang).model_copy(update={"languages": spoken})
            target = out / f"{several.name(file, edition)}.pdf"
            failed = _issue(issue, said, edition, target, voice) or failed
    return 1 if failed else 0


@contextmanager
def _engines(limits: "Limits", cluster: str | None) -> "Iterator[tuple[Render, ...]]":
    """Start the engine for several parts at a time: they are laid out side by side."""
    from printguide.cli.build import engines

    with engines(limits, cluster) as laying:
        yield (laying.render,) * laying.jobs


def _project(file: Path, base_url: str | None) -> "Project":
    from printguide.project import open_project

    project = open_project(file, dt.datetime.now(tz=dt.UTC).date())
    return project.with_base_url(base_url) if base_url else project


@dataclass(frozen=True, slots=True)
class _Several:
    """What a manifest has more than one of, or is asked for more than one of."""

    languages: bool
    formats: bool
    papers: bool

    def name(self, file: Path, edition: "Edition") -> str:
        """The manifest's name, with format, paper and language where there are several."""
        parts = [file.stem]
        parts += [edition.format.name] if self.formats else []
        parts += [edition.paper.name] if self.papers else []
        parts += [edition.lang] if self.languages else []
        return ".".join(parts)


def _language(publication: "Publication", issue: "Issue") -> str:
    """The language of a publication that does not say in which ones it is made."""
    from printguide.batch.keeping import kept_heads
    from printguide.booklet.gathering import language_of
    from printguide.catalogue import Catalogue
    from printguide.consulted import Consulted

    known = kept_heads(issue.store, issue.project)
    articles = Consulted(Catalogue(issue.project, known))
    return language_of(publication, issue.file, articles)


def _several(
    publication: "Publication", languages: list[str], formats: list[str], papers: list[str]
) -> _Several:
    """An edition made alone has the name that it has among all, and takes the place of that one."""

    def many(asked: list[str], all_: list[str]) -> bool:
        return max(len(set(asked)), len(set(all_))) > 1

    return _Several(many(languages, publication.languages), many(formats, publication.formats),
                    many(papers, publication.paper))  # fmt: skip


@dataclass(slots=True)
class _Voice:
    """Says what was found and made; what several editions have in common once."""

    quiet: bool
    told: set[Diagnostic] = field(default_factory=set)

    def report(self, issued: "Issued", target: Path) -> bool:
        """Say what was found and what was made; return whether an error was found."""
        from printguide.cli.booklet_text import as_table
        from printguide.cli.components import say

        found = [d for d in issued.found if d.severity is not Severity.INFO]
        say([d for d in found if d not in self.told])
        self.told.update(found)
        for note in issued.notes:
            click.echo(note, err=True)
        if issued.record is None:
            click.echo(f"{target}: not made", err=True)
            return True
        if not self.quiet:
            click.echo(as_table(target, issued.record, issued.outputs[0].size))
        return has_error(found)


def _issue(issue: "Issue", publication: "Publication", edition: "Edition", target: Path,
           voice: _Voice) -> bool:  # fmt: skip
    """Make one edition, and show how far it is; return whether an error was found."""
    from printguide.cli.console import ProgressLine
    from printguide.cli.garbage import Garbage

    line, garbage = ProgressLine(0, voice.quiet), Garbage()

    def tell(step: "Step") -> None:
        garbage.after(work=step.anew)
        line.reached(step.name, step.count, step.total, work=step.anew)

    try:
        issued = replace(issue, tell=tell).issue(publication, edition, target)
    finally:
        line.clear()
    return voice.report(issued, target)


@booklet.command()
@click.argument("old", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("new", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def diff(old: Path, new: Path) -> int:
    """Say what changed between two issues, from the `.issue.json` that their builds left."""
    from pydantic import ValidationError

    from printguide.booklet.record import Record, difference

    records = []
    for file in (old, new):
        try:
            records.append(Record.model_validate_json(file.read_bytes()))
        except ValidationError as error:
            raise UsageError(
                f"{file} is not the record of an issue: name the .issue.json beside its PDF"
            ) from error
    lines = list(difference(*records))
    click.echo("\n".join(lines) if lines else "nothing changed")
    return 0
