"""Artifacts: marked content that belongs to no structure element is taken out of the tree."""

from collections.abc import Iterable
from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree


def places_of_marks(tree: TagTree, page: bytes) -> dict[int, int]:
    """Return where in the stream of a page each marked content begins.

    A mark that stands in a stream of its own (as under CSS opacity) is not among them.
    """
    stream = tree.get(tree.get(page)["Contents"]).stream
    return {
        item["MCID"]: place
        for place, item in enumerate(stream[:-1])
        if isinstance(item, dict) and "MCID" in item and stream[place + 1] == b"BDC"
    }


def make_artifacts(tree: TagTree, page: bytes, marks: Iterable[int], sort: str | None) -> None:
    """Turn marked contents of a page into artifacts, of a sort if one is named.

    `/Span <</MCID n>> BDC` becomes `/Artifact <</Type sort>> BDC`, and the parent tree forgets
    the mark.
    """
    stream = tree.get(tree.get(page)["Contents"]).stream
    places = places_of_marks(tree, page)
    for mark in places.keys() & set(marks):
        stream[places[mark] - 1] = "/Artifact"
        stream[places[mark]] = pydyf.Dictionary({"Type": sort} if sort else {})
        tree.marks(page)[mark] = b"null"


def set_aside(tree: TagTree, element: Any, parent: Any, sort: str | None = None) -> bool:
    """Make artifacts of all that an element holds, and take it out of the tree.

    It stays if it holds annotations, or a mark that cannot be had: nothing may be half tagged.
    Returns whether it is gone.
    """
    inside = [element, *(it for it, _ in tree.walk(element))]
    marks: dict[bytes, set[int]] = {}
    for it in inside:
        marks.setdefault(it["Pg"], set()).update(kid for kid in it["K"] if isinstance(kid, int))
    if any(tree.annotations(it) for it in inside):
        return False
    if any(wanted - places_of_marks(tree, page).keys() for page, wanted in marks.items()):
        return False
    for page, wanted in marks.items():
        make_artifacts(tree, page, wanted, sort)
    parent["K"] = pydyf.Array(kid for kid in parent["K"] if kid != element.reference)
    for it in inside:
        tree.forget(it)
    return True
