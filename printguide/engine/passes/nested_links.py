"""Links with markup inside: one annotation a line of text, not one more for each inner element.

WeasyPrint annotates every inline box inside a link again, and tags those annotations outside
the Link element (ISO 14289-1, 7.18.5 wants them inside). The outer one covers them all.
"""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree


def drop_inner_annotations(tree: TagTree) -> None:
    """Take away annotations that hang under a Link but not right in it."""
    dropped: set[bytes] = set()
    for link, _ in list(tree.walk()):
        if link["S"] != "/Link":
            continue
        waiting = [kid for kid in tree.kids(link) if kid["S"] != "/Link"]
        while waiting:
            element = waiting.pop()
            waiting += [kid for kid in tree.kids(element) if kid["S"] != "/Link"]
            dropped |= _drop_from(tree, element)
    if dropped:
        _forget(tree, dropped)


def _drop_from(tree: TagTree, element: Any) -> set[bytes]:
    kept, dropped = pydyf.Array(), set()
    for kid in element["K"]:
        thing = tree.get(kid)
        if isinstance(thing, dict) and thing.get("Type") == "/OBJR":
            dropped.add(thing["Obj"])
        else:
            kept.append(kid)
    element["K"] = kept
    return dropped


def _forget(tree: TagTree, dropped: set[bytes]) -> None:
    """Take annotations off their pages and out of the parent tree."""
    for reference in tree.pdf.page_references:
        page = tree.get(reference)
        if "Annots" in page:
            page["Annots"] = pydyf.Array(a for a in page["Annots"] if a not in dropped)
    keys = {tree.get(reference).get("StructParent") for reference in dropped}
    numbers = tree.get(tree.root["ParentTree"])["Nums"]
    kept = pydyf.Array()
    for key, value in zip(numbers[::2], numbers[1::2], strict=True):
        if isinstance(value, list) or key not in keys:
            kept.extend((key, value))
    tree.get(tree.root["ParentTree"])["Nums"] = kept
