"""The outline: an entry for each part, and under it the bookmarks that the part has itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from printguide.booklet.file import File
from printguide.booklet.parts import Part
from printguide.booklet.syntax import Reference, Value

_UNSEEN = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, counted from 0; in points from the lower left corner."""

    page: int
    left: Any
    top: Any

    def destination(self, pages: Sequence[Reference]) -> Value:
        """Return the place as a destination; 0 leaves the zoom alone (ISO 32000-1, table 151)."""
        return [pages[self.page], b"/XYZ", self.left, self.top, 0]


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

    @property
    def shown(self) -> int:
        """How many entries under it are to be seen once it is open."""
        return len(self.kids) + sum(kid.shown for kid in self.kids if not kid.closed)


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
        title = _plain(part.title)
        entry = Entry(title, start, _without(title, bookmarks), closed=True)
        siblings.append(entry)
        self.open.append((part.level, entry))

    def write(self, file: File, pages: Sequence[Reference]) -> Reference | None:
        """Write the outline (ISO 32000-1, 12.3.3), if there is any."""
        if not self.top:
            return None
        root = file.reserve()
        whole = Entry("", self.top[0].spot, self.top)
        return file.put({"Type": b"/Outlines", **_under(whole, root, file, pages)}, root)


def _under(
    entry: Entry, place: Reference, file: File, pages: Sequence[Reference]
) -> dict[str, Value]:
    """Write what stands under an entry, and return what the entry says of that."""
    if not entry.kids:
        return {}
    places = [file.reserve() for _ in entry.kids]
    for at, kid in enumerate(entry.kids):
        facts: dict[str, Value] = {"Title": kid.title, "Parent": place}
        if at > 0:
            facts["Prev"] = places[at - 1]
        if at + 1 < len(places):
            facts["Next"] = places[at + 1]
        facts["Dest"] = kid.spot.destination(pages)
        file.put({**facts, **_under(kid, places[at], file, pages)}, places[at])
    count = -entry.shown if entry.closed else entry.shown
    return {"First": places[0], "Last": places[-1], "Count": count}


def _without(title: str, bookmarks: list[Entry]) -> list[Entry]:
    """Drop a first bookmark that says what the entry above says; what is under it moves up."""
    if bookmarks and _plain(bookmarks[0].title) == title:
        return [*bookmarks[0].kids, *bookmarks[1:]]
    return bookmarks


def _plain(title: str) -> str:
    return " ".join(title.translate(_UNSEEN).split())
