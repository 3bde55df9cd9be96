"""Reads a finished PDF as its users do: words, codes, boxes, fonts, tags."""

import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import zxingcpp

_SPACE = re.compile(r"[\s\u00ad\u200b\ufffe\u0002-]+")


def bare(text: str) -> str:
    """A text as PDFs can be compared: hyphens and white space depend on lines."""
    return _SPACE.sub("", text).translate(str.maketrans("“”‘’„«»", '""\'\'"""'))


@dataclass
class Inspector:
    """One PDF."""

    content: bytes
    _pdfium: Any = field(default=None, repr=False)

    @classmethod
    def of(cls, file: Path) -> "Inspector":
        return cls(file.read_bytes())

    @cached_property
    def document(self) -> Any:
        return pypdfium2.PdfDocument(self.content)

    @cached_property
    def pike(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.content))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page."""
        return [page.get_textpage().get_text_range() for page in self.document]

    @cached_property
    def words(self) -> str:
        """The whole text, comparable."""
        return bare("".join(self.pages))

    def raster(self, number: int, dpi: int) -> "np.ndarray[Any, Any]":
        """A page as pixels: red, green, blue, and not the other way round, as pdfium has them."""
        drawn = self.document[number].render(scale=dpi / 72, rev_byteorder=True)
        image: np.ndarray[Any, Any] = drawn.to_numpy()
        return image

    def codes(self, dpi: int = 200) -> list[str]:
        """What each QR code says, page by page, as a camera reads it from the raster."""
        found = []
        for number in range(len(self.document)):
            image = np.ascontiguousarray(self.raster(number, dpi))
            read = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
            found += [code.text for code in read]
        return found

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """Every font by name, and whether it is embedded as TrueType outlines."""
        found = {}
        for thing in self.pike.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                found[str(thing.FontName)] = "/FontFile2" in thing
        return found

    @cached_property
    def images(self) -> int:
        """How many raster images there are."""
        return sum(
            isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
            for thing in self.pike.objects
        )

    @cached_property
    def bookmarks(self) -> list[str]:
        with self.pike.open_outline() as outline:
            return [item.title for item in outline.root]

    @property
    def box_mm(self) -> tuple[float, float]:
        """Width and height of the first page."""
        box = self.pike.pages[0].mediabox
        return tuple(round(float(edge) * 25.4 / 72, 1) for edge in (box[2], box[3]))  # type: ignore[return-value]
