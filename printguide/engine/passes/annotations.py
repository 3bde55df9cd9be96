"""Annotations: taken out of structure elements, off their pages, and out of the parent tree."""

from collections.abc import Iterable
from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree, kind


def take_annotations(tree: TagTree, elements: Iterable[Any]) -> set[bytes]:
    """Take the references to annotations out of elements, and return them."""
    taken: set[bytes] = set()
    for element in elements:
        taken.update(tree.annotations(element))
        kids = element["K"]
        element["K"] = pydyf.Array(kid for kid in kids if kind(tree.get(kid)) != "/OBJR")
    return taken


def drop_annotations(tree: TagTree, dropped: set[bytes]) -> None:
    """Take annotations off their pages and out of the parent tree."""
    if not dropped:
        return
    _off_pages(tree, dropped)
    keys = {tree.get(reference)["StructParent"] for reference in dropped}
    kept = pydyf.Array()
    for key, value in zip(tree.numbers[::2], tree.numbers[1::2], strict=True):
        if isinstance(value, list) or key not in keys:
            kept.extend((key, value))
    tree.get(tree.root["ParentTree"])["Nums"] = kept
    for thing in [it for it in tree.pdf.objects if kind(it) == "/OBJR"]:
        if thing["Obj"] in dropped:
            tree.forget(thing)
    for reference in dropped:
        tree.forget(tree.get(reference))


def _off_pages(tree: TagTree, dropped: set[bytes]) -> None:
    for page in map(tree.get, tree.pdf.page_references):
        left = pydyf.Array(it for it in page.pop("Annots", ()) if it not in dropped)
        if left:
            page["Annots"] = left
