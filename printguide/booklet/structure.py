"""The structure tree: one for all, with an element for each part (ISO 32000-1, 14.7 and 14.8).

The Document of each part becomes a Part under the Document of the booklet: a large division that
groups articles and sections (14.8.4.2), as our pages are made of. It brings a leaf for the parent
tree, whose keys begin where those of the part before end, and one for the tree of identifiers,
whose names begin with the number of the part: WeasyPrint makes them of the numbers of objects,
equal in each part.
"""

from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from printguide.booklet.copying import Copy
from printguide.booklet.file import File
from printguide.booklet.parts import Part
from printguide.booklet.syntax import Reference, Value

_ELEMENT = Name.StructElem  # made once: it is compared with every object


@dataclass(slots=True)
class Structure:
    """The structure tree as it grows, part by part."""

    file: File
    lang: str
    """Of the booklet; parts in another language say so."""
    whole: Reference = field(init=False)
    """The Document."""
    next_key: int = 0
    """The first key of the parent tree that no part has taken."""
    elements: list[Value] = field(default_factory=list)
    numbers: list[Value] = field(default_factory=list)
    names: list[Value] = field(default_factory=list)
    roles: dict[str, Value] = field(default_factory=dict)
    """What kinds of elements stand for; our parts agree in it."""

    def __post_init__(self) -> None:
        self.whole = self.file.reserve()

    def make_ready(self, source: pikepdf.Pdf, number: int) -> list[tuple[bytes, Any]]:
        """Give the tree of a part its own keys and identifiers; before its pages are copied.

        Returns the elements that have an identifier, in the order of these.
        """
        tagged = "/StructTreeRoot" in source.Root
        return _renumber(source, self.next_key, b"%04d/" % number) if tagged else []

    def add(self, copy: Copy, part: Part, named: list[tuple[bytes, Any]]) -> None:
        """Copy the tree of a part, if it has any; after its pages, which it refers to."""
        root = copy.source.Root.get("/StructTreeRoot")
        if root is None:
            return
        element = root.K[0]
        element.S, element.P = Name.Part, copy.stand_in(self.whole)
        if part.title is not None:
            element.T = String(part.title)
        own = copy.source.Root.get("/Lang")
        if own is not None and str(own) != self.lang:
            element.Lang = own
        self.elements.append(copy.place(element))
        self.numbers.append(self._keys(copy, list(root.ParentTree.Nums)))
        if named:
            self.names.append(_leaf(copy, [(String(name), it) for name, it in named]))
        roles = root.get("/RoleMap", Dictionary())
        self.roles.update({key[1:]: roles[key].unparse() for key in sorted(roles.keys())})

    def _keys(self, copy: Copy, found: list[Any]) -> Reference:
        keys = [int(key) + self.next_key for key in found[::2]]
        self.next_key = max(keys, default=self.next_key - 1) + 1
        return _leaf(copy, list(zip(keys, found[1::2], strict=True)))

    def write(self, title: str) -> Reference | None:
        """Write the tree, if any part has one, under a Document of that title."""
        if not self.elements:
            return None
        root = self.file.reserve()
        whole: dict[str, Value] = {"Type": b"/StructElem", "S": b"/Document", "P": root}
        whole |= {"T": title, "K": self.elements}
        numbers = self.file.put({"Kids": self.numbers})
        facts: dict[str, Value] = {"Type": b"/StructTreeRoot", "K": [self.whole]}
        facts |= {"ParentTree": numbers, "ParentTreeNextKey": self.next_key}
        if self.names:
            facts["IDTree"] = self.file.put({"Kids": self.names})
        if self.roles:
            facts["RoleMap"] = self.roles
        self.file.put(whole, self.whole)
        return self.file.put(facts, root)


def _renumber(source: pikepdf.Pdf, shift: int, prefix: bytes) -> list[tuple[bytes, Any]]:
    """Move the keys of a part, put a prefix before its identifiers; return these in order."""
    named = []
    for thing in source.objects:
        if not isinstance(thing, Dictionary | pikepdf.Stream):
            continue
        if thing.get("/Type") == _ELEMENT:
            if "/ID" in thing:
                thing.ID = String(prefix + bytes(thing.ID))
                named.append((bytes(thing.ID), thing))
            _rename_headers(thing.get("/A"), prefix)
            continue
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


def _leaf(copy: Copy, pairs: list[tuple[Any, Any]]) -> Reference:
    """Copy a leaf of a tree of names or numbers, whose keys are in order."""
    keys = "/Names" if isinstance(pairs[0][0], String) else "/Nums"
    leaf = Dictionary({"/Limits": Array([pairs[0][0], pairs[-1][0]])})
    leaf[keys] = Array([it for pair in pairs for it in pair])
    return copy.place(copy.source.make_indirect(leaf))
