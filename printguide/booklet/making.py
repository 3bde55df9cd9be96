"""Making: a publication to its PDF: articles prepared, pieces laid out, joined, recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from printguide import __version__
from printguide.booklet.assembling import Assembly
from printguide.booklet.desk import Desk
from printguide.booklet.faults import ArticleNowhere, FaultyLeftOut, NumbersRestless
from printguide.booklet.gathering import Chapter, Gathered, gather
from printguide.booklet.gist import Gist
from printguide.booklet.guessing import Guess
from printguide.booklet.joining import join
from printguide.booklet.laid import Laid, laid
from printguide.booklet.laying import Around, compose_piece
from printguide.booklet.numbers import Stand
from printguide.booklet.parts import Dress, Facts, Labels, Part
from printguide.booklet.publication import Publication
from printguide.booklet.record import Outcome, Record, RecordedArticle, recorded
from printguide.booklet.rounds import MOST, Rounds
from printguide.booklet.texts import Texts
from printguide.catalogue import Entry
from printguide.compose.labels import direction_of
from printguide.compose.order import Order
from printguide.faults import Diagnostic, Severity, has_error, in_order
from printguide.formats.format import Format, choose_papers
from printguide.formats.paper import Paper
from printguide.places import Place
from printguide.proof.manifest import Manifest, MeantCode, MeantPage


@dataclass(frozen=True, slots=True)
class Edition:
    """What is to be made of a publication."""

    format: Format
    paper: Paper
    lang: str
    skip_faulty: bool = False


@dataclass(frozen=True, slots=True)
class Booklet:
    """One finished edition."""

    pdf: bytes | None
    """None where an error keeps it from being made."""
    found: tuple[Diagnostic, ...]
    record: Record | None = None
    manifest: Manifest | None = None
    came_to: Guess | None = None
    """Pages and numbers, as the guess for the next time; None where it was not made."""
    layouts: int = 0
    """How many pieces were laid out; one that had to be laid out again counts again."""


def make(publication: Publication, file: Path, desk: Desk, edition: Edition) -> Booklet:
    """Make one edition of a publication; all faults of all articles are said at once.

    What it depends on besides its manifest and the project is noted by the articles of the desk.
    """
    articles = desk.articles
    project = articles.project
    gathered = gather(publication, file, articles, edition.lang)
    texts = Texts(articles, desk.recollection, desk.ground if desk.layouts else "")
    order = Order(
        project, edition.format, edition.paper, articles.catalogue, template_cache=desk.templates
    )
    return _Making(publication, file, order, edition, gathered, texts, desk).booklet()


@dataclass(slots=True)
class _Making:
    publication: Publication
    file: Path
    order: Order
    edition: Edition
    gathered: Gathered
    texts: Texts
    desk: Desk
    skipped: tuple[Diagnostic, ...] = ()

    def booklet(self) -> Booklet:
        if self.edition.skip_faulty:
            self._leave_out_missing()
        found = [*self._of_all(self.gathered.found), *self._found()]
        faulty = {it.file for it in self.gathered.entries if has_error(self._gist(it).found)}
        if faulty and self.edition.skip_faulty:
            self._leave_out(faulty)
            found = [*self._of_all(self.gathered.found), *self._found()]
        if has_error(found):
            return Booklet(None, in_order(found))
        assembly, rounds = self._assembly(), self._rounds()
        settled = rounds.settle(lambda: assembly.pieces(rounds))
        found += [
            *self._of_all(self.skipped),
            *(d for of_piece in rounds.found.values() for d in of_piece),
        ]
        broken = self._broken(rounds)
        if broken and self.edition.skip_faulty:
            self._leave_out(broken)
            return self.booklet()
        if not settled:
            found += self._of_all([NumbersRestless(MOST).at(self._place())])
        if rounds.broken or has_error(found):
            return Booklet(None, in_order(found))
        return self._joined(rounds, in_order(found))

    def _gist(self, it: Entry) -> Gist:
        return self.texts.gist(it.file)

    def _found(self) -> Iterator[Diagnostic]:
        """What reading the articles found."""
        for it in self.gathered.entries:
            yield from self._gist(it).found

    def _of_all(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What belongs to no article, judged as the project has it."""
        return self.desk.severities.judge(found)

    def _place(self) -> Place:
        return Place(self.order.project.shown(self.file))

    def _assembly(self) -> Assembly:
        return Assembly(
            self.publication, self.file, self.gathered, self.texts, self.order, self.edition.lang
        )

    def _rounds(self) -> Rounds:
        names = {it.file: it.name for it in self.gathered.entries}
        return Rounds(self.desk, Around(names), self.desk.recollection.before.guess)

    def _broken(self, rounds: Rounds) -> set[Path]:
        """The articles that composing or laying out found errors in."""
        return {it.file for it in self.gathered.entries if has_error(rounds.found.get(it.name, ()))}

    def _leave_out_missing(self) -> None:
        """Go on without articles that are nowhere, and say so."""
        gone = [it for it in self.gathered.found if it.code == ArticleNowhere.code]
        self.skipped += tuple(replace(it, severity=Severity.WARNING) for it in gone)
        rest = tuple(it for it in self.gathered.found if it not in gone)
        self.gathered = replace(self.gathered, found=rest)

    def _leave_out(self, files: set[Path]) -> None:
        """Go on without faulty articles, and say so."""
        gone = [it for it in self.gathered.entries if it.file in files]
        self.skipped += tuple(
            FaultyLeftOut(it.title or it.slug).at(Place(self.order.project.shown(it.file)))
            for it in gone
        )
        editorial = self.gathered.editorial
        chapters = tuple(
            Chapter(it.table, tuple(e for e in it.entries if e.file not in files))
            for it in self.gathered.chapters
        )
        kept = None if editorial and editorial.file in files else editorial
        self.gathered = Gathered(kept, chapters, self.gathered.found)

    def _joined(self, rounds: Rounds, found: tuple[Diagnostic, ...]) -> Booklet:
        parts, codes, pages = list[Part](), list[MeantCode](), list[MeantPage]()
        blank = self._blank(rounds)
        numbering: bool | None = None
        for stand in rounds.stands:
            piece = stand.piece
            found_as = rounds.laid_out.get(piece.name, blank)
            labels = None
            if stand.roman is not numbering:
                labels = Labels("roman" if stand.roman else "arabic", stand.first)
                numbering = stand.roman
            if found_as:
                margins = rounds.margins.get(piece.name)
                shifts = margins.shifts_mm if margins else (0.0,) * found_as.pages
                pages += [
                    MeantPage(width_mm=it.width_mm, height_mm=it.height_mm)
                    for it in found_as.leaves
                ]
                codes += _meant(stand, found_as, shifts)
                dress = Dress(margins.pdf, shifts) if margins else None
                parts.append(Part(piece.name, found_as.pdf, piece.title, piece.level, labels,
                                  rounds.numbers, dress))  # fmt: skip
        pdf = join(parts, self._facts())
        manifest = self._manifest(tuple(pages), tuple(codes))
        record = self._record(rounds, found)
        return Booklet(pdf, found, record, manifest, rounds.came_to(), rounds.layouts)

    def _blank(self, rounds: Rounds) -> Laid | None:
        """A white page, if the booklet has one."""
        if all(stand.piece.compose for stand in rounds.stands):
            return None
        page = self._assembly().white()
        composed = compose_piece(Stand(page, 1, 1, False), Around({}), self.desk.ground)
        made = self.desk.lay_out(composed, self.desk.renders[0]).value
        return laid(made, page, self.desk.spool) if made else None

    def _facts(self) -> Facts:
        it = self.publication
        day = it.date.isoformat() if it.date else None
        return Facts(
            title=f"{it.title} · {it.issue}", creator=f"printguide {__version__}",
            producer=f"WeasyPrint {version('weasyprint')}",
            author=it.editor or it.publisher, subject=it.issue,
            lang=self.edition.lang, created=day, modified=day,
            conforms_to=tuple(self.edition.format.conforms_to),
            direction=direction_of(self.edition.lang),
        )  # fmt: skip

    def _manifest(self, pages: tuple[MeantPage, ...], codes: tuple[MeantCode, ...]) -> Manifest:
        format_ = self.edition.format
        return Manifest(
            article=self.file.resolve().relative_to(self.order.project.root).as_posix(),
            slug=self.file.stem, title=self.publication.title, lang=self.edition.lang,
            format=format_.name, paper=self.edition.paper.name,
            conforms_to=tuple(format_.conforms_to), smallest_type_pt=format_.smallest_type_pt,
            bleed_mm=format_.press.bleed_mm if format_.press else 0,
            tagged=format_.press is None, in_order=format_.press is None,
            pages=pages, codes=codes,
        )  # fmt: skip

    def _record(self, rounds: Rounds, found: tuple[Diagnostic, ...]) -> Record:
        articles = tuple(self._recorded(it, rounds, found) for it in self.gathered.entries)
        it = self.publication
        return Record(
            title=it.title, issue=it.issue, lang=self.edition.lang,
            format=self.edition.format.name, paper=self.edition.paper.name,
            pages=sum(
                rounds.laid_out[s.piece.name].pages if s.piece.name in rounds.laid_out else 1
                for s in rounds.stands
            ),
            articles=articles, left_out=tuple(d.message for d in self.skipped),
        )  # fmt: skip

    def _recorded(self, it: Entry, rounds: Rounds, found: Iterable[Diagnostic]) -> RecordedArticle:
        stand = next(stand for stand in rounds.stands if stand.piece.name == it.name)
        found_as, shown = rounds.laid_out[it.name], self.order.project.shown(it.file)
        warnings = sum(d.place.path == shown and d.severity is Severity.WARNING for d in found)
        came = Outcome(
            (stand.label(1), stand.label(found_as.pages)),
            rounds.drafts[it.name].codes,
            warnings,
        )
        return recorded(self._gist(it), it, self.order.project.named(it.file), came)


def _meant(stand: Stand, found_as: Laid, shifts: tuple[float, ...]) -> list[MeantCode]:
    """Return where the codes of a piece are to be, in the whole."""
    return [
        MeantCode(
            url=it.url,
            page=stand.sheet_page + it.page - 1,
            x_mm=round(it.x_mm - shifts[it.page - 1], 3),
            y_mm=it.y_mm,
            side_mm=it.side_mm,
            module_mm=it.module_mm,
        )
        for it in found_as.codes
    ]


def editions(
    languages: Iterable[str], formats: Iterable[Format], papers: Iterable[Paper]
) -> list[Edition]:
    """Return what a manifest asks for: each format in each language."""
    pairs = list(zip(formats, papers, strict=True))
    return [Edition(format_, paper, lang) for lang in languages for format_, paper in pairs]


def pairs(formats: list[Format], papers: list[str], *, strict: bool) -> list[tuple[Format, Paper]]:
    """Return each format with each of its papers among these; one that has none takes its first.

    Raises UsageError, where that is to be `strict`, for a paper that none of the formats has.
    """
    found: dict[tuple[str, str], tuple[Format, Paper]] = {}
    for name in papers:
        chosen = choose_papers(formats, name if strict else None, name)
        for format_, paper in zip(formats, chosen, strict=True):
            if paper.name == name or not set(papers) & set(format_.papers):
                found.setdefault((format_.name, paper.name), (format_, paper))
    return list(found.values())


def skipping(edition: Edition) -> Edition:
    """Return the same edition, made without faulty articles."""
    return replace(edition, skip_faulty=True)
