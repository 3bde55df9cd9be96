"""Definition lists: a term is the label of what defines it (ISO 32000-1, table 336).

WeasyPrint makes an item of its own out of each `dt` and each `dd`.
"""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree


def label_terms(tree: TagTree) -> None:
    """Join each term with the definitions after it into one list item; needs the origins."""
    for listing in [element for element, _ in tree.walk() if element["S"] == "/L"]:
        if any(_is(tree, item, "dt") for item in tree.kids(listing)):
            _join(tree, listing)


def _is(tree: TagTree, item: Any, name: str) -> bool:
    html = tree.html(item)
    return item["S"] == "/LI" and html is not None and html.tag == name


def _join(tree: TagTree, listing: Any) -> None:
    term = None
    for item in tree.kids(listing):
        if _is(tree, item, "dt"):
            term = item
            for part in tree.kids(item):
                part["S"] = "/Lbl"
        elif term is not None and _is(tree, item, "dd"):
            _move(tree, item, term)
            listing["K"] = pydyf.Array(kid for kid in listing["K"] if kid != item.reference)
            tree.forget(item)
        else:
            term = None


def _move(tree: TagTree, item: Any, term: Any) -> None:
    """Give a term the body of an item; a second definition goes into the body of the first."""
    body = next((part for part in tree.kids(term) if part["S"] == "/LBody"), None)
    for part in tree.kids(item):
        if body is None:
            body = part
            term["K"].append(part.reference)
            part["P"] = term.reference
        else:
            body["K"].append(part.reference)
            part["P"] = body.reference
            part["S"] = "/Div"
