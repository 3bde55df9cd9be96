"""The tag tree of a PDF in the making, as passes walk and change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf


@dataclass(frozen=True, slots=True)
class TagTree:
    """Structure elements as pydyf dictionaries, reached from the root."""

    pdf: Any

    def get(self, reference: Any) -> Any:
        """Return the object that a reference names; anything else is returned as it is."""
        if isinstance(reference, bytes):
            return self.pdf.objects[int(reference.split()[0])]
        return reference

    @property
    def root(self) -> Any:
        """The structure tree root."""
        return self.get(self.pdf.catalog["StructTreeRoot"])

    def walk(self) -> Iterator[tuple[Any, Any]]:
        """Yield every structure element with its parent, in reading order."""
        waiting = [(kid, self.root) for kid in reversed(self.root["K"])]
        while waiting:
            reference, parent = waiting.pop()
            element = self.get(reference)
            if not isinstance(element, dict) or element.get("Type") != "/StructElem":
                continue
            yield element, parent
            waiting.extend(
                (kid, element) for kid in reversed(element["K"]) if isinstance(kid, bytes)
            )

    def kids(self, element: Any) -> list[Any]:
        """Return the structure elements right under an element."""
        found = [self.get(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in found if isinstance(kid, dict) and kid.get("Type") == "/StructElem"]

    def add(self, kind: str, parent: Any, page: Any) -> Any:
        """Return a new element without kids; the caller puts it among those of its parent."""
        element = pydyf.Dictionary(
            {
                "Type": "/StructElem",
                "S": kind,
                "K": pydyf.Array(),
                "Pg": page,
                "P": parent.reference,
            }
        )
        self.pdf.add_object(element)
        return element
