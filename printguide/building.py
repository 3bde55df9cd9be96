"""Building: the whole way of an article, from its file to its PDFs, and the report of many."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from printguide.article.binding import Article, bind
from printguide.article.faults import SlugClash
from printguide.article.manuscript import Manuscript
from printguide.article.parsing import parse
from printguide.article.reading import Source, read
from printguide.catalogue import Catalogue, entry
from printguide.checks.checking import check
from printguide.compose.cards import compose_cards
from printguide.compose.composing import compose
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic, Severity, in_order
from printguide.fitting.fitting import fit, leaves_of
from printguide.fitting.folding import folded, manifest_of_sheet
from printguide.formats.format import Content, choose_papers
from printguide.outcome import Outcome
from printguide.places import Place
from printguide.project import Project
from printguide.proof.apart import Prove
from printguide.proof.manifest import Manifest, manifest_file
from printguide.proof.meaning import manifest_of
from printguide.proof.searching import Origin
from printguide.proof.verifying import Inquiry, verify
from printguide.severities import Severities
from printguide.writing import write


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, and where to."""

    formats: tuple[str, ...]
    paper: str | None
    """The one that was asked for; None for that of the settings."""
    out: Path | None
    """The folder of the PDFs; None to check only, and write nothing."""
    file: Path | None = None
    """The one file to write, if a single brochure was asked for by name."""
    strict: bool = False
    """Whether warnings keep an article from being written too."""
    cache: Path | None = None
    layout: bool = True
    """Whether articles are laid out; without, nothing can be written."""
    prove: Prove | None = None
    """What reads each PDF once it is written; None to take it as it is."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one article in one format."""

    article: PurePosixPath
    format: str
    source: Source | None
    found: tuple[Diagnostic, ...]
    file: Path | None = None
    """Where the PDF is; None if it was not written."""
    pages: int = 0
    size: int = 0
    """Bytes."""
    codes: int = 0
    failed: tuple[Path, ...] = ()
    """Files that were written and do not pass their proof."""


Progress = Callable[[str], None]

PANELS = ".panels.pdf"
"""How the name of a leaflet's pages in reading order ends, beside that of the sheet."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that was read, bound and checked; nothing of it is laid out yet."""

    source: Source | None
    manuscript: Manuscript | None
    article: Article | None
    found: tuple[Diagnostic, ...]
    severities: Severities

    def more(self, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Return what was found so far, and more that a later stage found."""
        return in_order((*self.found, *self.severities.judge(found)))


def prepare(file: Path, project: Project, *, strict: bool = False) -> Prepared:
    """Read, parse, bind and check one article, with the diagnostics of all."""
    severities = Severities(dict(project.configuration.faults), strict)
    source = read(file, project.shown(file))
    if source.value is None:
        return Prepared(None, None, None, severities.judge(source.found), severities)
    manuscript = parse(source.value)
    found = [*source.found, *manuscript.found]
    article: Outcome[Article] = Outcome(None)
    if manuscript.value is not None:
        severities = severities.of_article(manuscript.value.matter.data)
        article = bind(manuscript.value, project.registry)
        found += article.found
    if article.value is not None:
        found += check(article.value, project)
    judged = in_order(severities.judge(found))
    return Prepared(source.value, manuscript.value, article.value, judged, severities)


def compose_file(file: Path, order: Order) -> tuple[Source | None, Outcome[PrintHtml]]:
    """Make the print HTML of one file; without a value where anything is wrong."""
    prepared = prepare(file, order.project)
    if prepared.article is None or _errors(prepared.found):
        return prepared.source, Outcome(None, prepared.found)
    html = compose(prepared.article, order)
    return prepared.source, Outcome(html.value, prepared.more(html.found))


def build(
    files: list[Path], project: Project, request: Request, render: Render, tell: Progress
) -> Iterator[Made]:
    """Build articles one after the other; a faulty one costs no other. Yields what was made."""
    catalogue = Catalogue(project)
    orders = list(_orders(project, request, catalogue))
    taken: dict[str, PurePosixPath] = {}
    for file in files:
        tell(file.name)
        prepared = prepare(file, project, strict=request.strict)
        prepared = _with_slug(file, prepared, taken)
        for order in orders:
            yield _make(file, prepared, order, request, render)
        if file is not files[-1]:
            gc.collect()


def _orders(project: Project, request: Request, catalogue: Catalogue) -> Iterator[Order]:
    formats = [project.format(name) for name in request.formats]
    papers = choose_papers(formats, request.paper, project.configuration.build.paper)
    for format_, paper in zip(formats, papers, strict=True):
        leaves = leaves_of(format_, paper)
        yield Order(project, format_, paper, catalogue, request.cache, leaves)


def _with_slug(file: Path, prepared: Prepared, taken: dict[str, PurePosixPath]) -> Prepared:
    """Refuse an article whose PDF would replace that of another one."""
    article, source = prepared.article, prepared.source
    if article is None or source is None:
        return prepared
    name = entry(file).name
    first = taken.setdefault(name, source.path)
    if first == source.path:
        return prepared
    span = article.manuscript.matter.values.get("slug")
    place = source.place(span) if span else Place(source.path)
    clash = SlugClash(name, str(first)).at(place)
    return replace(prepared, found=prepared.more((clash,)))


def _make(file: Path, prepared: Prepared, order: Order, request: Request, render: Render) -> Made:
    """Compose and lay out one article, and write its PDF unless an error was found.

    Faults are said all at once, so an article with errors is composed all the same; it is laid
    out too where that is the purpose, and not when many are waiting to be made.
    """
    made = Made(order.project.shown(file), order.format.name, prepared.source, prepared.found)
    if prepared.article is None:
        return made
    html = _composed(prepared, prepared.article, order, request, render)
    made = replace(made, found=prepared.more(html.found))
    stops = _errors(made.found) and request.out is not None
    if html.value is None or stops or not request.layout:
        return made
    rendering = render(html.value, order.project.root, made.source)
    judged = prepared.severities.judge(rendering.found)
    made = replace(made, found=in_order((*made.found, *judged)))
    if rendering.value is None or _errors(made.found):
        return made
    made, written = _written(made, html.value, rendering.value, order, request)
    return _proved(made, written, prepared, order.project, request)


def _composed(
    prepared: Prepared, article: Article, order: Order, request: Request, render: Render
) -> Outcome[PrintHtml]:
    """Compose an article as its format has it; what has to fit is laid out for that."""
    if order.format.content is Content.FITTED and request.layout:
        return fit(article, order, render, prepared.source)
    make = compose_cards if order.format.content is Content.PLACES else compose
    return make(article, order)


def _written(
    made: Made, html: PrintHtml, rendering: Rendering, order: Order, request: Request
) -> tuple[Made, tuple[Path, ...]]:
    """Write what was laid out; return also the files that were written."""
    pages, size = rendering.pages, len(rendering.pdf)
    made = replace(made, pages=pages, size=size, codes=len(html.codes))
    if request.out is None:
        return made, ()
    target = request.file or request.out / made.format / f"{html.name}.pdf"
    manifest, scheme = manifest_of(html, rendering, order), order.format.fold
    if scheme is None:
        _write(target, rendering.pdf, manifest)
        return replace(made, file=target), (target,)
    sheet = folded(rendering.pdf, order, scheme)
    panels = target.with_name(f"{target.stem}{PANELS}")
    _write(panels, rendering.pdf, manifest)
    _write(target, sheet.pdf, manifest_of_sheet(manifest, sheet.plan))
    return replace(made, file=target, size=len(sheet.pdf)), (panels, target)


def _proved(
    made: Made, written: tuple[Path, ...], prepared: Prepared, project: Project, request: Request
) -> Made:
    """Read what was written as a press and a telephone would; a file that fails stays."""
    if request.prove is None or prepared.source is None:
        return made
    inquiry = Inquiry(project.today, Origin(prepared.source.file, project))
    for file in written:
        proof = verify(file, project.shown(file), inquiry, request.prove)
        found = prepared.severities.judge(finding.diagnostic for finding in proof.all())
        failed = (file,) if _errors(found) else ()
        made = replace(made, found=in_order((*made.found, *found)), failed=(*made.failed, *failed))
    return made


def _write(file: Path, pdf: bytes, manifest: Manifest) -> None:
    write(file, pdf)
    write(manifest_file(file), manifest.as_json())


def _errors(found: tuple[Diagnostic, ...]) -> bool:
    return any(d.severity is Severity.ERROR for d in found)
