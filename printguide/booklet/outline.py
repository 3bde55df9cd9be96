"""The outline: an entry for each part, and under it the bookmarks that the part has itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Name, OutlineItem

from printguide.booklet.parts import Part

_UNSEEN = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, counted from 0; in points from the lower left corner."""

    page: int
    left: Any
    top: Any

    def destination(self, pages: list[pikepdf.Object]) -> Array:
        """Return the place as a destination; 0 leaves the zoom alone (ISO 32000-1, table 151)."""
        return Array([pages[self.page], Name.XYZ, self.left, self.top, 0])


def spot_of(destination: Any, pages: dict[tuple[int, int], int]) -> Spot:
    """Return the place that `[page /XYZ left top zoom]` names, given the numbers of the pages."""
    return Spot(pages[destination[0].objgen], destination[2], destination[3])


@dataclass(slots=True)
class Entry:
    """An entry of the outline."""

    title: str
    spot: Spot
    kids: list["Entry"] = field(default_factory=list)
    closed: bool = False

    def item(self, pages: list[pikepdf.Object]) -> OutlineItem:
        """Return the entry as pikepdf writes it, with all below it."""
        item = OutlineItem(self.title, self.spot.destination(pages))
        item.is_closed = self.closed
        item.children.extend(kid.item(pages) for kid in self.kids)
        return item


def bookmarks_of(source: pikepdf.Pdf, pages: dict[tuple[int, int], int]) -> list[Entry]:
    """Read the outline of a part, given the numbers of its pages in the whole."""
    root = source.Root.get("/Outlines")
    return [] if root is None else list(_entries(root, pages))


def _entries(parent: Any, pages: dict[tuple[int, int], int]) -> Iterator[Entry]:
    item = parent.get("/First")
    while item is not None:
        kids = list(_entries(item, pages))
        closed = int(item.get("/Count", 0)) < 0
        yield Entry(str(item.Title), spot_of(item.Dest, pages), kids, closed)
        item = item.get("/Next")


@dataclass(slots=True)
class Outline:
    """The outline as it grows, part by part."""

    top: list[Entry] = field(default_factory=list)
    open: list[tuple[int, Entry]] = field(default_factory=list)
    """The last entry of each level that more can come under, the deepest last."""

    def add(self, part: Part, start: Spot, bookmarks: Iterable[Entry]) -> None:
        """Add a part, which begins at a spot; a blank page, which has no entry, changes nothing."""
        bookmarks = list(bookmarks)
        if part.title is None and not bookmarks:
            return
        while self.open and self.open[-1][0] >= part.level:
            self.open.pop()
        above = self.open[-1][1] if self.open else None
        siblings = above.kids if above else self.top
        if above:
            above.closed = False  # what has parts under it shows them
        if part.title is None:
            siblings.extend(bookmarks)
            return
        entry = Entry(part.title, start, _without(part.title, bookmarks), closed=True)
        siblings.append(entry)
        self.open.append((part.level, entry))

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Write the outline, if there is any."""
        pages = [page.obj for page in pdf.pages]
        if self.top:
            with pdf.open_outline() as outline:
                outline.root.extend(entry.item(pages) for entry in self.top)


def _without(title: str, bookmarks: list[Entry]) -> list[Entry]:
    """Drop a first bookmark that says what the entry above says; what is under it moves up."""
    if bookmarks and _plain(bookmarks[0].title) == _plain(title):
        return [*bookmarks[0].kids, *bookmarks[1:]]
    return bookmarks


def _plain(title: str) -> str:
    return " ".join(title.translate(_UNSEEN).split())
