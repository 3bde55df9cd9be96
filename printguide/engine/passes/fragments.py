"""Fragments: what a page break parts is one element again, and repeated table heads are not read.

WeasyPrint tags each part of a table, list or paragraph that breaks over pages as an element of
its own, with the header rows again (its issue 2903). The words of a link broken over lines are
joined likewise.
"""

from dataclasses import dataclass, field
from typing import Any

import pydyf

from printguide.engine.passes.annotations import drop_annotations, take_annotations
from printguide.engine.passes.artifacts import set_aside
from printguide.engine.passes.tree import TagTree, kind

_REPEATED = frozenset({"/THead", "/TFoot"})


def join_fragments(tree: TagTree) -> None:
    """Join elements that come from one element of the HTML; needs the origins."""
    joining = _Joining(tree)
    waiting = tree.kids(tree.root)
    while waiting:
        element = waiting.pop()
        joining.join_kids(element)
        waiting += tree.kids(element)
    if joining.renamed:
        _refer(tree, joining.renamed)


@dataclass(slots=True)
class _Joining:
    tree: TagTree
    renamed: dict[str, str] = field(default_factory=dict)
    """Identifiers of header cells that are gone, and those that stand for them."""

    def join_kids(self, parent: Any) -> None:
        """Join the kids of one element; theirs come later, when all are together."""
        first: dict[Any, Any] = {}
        before = None
        for element in self.tree.kids(parent):
            key = self._key(element)
            earlier = first.get(key) if key else None
            if earlier is None or not self._continues(earlier, element, before):
                first[key] = before = element
            elif element["S"] in _REPEATED:
                first[key] = before = self._keep_one(parent, earlier, element)
            else:
                self._absorb(parent, earlier, element)
                before = earlier

    def _key(self, element: Any) -> Any:
        """Two elements with the same key are parts of one; a run of text has none."""
        origin = self.tree.origins.get(element.number)
        if origin is None or origin.html is None or (origin.inline and origin.anonymous):
            return None
        return id(origin.html), origin.pseudo, element["S"]

    def _continues(self, earlier: Any, element: Any, before: Any) -> bool:
        """Whether an element goes on with an earlier one: right after it, or on a later page.

        On a later page other things may come between, such as the cells of a row that breaks.
        But what stands around a block in an inline element, or a block among loose words, is
        not to be moved across it.
        """
        origin = self.tree.origins[element.number]
        if earlier is before:
            return True
        return not origin.inline and not origin.anonymous and earlier["Pg"] != element["Pg"]

    def _absorb(self, parent: Any, earlier: Any, element: Any) -> None:
        for kid in element["K"]:
            earlier["K"].append(self._moved(kid, earlier, element["Pg"]))
        self._rename(earlier, element)
        parent["K"] = pydyf.Array(kid for kid in parent["K"] if kid != element.reference)
        self.tree.forget(element)

    def _moved(self, kid: Any, earlier: Any, page: bytes) -> Any:
        """Return a kid as it stands in another element."""
        thing = self.tree.get(kid)
        if isinstance(thing, int):
            self.tree.marks(page)[thing] = earlier.reference
            if page == earlier["Pg"]:
                return thing
            return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": thing})
        if kind(thing) == "/OBJR":
            self.tree.give(thing["Obj"], earlier)
        elif kind(thing) == "/MCR":
            self.tree.marks(thing["Pg"])[thing["MCID"]] = earlier.reference
        self.tree.adopt(earlier, kid)
        return kid

    def _keep_one(self, parent: Any, earlier: Any, element: Any) -> Any:
        """Make artifacts of a table's head that is repeated, or of all its feet but the last."""
        kept, gone = (earlier, element) if element["S"] == "/THead" else (element, earlier)
        named = [cell for cell, _ in self.tree.walk(kept) if "ID" in cell]
        names = {id(self.tree.html(cell)): cell for cell in named}
        inside = [cell for cell, _ in self.tree.walk(gone)]
        for cell in inside:
            self._rename(names.get(id(self.tree.html(cell)), {}), cell)
        drop_annotations(self.tree, take_annotations(self.tree, inside))
        if not set_aside(self.tree, gone, parent, "/Pagination"):
            gone["S"] = "/TBody"
        return kept

    def _rename(self, kept: Any, gone: Any) -> None:
        if "ID" in gone and "ID" in kept:
            self.renamed[gone["ID"].string] = kept["ID"].string


def _refer(tree: TagTree, renamed: dict[str, str]) -> None:
    """Let cells refer to the header cells that are left, each once."""
    for cell, _ in tree.walk():
        headers = cell.get("A", {}).get("Headers")
        if headers:
            names = (name.string for name in headers)
            left = dict.fromkeys(_last(renamed, name) for name in names)
            cell["A"]["Headers"] = pydyf.Array(map(pydyf.String, left))


def _last(renamed: dict[str, str], name: str) -> str:
    while name in renamed:
        name = renamed[name]
    return name
