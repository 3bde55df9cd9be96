"""Building: the whole way of an article, from its file to its PDFs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from printguide.article.binding import Article, bind
from printguide.article.manuscript import Manuscript
from printguide.article.parsing import parse
from printguide.article.reading import Source, read
from printguide.checks.checking import check
from printguide.checks.dates import days_that_count
from printguide.compose.cards import compose_cards
from printguide.compose.composing import compose
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.consulted import Consulted
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic, has_error, in_order
from printguide.fitting.fitting import fit
from printguide.formats.format import Content
from printguide.outcome import Outcome
from printguide.project import Project
from printguide.proof.manifest import Manifest
from printguide.proof.meaning import manifest_of
from printguide.severities import Severities

PDF = ".pdf"
PANELS = ".panels.pdf"
"""How the name of a leaflet's pages in reading order ends, beside that of the sheet."""


class Aim(Enum):
    """How far an article goes."""

    PRINT = auto()
    CHECK = auto()
    """Laid out to see what is wrong; nothing comes of it."""
    QUICK = auto()
    """Not laid out: what only pages show stays unseen."""


@dataclass(frozen=True, slots=True)
class Print:
    """One PDF, and what it is meant to be."""

    ending: str
    """What the name of its file has behind that of the article."""
    pdf: bytes
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Product:
    """What came of an article in one format; nothing of it is written yet."""

    found: tuple[Diagnostic, ...]
    name: str = ""
    """How its files are called."""
    lang: str = ""
    pages: int = 0
    codes: int = 0
    prints: tuple[Print, ...] = ()
    """The one that readers get comes first; none where an error was found."""


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
    severities = Severities(project.configuration.faults, strict)
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
    if prepared.article is None or has_error(prepared.found):
        return prepared.source, Outcome(None, prepared.found)
    html = compose(prepared.article, order)
    return prepared.source, Outcome(html.value, prepared.more(html.found))


def make(prepared: Prepared, order: Order, render: Render, *, aim: Aim = Aim.PRINT) -> Product:
    """Compose an article and lay it out, unless an error was found before.

    Faults are said all at once, so an article with errors is composed all the same; it is laid
    out too where that is the aim, and not when many are waiting to be made.
    """
    article = prepared.article
    if article is None:
        return Product(prepared.found)
    consulted = Consulted(order.catalogue, order.inputs)
    for day in days_that_count(article, order.project):
        consulted.day(day)
    html = _composed(prepared, article, order, render, layout=aim is not Aim.QUICK)
    found = prepared.more(html.found)
    stops = has_error(found) and aim is Aim.PRINT
    if html.value is None or stops:
        return Product(found)
    if aim is Aim.QUICK:
        return Product(in_order((*found, *prepared.severities.judge(_fonts(html.value, order)))))
    rendering = render(html.value, order.project.root, prepared.source)
    found = in_order((*found, *prepared.severities.judge(rendering.found)))
    if rendering.value is None or has_error(found):
        return Product(found)
    for name in rendering.value.files:
        consulted.file(order.project.root / name)
    return _product(found, html.value, rendering.value, order, aim)


def _composed(
    prepared: Prepared, article: Article, order: Order, render: Render, *, layout: bool
) -> Outcome[PrintHtml]:
    """Compose an article as its format has it; what has to fit is laid out for that."""
    if order.format.content is Content.FITTED and layout:
        return fit(article, order, render, prepared.source)
    compose_it = compose_cards if order.format.content is Content.PLACES else compose
    return compose_it(article, order)


def _fonts(html: PrintHtml, order: Order) -> Iterator[Diagnostic]:
    """Yield what only the engine says else, and is known without a layout."""
    from printguide.engine.fontless import refusals  # with all that fonts need

    yield from refusals(html, order.project.root)


def _product(
    found: tuple[Diagnostic, ...], html: PrintHtml, rendering: Rendering, order: Order, aim: Aim
) -> Product:
    """Return what was laid out, with the sheets that it is folded from."""
    product = Product(found, html.name, html.lang, rendering.pages, len(html.codes))
    if aim is not Aim.PRINT:
        return product
    manifest, scheme = manifest_of(html, rendering, order), order.format.fold
    pages = Print(PDF, rendering.pdf, manifest)
    if scheme is None:
        return replace(product, prints=(pages,))
    from printguide.fitting.folding import folded, manifest_of_sheet  # for leaflets only

    sheet = folded(rendering.pdf, order, scheme)
    whole = Print(PDF, sheet.pdf, manifest_of_sheet(manifest, sheet.plan))
    return replace(product, prints=(whole, replace(pages, ending=PANELS)))
