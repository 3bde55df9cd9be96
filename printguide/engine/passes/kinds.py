"""Kinds: what WeasyPrint tags as nothing in particular says what it is (ISO 32000-1, 14.8.4).

Notes and contents are known by their roles of digital publishing (DPUB-ARIA 1.1), everything else
by its element. Needs the origins of the elements.
"""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree, kind

_ELEMENTS = {"code": "/Code", "kbd": "/Code", "q": "/Quote", "figure": "/Div"}
"""A figure holds an image and its caption, so that the caption is the last of what it belongs to.
It is not in the Figure itself: what reads pages aloud stops at a figure's alternative text."""
_CONTENTS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}


def name_kinds(tree: TagTree) -> None:
    """Say which elements are code, quotations, notes, references to these, and contents."""
    for element, parent in tree.walk():
        html = tree.html(element)
        if html is not None and html is not tree.html(parent) and element["S"] == "/NonStruct":
            element["S"] = _ELEMENTS.get(html.tag, "/NonStruct")
    for link, parent in _with_role(tree, "doc-noteref", "/Link"):
        _refer(tree, link, parent)
    for item, _ in _with_role(tree, "doc-footnote", "/LI"):
        _note(tree, item)
    for contents, _ in _with_role(tree, "doc-toc"):
        for inner, _ in tree.walk(contents):
            inner["S"] = _CONTENTS.get(inner["S"], inner["S"])


def _with_role(tree: TagTree, role: str, tag: str | None = None) -> list[tuple[Any, Any]]:
    """Elements whose HTML has a role, with their parents."""
    found = []
    for element, parent in tree.walk():
        html = tree.html(element)
        if html is not None and html.get("role") == role and tag in (None, element["S"]):
            found.append((element, parent))
    return found


def _refer(tree: TagTree, link: Any, parent: Any) -> None:
    """Put a link to a note into a Reference (table 338)."""
    reference = tree.add("/Reference", parent, link["Pg"])
    place = parent["K"].index(link.reference)
    parent["K"][place] = reference.reference
    reference["K"] = pydyf.Array([link.reference])
    link["P"] = reference.reference


def _note(tree: TagTree, item: Any) -> None:
    """Put what the body of an item holds into a Note, which has a name (ISO 14289-1, 7.9)."""
    body = next(kid for kid in tree.kids(item) if kid["S"] == "/LBody")
    note = tree.add("/Note", body, body["Pg"])
    html = tree.html(item)
    note["ID"] = pydyf.String((html.get("id") if html is not None else "") or f"n{item.number}")
    note["K"], body["K"] = body["K"], pydyf.Array([note.reference])
    for kid in note["K"]:
        thing = tree.get(kid)
        if isinstance(thing, int):
            tree.marks(body["Pg"])[thing] = note.reference
        elif kind(thing) == "/MCR":
            tree.marks(thing["Pg"])[thing["MCID"]] = note.reference
        else:
            tree.adopt(note, kid)
