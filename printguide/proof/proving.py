"""Proving: a finished PDF read page by page and then as a whole, and all that is wrong with it."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf

from printguide.faults import Fault
from printguide.proof.aim import Aim, aim_of
from printguide.proof.boxes import wrong_boxes
from printguide.proof.codes import Seen, all_codes, meant_codes
from printguide.proof.colours import press_colours, spaces
from printguide.proof.crossings import letters_over_letters
from printguide.proof.destinations import Destinations, names
from printguide.proof.edges import cut_text
from printguide.proof.file_faults import BeyondLimits, NotReadable, OtherPages
from printguide.proof.findings import FileProof, Found, PageProof
from printguide.proof.fonts import font_faults, font_name
from printguide.proof.identity import Description, unsaid
from printguide.proof.images import coarse_images, cut_images, lowest_ppi
from printguide.proof.leaf import Leaf
from printguide.proof.links import faulty_links, page_links
from printguide.proof.opening import MOST_PAGES, damage, opened
from printguide.proof.painting import paints
from printguide.proof.paints import TooMuch
from printguide.proof.pdfium import PdfiumRefuses
from printguide.proof.sheets import Shapeless, Sheet, sheet_of
from printguide.proof.tag_tree import Mark, tag_trees
from printguide.proof.tags import senseless, untagged
from printguide.proof.type_sizes import small_type, smallest_type, unknown_letters
from printguide.proof.wish import Whole, Wish

PICTURE_DPI = 96.0
MOST_PICTURE_DOTS = 1_500_000
"""Of the picture of a page in a report: A3 at 96 dots an inch has as many."""
LARGEST_MM = 5_080.0
"""The side of a page that viewers show: 200 inches (ISO 32000-1, annex C)."""

_CHECKS: tuple[Callable[[Leaf, Aim], Iterator[Found]], ...] = (
    wrong_boxes, small_type, unknown_letters, coarse_images, cut_images, cut_text,
    letters_over_letters, press_colours,
)  # fmt: skip
_MALFORMED = (
    pikepdf.PdfError, PdfiumRefuses, TypeError, ValueError, KeyError, AttributeError, IndexError,
    OverflowError, ZeroDivisionError,
)  # fmt: skip
"""What readers of a PDF raise that is written as no PDF should be: a number for a list, say."""


class Proving:
    """One PDF on its way through the proof. Pages come first, in order, then the whole."""

    def __init__(self, file: Path, path: PurePosixPath, wish: Wish) -> None:
        """Open a PDF, which `path` names in messages; raises Unproved."""
        self.path, self.wish = path, wish
        self.opening = ExitStack()
        self.both = self.opening.enter_context(opened(file))
        self.pdf = self.both.pdf
        self.pages = min(len(self.pdf.pages), MOST_PAGES)
        self.description = Description(self.pdf)
        self.aim = aim_of(wish.manifest, self.description.declared())
        self.found: list[Found] = []
        named = _kept(names(self.pdf), 0, self.found)
        self.destinations = Destinations(self.pdf, dict(named))
        self.tree = next(iter(_kept(tag_trees(self.pdf), 0, self.found)), None)
        self._fonts: dict[tuple[int, int], Any] = {}
        self._texts: dict[Mark, str] = {}
        self._drawn: list[str] = []

    def end(self) -> None:
        """Close the PDF."""
        self.opening.close()

    def page(self, number: int) -> PageProof:
        """Read one page, counted from 1."""
        page = self.pdf.pages[number - 1]
        try:
            sheet = sheet_of(page, number)
        except (Shapeless, *_MALFORMED) as error:
            reason = str(error) if isinstance(error, Shapeless) else "its size is not written"
            return self._unread(number, NotReadable(f"page {number}", reason))
        if max(sheet.media.width, sheet.media.height) > LARGEST_MM:
            limit = f"{LARGEST_MM / 1000:.1f} m"
            return self._unread(number, BeyondLimits(f"page {number} is too large", limit))
        return self._read(page, sheet)

    def _unread(self, number: int, fault: Fault) -> PageProof:
        finding = Found(fault, number).of(self.path)
        return PageProof(number, 0, 0, findings=(finding,))

    def _read(self, page: Any, sheet: Sheet) -> PageProof:
        found: list[Found] = []
        seen = _kept(self._codes(sheet), sheet.number, found)
        leaf = Leaf(
            page=page,
            sheet=sheet,
            runs=tuple(_kept(self._runs(sheet), sheet.number, found)),
            paints=tuple(_kept(paints(page, sheet), sheet.number, found)),
            codes=tuple(one.code for one in seen),
        )
        self._note(leaf)
        for check in self._checks(leaf):
            found += _kept(check, sheet.number, found)
        found = [*(it for one in seen for it in one.found), *found]
        links = _kept(page_links(leaf, self.destinations), sheet.number, found)
        picture = b"".join(_kept(self._picture(sheet), sheet.number, found))
        return PageProof(
            number=leaf.number,
            width_mm=round(sheet.width_mm, 2),
            height_mm=round(sheet.height_mm, 2),
            codes=leaf.codes,
            smallest_type_pt=smallest_type(leaf),
            lowest_ppi=lowest_ppi(leaf),
            colours=spaces(leaf),
            links=tuple(links),
            findings=tuple(it.of(self.path) for it in dict.fromkeys(found)),
            picture=picture,
            shown=sheet.shown,
        )

    def _checks(self, leaf: Leaf) -> Iterator[Iterator[Found]]:
        yield from (check(leaf, self.aim) for check in _CHECKS)
        yield faulty_links(leaf, self.aim, self.destinations)
        if self.aim.tagged and self.tree:
            yield untagged(leaf, self.tree)

    def _codes(self, sheet: Sheet) -> Iterator[Seen]:
        if self.wish.quick:
            return
        if self.aim.manifest:
            yield from meant_codes(self.both.pdfium, sheet, self.aim.codes(sheet.number))
        else:
            yield from all_codes(self.both.pdfium, sheet)

    def _runs(self, sheet: Sheet) -> Iterator[Any]:
        yield from self.both.pdfium.runs(sheet)

    def _note(self, leaf: Leaf) -> None:
        """Keep what is judged of the whole: fonts, and text by its marks."""
        for paint in leaf.paints:
            if isinstance(paint.font, pikepdf.Dictionary):
                self._fonts.setdefault(paint.font.objgen, paint.font)
        mark: Mark | None = None
        for run in leaf.runs:
            if run.artifact:
                continue
            if run.mark is not None:
                mark = leaf.number, None, run.mark
            if mark is not None:
                self._texts[mark] = self._texts.get(mark, "") + run.text
        self._drawn.append("".join(run.text for run in leaf.runs if not run.artifact))

    def _picture(self, sheet: Sheet) -> Iterator[bytes]:
        if not self.wish.pictures:
            return
        inches = sheet.shown.width * sheet.shown.height / 25.4**2
        dpi = min(PICTURE_DPI, (MOST_PICTURE_DOTS / inches) ** 0.5)
        image = self.both.pdfium.draw(sheet, sheet.shown, dpi, colour=True).image
        out = io.BytesIO()
        image.save(out, "JPEG", quality=72, optimize=True)
        yield out.getvalue()

    def whole(self) -> Whole:
        """Judge what is of no single page."""
        fonts = list(self._fonts.values())
        found = [*self.found]
        for check in self._of_file(fonts):
            found += _kept(check, 0, found)
        if reason := damage(self.pdf):
            found.append(Found(NotReadable("a part of the PDF", reason)))
        proof = FileProof(
            path=self.path,
            title=self.description.title,
            lang=self.description.lang,
            manifest=self.aim.manifest is not None,
            conforms_to=self.description.declared(),
            fonts=tuple(sorted({font_name(font) for font in fonts})),
            findings=tuple(it.of(self.path) for it in dict.fromkeys(found)),
        )
        return Whole(proof, self._text())

    def _of_file(self, fonts: list[Any]) -> Iterator[Iterator[Found]]:
        yield self._pages()
        yield unsaid(self.pdf, self.description, self.aim)
        yield font_faults(fonts, self.aim)
        yield self.destinations.lost_bookmarks(self.pdf)
        if self.aim.tagged and self.tree:
            yield senseless(self.tree, self._texts)

    def _pages(self) -> Iterator[Found]:
        pages = len(self.pdf.pages)
        if pages > MOST_PAGES:
            yield Found(BeyondLimits(f"the PDF has {pages:,} pages", f"{MOST_PAGES:,} pages"))
        if self.aim.manifest and pages != len(self.aim.manifest.pages):
            yield Found(OtherPages(pages, len(self.aim.manifest.pages)))

    def _text(self) -> str:
        if self.tree and self.tree.order:
            texts = self._texts
            return "".join(texts.get(mark, "") for mark in self.tree.order)
        return "\f".join(self._drawn)


def _kept(things: Iterator[Any], page: int, found: list[Found]) -> list[Any]:
    """Gather what a reader gives, up to where it stops, and say why it stopped.

    Page 0 is the PDF as a whole.
    """
    kept: list[Any] = []
    try:
        for thing in things:
            kept.append(thing)  # what came before a fault counts
    except TooMuch as much:
        found.append(Found(BeyondLimits(f"page {page} draws too much", str(much)), page))
    except _MALFORMED:
        what = f"a part of page {page}" if page else "a part of the PDF"
        found.append(Found(NotReadable(what, "it is not written as PDF is"), page))
    return kept


def prove(file: Path, path: PurePosixPath, wish: Wish) -> Iterable[PageProof | Whole]:
    """Yield the proof of each page, and then of the whole; raises Unproved."""
    proving = Proving(file, path, wish)
    try:
        for number in range(1, proving.pages + 1):
            yield proving.page(number)
        yield proving.whole()
    finally:
        proving.end()
