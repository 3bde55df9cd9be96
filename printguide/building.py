"""Building: the whole way of an article, from its file to its PDFs, and the report of many."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from printguide.article.binding import Article, bind
from printguide.article.faults import SlugClash
from printguide.article.parsing import parse
from printguide.article.reading import Source, read
from printguide.catalogue import Catalogue, slug_for
from printguide.compose.composing import Order, compose
from printguide.compose.print_html import PrintHtml
from printguide.engine.apart import Render
from printguide.faults import Diagnostic, Severity, in_order
from printguide.formats.format import Format, find_format, find_paper
from printguide.outcome import Outcome
from printguide.places import Place
from printguide.project import Project
from printguide.writing import write


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, and where to."""

    formats: tuple[str, ...]
    paper: str
    out: Path
    file: Path | None = None
    """The one file to write, if a single brochure was asked for by name."""
    strict: bool = False
    """Whether warnings keep an article from being written too."""
    cache: Path | None = None


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


Progress = Callable[[str], None]


def prepare(file: Path, project: Project) -> tuple[Source | None, Outcome[Article]]:
    """Read, parse and bind one article, with the diagnostics of all three."""
    source = read(file, project.shown(file))
    if source.value is None:
        return None, Outcome(None, source.found)
    manuscript = parse(source.value)
    if manuscript.value is None:
        return source.value, Outcome(None, in_order((*source.found, *manuscript.found)))
    article = bind(manuscript.value, project.registry)
    found = in_order((*source.found, *manuscript.found, *article.found))
    return source.value, Outcome(article.value, found)


def compose_file(file: Path, order: Order) -> tuple[Source | None, Outcome[PrintHtml]]:
    """Make the print HTML of one file; without a value where anything is wrong."""
    source, article = prepare(file, order.project)
    if article.value is None or article.failed:
        return source, Outcome(None, article.found)
    html = compose(article.value, order)
    return source, Outcome(html.value, in_order((*article.found, *html.found)))


def build(
    files: list[Path], project: Project, request: Request, render: Render, tell: Progress
) -> Iterator[Made]:
    """Build articles one after the other; a faulty one costs no other. Yields what was made."""
    catalogue = Catalogue(project)
    formats = [find_format(name, project.root) for name in request.formats]
    orders = [_order(project, format_, request, catalogue) for format_ in formats]
    taken: dict[str, PurePosixPath] = {}
    for file in files:
        tell(file.name)
        source, article = prepare(file, project)
        article = _with_slug(file, source, article, taken)
        for order in orders:
            made, html = _composed(file, source, article, order, request)
            yield _rendered(made, html, order, request, render) if html else made
        if file is not files[-1]:
            gc.collect()


def _order(project: Project, format_: Format, request: Request, catalogue: Catalogue) -> Order:
    return Order(project, format_, find_paper(request.paper, format_), catalogue, request.cache)


def _with_slug(
    file: Path, source: Source | None, article: Outcome[Article], taken: dict[str, PurePosixPath]
) -> Outcome[Article]:
    """Refuse an article whose PDF would replace that of another one."""
    if article.value is None or source is None:
        return article
    slug = slug_for(file, article.value.meta.slug)
    first = taken.setdefault(slug, source.path)
    if first == source.path:
        return article
    span = article.value.manuscript.matter.places.get("slug")
    place = source.place(span) if span else Place(source.path)
    return Outcome(None, in_order((*article.found, SlugClash(slug, str(first)).at(place))))


def _composed(
    file: Path, source: Source | None, article: Outcome[Article], order: Order, request: Request
) -> tuple[Made, PrintHtml | None]:
    """Compose one article; without HTML where something keeps it from being written."""
    made = Made(order.project.shown(file), order.format.name, source, article.found)
    if article.value is None or _stops(article, request):
        return replace(made, found=_judged(made.found, request)), None
    html = compose(article.value, order)
    made = replace(made, found=in_order((*made.found, *html.found)))
    if _stops(html, request):
        return replace(made, found=_judged(made.found, request)), None
    return made, html.value


def _rendered(made: Made, html: PrintHtml, order: Order, request: Request, render: Render) -> Made:
    """Render one article and write its PDF, unless an error was found."""
    rendering = render(html, order.project.root, made.source)
    made = replace(made, found=_judged(in_order((*made.found, *rendering.found)), request))
    if rendering.value is None or any(d.severity is Severity.ERROR for d in made.found):
        return made
    target = request.file or request.out / order.format.name / f"{html.slug}.pdf"
    write(target, rendering.value.pdf)
    size, pages = len(rendering.value.pdf), rendering.value.pages
    return replace(made, file=target, pages=pages, size=size, codes=html.code_count)


def _stops(outcome: Outcome[object], request: Request) -> bool:
    return any(d.severity is Severity.ERROR for d in _judged(outcome.found, request))


def _judged(found: tuple[Diagnostic, ...], request: Request) -> tuple[Diagnostic, ...]:
    """Make errors of warnings where the caller wants it so."""
    if not request.strict:
        return found
    return tuple(
        replace(d, severity=Severity.ERROR) if d.severity is Severity.WARNING else d for d in found
    )
