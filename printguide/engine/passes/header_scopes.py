"""Header cells say which way they count: WeasyPrint leaves it out (ISO 14289-1, 7.5)."""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree

_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


def scope_headers(tree: TagTree) -> None:
    """Give every header cell the scope that its HTML states, or else the one of its place.

    In a row of nothing but headers each heads a column; any other heads its row.
    """
    for cell, row in tree.walk():
        if cell["S"] == "/TH":
            html = tree.html(cell)
            stated = _SCOPES.get(html.get("scope", "")) if html is not None else None
            attributes = cell.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            attributes["Scope"] = stated or _by_place(tree, row)


def _by_place(tree: TagTree, row: Any) -> str:
    return "/Column" if all(it["S"] == "/TH" for it in tree.kids(row)) else "/Row"
