"""The tag tree of a PDF in the making, as passes walk and change it.

What pydyf holds is untyped: structure elements are dictionaries, references are bytes, marked
contents are whole numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf

from printguide.engine.passes.origins import Origin


@dataclass(frozen=True, slots=True)
class TagTree:
    """Structure elements, reached from the root, and the HTML that they come from."""

    pdf: Any
    origins: dict[int, Origin] = field(default_factory=dict)
    """By the number of a structure element, the box it was made for."""

    def get(self, reference: Any) -> Any:
        """Return the object that a reference names; anything else is returned as it is."""
        if isinstance(reference, bytes):
            return self.pdf.objects[int(reference[: -len(b" 0 R")])]
        return reference

    @property
    def root(self) -> Any:
        """The structure tree root."""
        return self.get(self.pdf.catalog["StructTreeRoot"])

    @property
    def numbers(self) -> Any:
        """The parent tree: a key, then its elements, and so on; the keys of pages come first."""
        return self.get(self.root["ParentTree"])["Nums"]

    def marks(self, page: bytes) -> Any:
        """Return the elements of the marked contents of a page, the first for mark 0."""
        return self.numbers[2 * self.pdf.page_references.index(page) + 1]

    def html(self, element: Any) -> Any | None:
        """Return the HTML element that a structure element stands for, if it is no pseudo one."""
        origin = self.origins.get(element.number)
        return None if origin is None or origin.pseudo else origin.html

    def walk(self, start: Any | None = None) -> Iterator[tuple[Any, Any]]:
        """Yield every structure element below `start` with its parent, in reading order."""
        top = self.root if start is None else start
        waiting = [(kid, top) for kid in reversed(self.kids(top))]
        while waiting:
            element, parent = waiting.pop()
            yield element, parent
            waiting.extend((kid, element) for kid in reversed(self.kids(element)))

    def kids(self, element: Any) -> list[Any]:
        """Return the structure elements right under an element."""
        found = [self.get(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in found if kind(kid) == "/StructElem"]

    def annotations(self, element: Any) -> list[bytes]:
        """Return references to the annotations right in an element."""
        return [kid["Obj"] for kid in map(self.get, element["K"]) if kind(kid) == "/OBJR"]

    def add(self, tag: str, parent: Any, page: Any) -> Any:
        """Return a new element without kids; the caller puts it among those of its parent."""
        element = pydyf.Dictionary(
            {"Type": "/StructElem", "S": tag, "K": pydyf.Array(), "Pg": page, "P": parent.reference}
        )
        self.pdf.add_object(element)
        return element

    def give(self, annotation: bytes, element: Any) -> None:
        """Tell the parent tree that an annotation belongs to an element."""
        first = 2 * len(self.pdf.page_references)
        keys = self.numbers[first::2]
        place = first + 2 * keys.index(self.get(annotation)["StructParent"]) + 1
        self.numbers[place] = element.reference

    def adopt(self, parent: Any, kid: Any) -> None:
        """Tell a kid of an element who its parent is; contents and annotations have no need."""
        child = self.get(kid)
        if kind(child) == "/StructElem":
            child["P"] = parent.reference

    def forget(self, element: Any) -> None:
        """Empty an element that nothing refers to any more: pydyf would still write it."""
        element.clear()


def kind(thing: Any) -> Any:
    """Return the type of a PDF dictionary; None for anything else."""
    return thing.get("Type") if isinstance(thing, dict) else None
