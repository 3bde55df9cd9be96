"""Contents: what of a PDF in the making paints something, and what is only the mask of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pydyf


@dataclass(frozen=True, slots=True)
class Contents:
    """The painting objects of a PDF that pydyf holds: its pages, forms, patterns and masks."""

    pdf: Any

    def get(self, reference: Any) -> Any:
        """Return the object that a reference names; anything else is returned as it is."""
        if isinstance(reference, bytes):
            return self.pdf.objects[int(reference.split()[0])]
        return reference

    def pages(self) -> Iterator[Any]:
        """Yield the dictionaries of the pages, in their order."""
        return map(self.get, self.pdf.page_references)

    def streams(self) -> Iterator[Any]:
        """Yield every stream that paints: of pages, of forms and of tiling patterns."""
        for page in self.pages():
            yield self.get(page["Contents"])
        for thing in self.pdf.objects:
            if isinstance(thing, pydyf.Stream) and (
                thing.extra.get("Subtype") == "/Form" or "PatternType" in thing.extra
            ):
                yield thing

    def images(self) -> Iterator[Any]:
        """Yield every raster image, the masks of images included."""
        for thing in self.pdf.objects:
            if isinstance(thing, pydyf.Stream) and thing.extra.get("Subtype") == "/Image":
                yield thing

    def shadings(self) -> Iterator[Any]:
        """Yield every gradient."""
        return (it for it in self.pdf.objects if isinstance(it, dict) and "ShadingType" in it)

    def resources(self) -> Iterator[Any]:
        """Yield every dictionary of resources."""
        return (it for it in self.pdf.objects if isinstance(it, dict) and "ExtGState" in it)

    def states(self) -> Iterator[Any]:
        """Yield every graphics state that streams name."""
        return (
            state for resources in self.resources() for state in resources["ExtGState"].values()
        )

    def masks(self) -> set[int]:
        """Return the numbers of all objects that only serve as masks, whatever holds them."""
        waiting = [state["SMask"]["G"] for state in self.states() if "G" in state.get("SMask", {})]
        found: set[int] = set()
        while waiting:
            thing = self.get(waiting.pop())
            if thing.number not in found:
                found.add(thing.number)
                waiting += self._used(thing)
        return found

    def _used(self, thing: Any) -> Iterator[Any]:
        resources = self.get(getattr(thing, "extra", {}).get("Resources", {}))
        for kind in ("XObject", "Pattern", "Shading"):
            yield from resources.get(kind, {}).values()
