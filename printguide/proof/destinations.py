"""Destinations: the places within a PDF that links and bookmarks lead to (ISO 32000-1, 12.3.2)."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from printguide.proof.findings import Found
from printguide.proof.leaf import quoted
from printguide.proof.link_faults import DestinationGone

MOST = 100_000
"""Names and bookmarks of one PDF that are looked at."""


class Destinations:
    """Finds the page that a place is on."""

    def __init__(self, pdf: pikepdf.Pdf, names: dict[bytes, Any]) -> None:
        """Find pages for places, some of which have names."""
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.names = names

    def page(self, place: Any) -> int | None:
        """Return the page of a place, from 1; None where there is none."""
        if isinstance(place, pikepdf.String | pikepdf.Name):
            place = self.names.get(_key(place))
        if isinstance(place, pikepdf.Dictionary):
            place = place.get("/D")
        if not isinstance(place, pikepdf.Array) or not len(place):
            return None
        first = place[0]
        return self.pages.get(first.objgen) if isinstance(first, pikepdf.Dictionary) else None

    def lost_bookmarks(self, pdf: pikepdf.Pdf) -> Iterator[Found]:
        """Yield a fault for each bookmark that leads to no page."""
        for item in _bookmarks(pdf.Root.get("/Outlines")):
            action = item.get("/A")
            place = item.get("/Dest")
            if isinstance(action, pikepdf.Dictionary):
                if action.get("/S") != "/GoTo":
                    continue
                place = action.get("/D")
            if place is not None and self.page(place) is None:
                yield Found(DestinationGone(quoted(str(item.get("/Title", ""))), 0))


def _key(place: Any) -> bytes:
    return bytes(place) if isinstance(place, pikepdf.String) else str(place)[1:].encode()


def names(pdf: pikepdf.Pdf) -> Iterator[tuple[bytes, Any]]:
    """Yield every named place: of the dictionary of old files, and of the tree of names."""
    old = pdf.Root.get("/Dests")
    if isinstance(old, pikepdf.Dictionary):
        for name in list(old.keys())[:MOST]:
            yield name[1:].encode(), old[name]
    known = pdf.Root.get("/Names")
    tree = known.get("/Dests") if isinstance(known, pikepdf.Dictionary) else None
    for node in _below(tree, "/Kids"):
        pairs = node.get("/Names")
        if isinstance(pairs, pikepdf.Array):
            listed = list(pairs)[: 2 * MOST]
            for written, place in zip(listed[::2], listed[1::2], strict=False):
                if isinstance(written, pikepdf.String):
                    yield bytes(written), place


def _below(node: Any, key: str) -> Iterator[Any]:
    """A node of a tree and all below it, none of them twice."""
    waiting, seen = [node], set[tuple[int, int]]()
    while waiting and len(seen) < MOST:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        yield node
        kids = node.get(key)
        waiting += reversed(list(kids)) if isinstance(kids, pikepdf.Array) else []


def _bookmarks(root: Any) -> Iterator[Any]:
    """Every bookmark: each names its first child and the one that follows."""
    waiting, seen = [root], set[tuple[int, int]]()
    while waiting and len(seen) < MOST:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        if item is not root:
            yield item
        waiting += [item.get("/Next"), item.get("/First")]
