"""Where a PDF leads its readers: links, named places, the outline, labels."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
import pypdfium2

Spot = tuple[int, float, float]
"""A page, counted from 0, and the left and upper edge of the place on it; points."""


@dataclass(frozen=True)
class Link:
    """A link as it lies on a page."""

    page: int
    box: tuple[float, ...]
    to: Spot | str
    """A place of the file, or an address."""
    said: str
    """What a screen reader says for it."""


@dataclass
class Navigation:
    """The ways through one PDF."""

    pdf: bytes

    @cached_property
    def file(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.pdf))

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {page.obj.objgen: number for number, page in enumerate(self.file.pages)}

    def _spot(self, destination: Any) -> Spot:
        page, _, left, top = list(destination)[:4]
        return self._numbers[page.objgen], float(left), float(top)

    @cached_property
    def places(self) -> dict[str, Spot]:
        """Every named place, in the order of the file."""
        tree = pikepdf.NameTree(self.file.Root.Names.Dests)
        return {name: self._spot(destination) for name, destination in tree.items()}

    @cached_property
    def links(self) -> list[Link]:
        """Every link, in the order of pages."""
        return [
            Link(number, tuple(map(float, it.Rect)), self._target(it), str(it.get("/Contents")))
            for number, page in enumerate(self.file.pages)
            for it in page.obj.get("/Annots", [])
        ]

    def _target(self, link: Any) -> Spot | str:
        return self.places[str(link.Dest)] if "/Dest" in link else str(link.A.URI)

    @cached_property
    def outline(self) -> list[tuple[int, str, int]]:
        """The level, title and page of each entry, as pdfium finds them."""
        return [
            (item.level, item.get_title(), item.get_dest().get_index())
            for item in pypdfium2.PdfDocument(self.pdf).get_toc()
        ]

    @cached_property
    def shown(self) -> list[str]:
        """The titles that are to be seen before anything is opened."""
        return list(self._shown(self.file.Root.Outlines))

    def _shown(self, parent: Any) -> Iterator[str]:
        item = parent.get("/First")
        while item is not None:
            yield str(item.Title)
            if int(item.get("/Count", 0)) > 0:
                yield from self._shown(item)
            item = item.get("/Next")

    @cached_property
    def labels(self) -> list[str]:
        document = pypdfium2.PdfDocument(self.pdf)
        return [document.get_page_label(number) for number in range(len(document))]

    def text_at(self, spot: Spot, depth: float) -> str:
        """What stands right under a place, so many points deep and to the end of the page."""
        page = pypdfium2.PdfDocument(self.pdf)[spot[0]]
        width, _ = page.get_size()
        text = page.get_textpage().get_text_bounded(0, spot[2] - depth, width, spot[2])
        return " ".join(text.split())
