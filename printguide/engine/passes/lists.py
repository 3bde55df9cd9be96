"""List items: whatever is neither label nor body goes into the body (ISO 32000-1, 14.8.4.3.3)."""

import pydyf

from printguide.engine.passes.tree import TagTree

_ALLOWED = frozenset({"/Lbl", "/LBody"})


def wrap_list_bodies(tree: TagTree) -> None:
    """Give every list item at most a label and one body."""
    for item, _ in list(tree.walk()):
        if item["S"] != "/LI":
            continue
        kids = tree.kids(item)
        loose = [kid for kid in kids if kid["S"] not in _ALLOWED]
        bodies = [kid for kid in kids if kid["S"] == "/LBody"]
        if not loose and len(bodies) <= 1:
            continue
        body = bodies[0] if bodies else tree.add("/LBody", item, item["Pg"])
        inside = []
        for kid in kids:
            if kid["S"] == "/LBody":
                inside += kid["K"]
            elif kid["S"] != "/Lbl":
                inside.append(kid.reference)
        for reference in inside:
            kid = tree.get(reference)
            if isinstance(kid, dict) and kid.get("Type") == "/StructElem":
                kid["P"] = body.reference
        body["K"] = pydyf.Array(inside)
        labels = [kid.reference for kid in kids if kid["S"] == "/Lbl"]
        item["K"] = pydyf.Array([*labels, body.reference])
