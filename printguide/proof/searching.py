"""Searching: the article that a PDF was made of, and which of its words the PDF lacks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from printguide.article.binding import Article, bind
from printguide.article.parsing import parse
from printguide.article.reading import read
from printguide.catalogue import Catalogue, is_article
from printguide.compose.cards import composition_of
from printguide.compose.composing import parts_of
from printguide.compose.order import Fitting, Order
from printguide.compose.words import Words
from printguide.faults import UsageError
from printguide.formats.format import Content, find_paper
from printguide.project import CONFIGURATION, Project, open_project
from printguide.proof.manifest import Manifest
from printguide.proof.words import PdfLedger, comparable


@dataclass(frozen=True, slots=True)
class Origin:
    """The article of a PDF, and the project around it."""

    file: Path
    project: Project


def origin_of(pdf: Path, manifest: Manifest, today: dt.date) -> Origin | None:
    """Return the article that a manifest names, from the folder of its project; None if not here.

    A manifest may be by strangers, so it names articles of the project only. Raises UsageError
    where the settings of a project are faulty.
    """
    return home_of(pdf, manifest, today) if is_article(Path(manifest.article)) else None


def home_of(pdf: Path, manifest: Manifest, today: dt.date) -> Origin | None:
    """Return what a PDF was made of, an article or a publication, likewise."""
    for root in _roots(pdf):
        file = (root / manifest.article).resolve()
        if file.is_relative_to(root) and file.is_file():
            project = open_project(root, today)
            if project.root == root:
                return Origin(file, project)
    return None


def _roots(pdf: Path) -> Iterator[Path]:
    """Folders that may be the project of a PDF: around the PDF, where one works, and below that.

    A folder without settings is a project of its own if nothing around it has them.
    """
    here = Path().resolve()
    yield from dict.fromkeys((*pdf.resolve().parents, here, *here.parents))
    yield from sorted(it.parent for it in here.glob(f"*/{CONFIGURATION}"))


@dataclass(frozen=True, slots=True)
class Search:
    """What came of looking for the words of an article."""

    article: PurePosixPath | None
    """None if they were not looked for."""
    why_not: str = ""
    lost: tuple[Words, ...] = ()
    matter: dict[str, object] | None = None
    """The front matter, which may set severities."""


def search(text: str, origin: Origin, manifest: Manifest | None) -> Search:
    """Look for the words of an article in the text of a PDF."""
    shown = origin.project.shown(origin.file)
    article = _bound(origin, shown)
    if article is None:
        return Search(None, f"the article {shown} has faults")
    try:
        order = _order(origin.project, manifest)
    except UsageError as error:
        return Search(None, f"the format is not known any more: {error}")
    if manifest and order.format.content is Content.FITTED:
        kept = frozenset(_kept(article, order, manifest))
        order = Order(order.project, order.format, order.paper, order.catalogue,
                      fitting=Fitting(kept, order.format.smallest_type_pt))  # fmt: skip
    # What has no tags is read as it is drawn: columns and floats come when they are painted.
    ordered = manifest is not None and manifest.in_order and manifest.tagged
    ledger = PdfLedger(comparable(text), ordered=ordered)
    lost = composition_of(article, order).missing(ledger)
    return Search(shown, "", tuple(lost), article.manuscript.matter.data)


def _bound(origin: Origin, shown: PurePosixPath) -> Article | None:
    source = read(origin.file, shown).value
    manuscript = parse(source).value if source else None
    return bind(manuscript, origin.project.registry).value if manuscript else None


def _order(project: Project, manifest: Manifest | None) -> Order:
    """What was asked for when a PDF was built; of one without a manifest, a brochure."""
    format_ = project.format(manifest.format if manifest else "brochure")
    paper = find_paper(manifest.paper if manifest else format_.papers[0], format_)
    return Order(project, format_, paper, Catalogue(project))


def _kept(article: Article, order: Order, manifest: Manifest) -> Iterator[int]:
    """The units of an article that a print has: all but those that its manifest leaves out."""
    left_out = {(part.line, part.last_line) for part in manifest.left_out}
    for unit in parts_of(article, order).units:
        if (unit.line, unit.last_line) not in left_out:
            yield unit.number
