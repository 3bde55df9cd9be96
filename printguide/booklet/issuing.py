"""Issuing: an edition of a publication to its files, unless they are there and still right."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from printguide.batch.ground import ground_of
from printguide.batch.jobs import own_of
from printguide.batch.keeping import (
    Keeper,
    Kept,
    inputs_of,
    keep_heads,
    kept_heads,
    why_not_kept,
)
from printguide.batch.shelving import back, outputs_of, shelve
from printguide.booklet.desk import Desk, Step, untold
from printguide.booklet.making import Booklet, Edition, make
from printguide.booklet.memory import Recollection, memory_from
from printguide.booklet.publication import Publication
from printguide.booklet.record import Record
from printguide.building import PDF
from printguide.catalogue import Catalogue
from printguide.consulted import Consulted, Questions
from printguide.engine.apart import Render
from printguide.engine.keeping import Layouts
from printguide.faults import Diagnostic, has_error
from printguide.imposition.imposing import impose
from printguide.imposition.job import Job
from printguide.inputs import file_answer, fingerprint_of_all
from printguide.made import Output, Status
from printguide.project import Project
from printguide.proof.manifest import MANIFEST
from printguide.store import Store

RECORD = ".issue.json"
"""How the name of the record of an issue ends, beside that of its PDF."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """How the pages of a booklet are put onto sheets."""

    scheme: str
    paper: str


@dataclass(frozen=True, slots=True)
class Issued:
    """What became of one edition."""

    status: Status
    found: tuple[Diagnostic, ...]
    outputs: tuple[Output, ...] = ()
    """The PDF first."""
    record: Record | None = None
    notes: tuple[str, ...] = ()
    """What went wrong and costs nothing but time."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A publication that is to be made, and with what help."""

    file: Path
    """Its manifest."""
    project: Project
    renders: tuple[Render, ...]
    """One engine for each part that is laid out at the same time."""
    store: Store | None = None
    sheets: Sheets | None = None
    templates: Path | None = None
    """Where compiled templates are kept from one call to the next."""
    tell: Callable[[Step], None] = untold
    """Is told how far an edition is."""

    def issue(self, publication: Publication, edition: Edition, target: Path) -> Issued:
        """Make one edition and write its files, unless they are there and nothing has changed.

        Raises EnvironmentFault where they cannot be written.
        """
        articles = Consulted(Catalogue(self.project, kept_heads(self.store, self.project)))
        ground = ground_of(self.project)
        standing = {**ground, **self._asked(publication, edition)}
        keeper = self._keeper(articles)
        kept = keeper.find(standing) if keeper else None
        if keeper and kept and (status := back(target, kept.files, keeper.store)):
            return _of_kept(status, kept, target)
        desk = self._desk(articles, fingerprint_of_all(ground), keeper, edition)
        with desk.spool:
            made = make(publication, self.file, desk, edition)
        notes = self._remember(desk, edition, made)
        contents = self._contents(made, inputs_of(standing, articles.inputs))
        if not contents or made.record is None:
            return Issued(Status.FAILED, made.found, notes=notes[:1])
        files = shelve(target, contents)
        if keeper and not has_error(made.found):
            codes = len(made.manifest.codes) if made.manifest else 0
            kept = Kept(dict(articles.inputs.answers), target.stem, edition.lang,
                        made.record.pages, codes, made.found, files)  # fmt: skip
            notes = (*_keep(keeper, standing, kept, contents), *notes)
        outputs = outputs_of(target, files)  # one note says it: all is kept in one place
        return Issued(Status.MADE, made.found, outputs, made.record, notes[:1])

    def _desk(
        self, articles: Consulted, ground: str, keeper: Keeper | None, edition: Edition
    ) -> Desk:
        """What an edition is made with, and what is remembered of its last build."""
        desk = Desk(articles, self.renders, ground=ground, templates=self.templates, tell=self.tell)
        if keeper:
            desk.layouts = Layouts(keeper.store)
            before = memory_from(keeper.store.get(self._memory(edition, ground)))
            desk.recollection = Recollection(before, answer=keeper.questions.answer)
        return desk

    def _memory(self, edition: Edition, ground: str) -> str:
        """The key of what is remembered from one build of an edition to the next."""
        of = ground, self.file, edition.format.name, edition.paper.name, edition.lang
        return sha256(f"memory {of}".encode()).hexdigest()

    def _remember(self, desk: Desk, edition: Edition, made: Booklet) -> tuple[str, ...]:
        """Remember for the next time what was composed; return what is to be said of keeping."""
        store, layouts = self.store, desk.layouts
        if store is None or layouts is None:
            return ()
        memory = desk.recollection.left(made.came_to)

        def remember() -> None:
            store.put(self._memory(edition, desk.ground), memory.as_json())
            keep_heads(store, desk.articles.catalogue)

        note = why_not_kept(remember)
        return (*((note,) if note else ()), *layouts.notes)

    def _asked(self, publication: Publication, edition: Edition) -> dict[str, str]:
        """What an edition depends on that is known before it is made."""
        sheets = f"{self.sheets.scheme} on {self.sheets.paper}" if self.sheets else "none"
        return {
            f"text {self.project.named(self.file)}": file_answer(self.file, self.file.parent),
            "asked language": f"{edition.lang} of {', '.join(publication.languages) or 'one'}",
            "asked faulty": "left out" if edition.skip_faulty else "kept",
            "asked sheets": sheets,
            **own_of(edition.format, edition.paper),
        }

    def _keeper(self, articles: Consulted) -> Keeper | None:
        if self.store is None:
            return None
        return Keeper(self.store, self.project, Questions(articles.catalogue))

    def _contents(self, made: Booklet, inputs: dict[str, str]) -> dict[str, bytes]:
        """The files of an edition by the endings of their names; none where an error was found."""
        if made.pdf is None or made.record is None or made.manifest is None:
            return {}
        manifest = made.manifest.model_copy(update={"inputs": inputs})
        contents = {PDF: made.pdf, MANIFEST: manifest.as_json(), RECORD: made.record.as_json()}
        if self.sheets:
            job = Job(self.sheets.scheme, self.sheets.paper, back_cover=True)
            contents[f".{self.sheets.scheme}{PDF}"] = impose(made.pdf, job).pdf
        return contents


def _of_kept(status: Status, kept: Kept, target: Path) -> Issued:
    outputs = outputs_of(target, kept.files)
    record = next(it.file for it in outputs if it.file.name.endswith(RECORD))
    read = Record.model_validate_json(record.read_bytes())
    return Issued(status, kept.found, outputs, read)


def _keep(
    keeper: Keeper, standing: dict[str, str], kept: Kept, contents: dict[str, bytes]
) -> tuple[str, ...]:
    """Keep an edition for the next time; return what is to be said if that cannot be."""
    note = why_not_kept(lambda: keeper.keep(standing, kept, contents.values()))
    keeper.store.prune()
    return (note,) if note else ()
