"""Header cells: which way each one counts (ISO 14289-1, 7.5), and the index of their ids."""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree


def scope_heads(tree: TagTree) -> None:
    """Give every header cell a scope, and the tree an index of the ids that cells refer to."""
    named: list[tuple[Any, Any]] = []
    for element, parent in tree.walk():
        if element["S"] == "/TH":
            attributes = element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            attributes["Scope"] = "/Column" if _all_heads(tree, parent) else "/Row"
        if "ID" in element:
            named.append((element["ID"].string, element))
    if named:
        _index(tree, sorted(named, key=lambda pair: pair[0]))


def _all_heads(tree: TagTree, row: Any) -> bool:
    """Whether a row holds nothing but header cells, and so heads columns."""
    return all(cell["S"] == "/TH" for cell in tree.kids(row))


def _index(tree: TagTree, named: list[tuple[Any, Any]]) -> None:
    """Write the IDTree: without it, the ids of header cells lead nowhere (ISO 32000-1, 14.7.2)."""
    names = pydyf.Array()
    for name, element in named:
        names.extend((pydyf.String(name), element.reference))
    limits = pydyf.Array((pydyf.String(named[0][0]), pydyf.String(named[-1][0])))
    leaf = pydyf.Dictionary({"Limits": limits, "Names": names})
    tree.pdf.add_object(leaf)
    root = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    tree.pdf.add_object(root)
    tree.root["IDTree"] = root.reference
