"""List items: whatever is neither label nor body goes into the body (ISO 32000-1, 14.8.4.3.3)."""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree

_ALLOWED = frozenset({"/Lbl", "/LBody"})


def wrap_list_bodies(tree: TagTree) -> None:
    """Give every list item at most a label and one body."""
    for item, _ in list(tree.walk()):
        if item["S"] == "/LI" and not _sound(tree.kids(item)):
            _wrap(tree, item)


def _sound(kids: list[Any]) -> bool:
    kinds = [kid["S"] for kid in kids]
    return set(kinds) <= _ALLOWED and kinds.count("/LBody") <= 1


def _wrap(tree: TagTree, item: Any) -> None:
    kids = tree.kids(item)
    body = next((kid for kid in kids if kid["S"] == "/LBody"), None)
    body = body or tree.add("/LBody", item, item["Pg"])
    inside: list[Any] = []
    for kid in kids:
        if kid["S"] != "/Lbl":
            inside += kid["K"] if kid["S"] == "/LBody" else [kid.reference]
    for reference in inside:
        tree.adopt(body, reference)
    labels = [kid.reference for kid in kids if kid["S"] == "/Lbl"]
    body["K"] = pydyf.Array(inside)
    item["K"] = pydyf.Array([*labels, body.reference])
