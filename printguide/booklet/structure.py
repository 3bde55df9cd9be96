"""The structure tree: one for all, with an element for each part (ISO 32000-1, 14.7 and 14.8).

The Document of each part becomes a Part, which "may be used for grouping articles or sections"
(14.8.4.2), under the Document of the booklet. It brings a leaf for the parent tree, whose keys
begin where those of the part before end, and one for the tree of identifiers, whose names begin
with the number of the part: WeasyPrint makes them of the numbers of objects, equal in each part.
"""

from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from printguide.booklet.parts import Facts, Part


@dataclass(slots=True)
class Structure:
    """The structure tree as it grows, part by part."""

    pdf: pikepdf.Pdf
    next_key: int = 0
    """The first key of the parent tree that no part has taken."""
    elements: list[Any] = field(default_factory=list)
    numbers: list[Any] = field(default_factory=list)
    names: list[Any] = field(default_factory=list)
    roles: dict[str, Any] = field(default_factory=dict)
    """What kinds of elements stand for; our parts agree in it."""
    namespaces: list[Any] = field(default_factory=list)

    def make_ready(self, source: pikepdf.Pdf, part: Part, lang: str, number: int) -> None:
        """Make the tree of a part fit to be taken; before its pages are copied."""
        root = source.Root.get("/StructTreeRoot")
        if root is None:
            return
        named = _renumber(source, self.next_key, b"%04d/" % number)
        element = root.K[0]
        element.S = Name.Part
        del element["/P"]  # else the tree that it comes from would be copied too
        if part.title is not None:
            element.T = String(part.title)
        own = source.Root.get("/Lang")
        if own is not None and str(own) != lang:
            element.Lang = own
        if "/IDTree" in root:
            del root["/IDTree"]
        if named:
            root.IDTree = source.make_indirect(_names(named))
        root.ParentTree = source.make_indirect(self._numbers(root.ParentTree))

    def _numbers(self, tree: Any) -> Dictionary:
        found = list(tree.Nums)
        shifted = [int(key) + self.next_key for key in found[::2]]
        last = max(shifted, default=self.next_key - 1)
        leaf = Dictionary(Limits=Array([self.next_key, last]), Nums=_flat(shifted, found[1::2]))
        self.next_key = last + 1
        return leaf

    def take(self, source: pikepdf.Pdf) -> None:
        """Take the tree of a part; after its pages are copied, which it refers to."""
        root = source.Root.get("/StructTreeRoot")
        if root is None:
            return
        self.elements.append(self.pdf.copy_foreign(root.K[0]))
        self.numbers.append(self.pdf.copy_foreign(root.ParentTree))
        if "/IDTree" in root:
            self.names.append(self.pdf.copy_foreign(root.IDTree))
        self.roles.update(root.get("/RoleMap", Dictionary()).items())
        self.namespaces += map(self.pdf.copy_foreign, root.get("/Namespaces", ()))

    def write(self, facts: Facts) -> None:
        """Write the tree, if any part has one."""
        if not self.elements:
            return
        pdf = self.pdf
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array(self.elements))
        )
        whole.T = String(facts.title)
        for element in self.elements:
            element.P = whole
        root.K = Array([whole])
        root.ParentTree = pdf.make_indirect(Dictionary(Kids=Array(self.numbers)))
        root.ParentTreeNextKey = self.next_key
        if self.names:
            root.IDTree = pdf.make_indirect(Dictionary(Kids=Array(self.names)))
        if self.roles:
            root.RoleMap = Dictionary(self.roles)
        if self.namespaces:
            root.Namespaces = Array(self.namespaces)
            whole.NS = self.namespaces[0]
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)


def _renumber(source: pikepdf.Pdf, shift: int, prefix: bytes) -> list[tuple[bytes, Any]]:
    """Move the keys of a part, put a prefix before its identifiers; return these in order."""
    named = []
    for thing in source.objects:
        if not isinstance(thing, Dictionary | pikepdf.Stream):
            continue
        if thing.get("/Type") == Name.StructElem:
            if "/ID" in thing:
                thing.ID = String(prefix + bytes(thing.ID))
                named.append((bytes(thing.ID), thing))
            _rename_headers(thing.get("/A"), prefix)
        for key in ("/StructParents", "/StructParent"):
            if key in thing:
                thing[key] = int(thing[key]) + shift
    return sorted(named, key=lambda pair: pair[0])


def _rename_headers(attributes: Any, prefix: bytes) -> None:
    """Put the prefix before the identifiers in `Headers` (ISO 32000-1, table 349)."""
    if isinstance(attributes, Array):
        for kind in attributes:
            _rename_headers(kind, prefix)
    elif isinstance(attributes, Dictionary) and "/Headers" in attributes:
        headers = Array(String(prefix + bytes(name)) for name in attributes.Headers)
        attributes.Headers = headers


def _names(named: list[tuple[bytes, Any]]) -> Dictionary:
    names = [String(name) for name, _ in named]
    limits = Array([names[0], names[-1]])
    return Dictionary(Limits=limits, Names=_flat(names, [element for _, element in named]))


def _flat(keys: list[Any], values: list[Any]) -> Array:
    return Array([thing for pair in zip(keys, values, strict=True) for thing in pair])
