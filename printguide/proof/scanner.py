"""The scanner: QR codes read from pictures, as a telephone does. Only importer of zxing-cpp."""

from dataclasses import dataclass
from functools import lru_cache
from random import Random
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

from printguide.engine.inspection.facts import Rect
from printguide.proof.pdfium import Pdfium, Picture
from printguide.proof.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

CLEAN_DPI, POOR_DPI = 300, 150
"""Dots an inch: of an office printer, and of what a telephone sees of it in poor light."""
PAD = 10
"""Pixels of white around a part of a page, so that its edge is no edge for the reader."""
BLUR, NOISE, TURN = 0.7, 8.0, 5.0
"""Of the poor print: pixels, levels of 256 (both standard deviations), degrees. At a turn of 3
degrees each code with modules of 0.425 mm or more was read 15 times of 15 (measured)."""
TILE_MM, OVERLAP_MM = 90.0, 45.0
"""Of the tiles that a page full of codes is read in: readers give up counting corners of many
(of 96 on a sheet, 86 were found at 300 dots an inch and 43 at 150). Any code of a print fits into
what two tiles share."""
CROWD = 3
"""Codes on a page from which on it is read in tiles too."""
ROW_MM = 5.0
"""By which codes of one row may differ."""
MOST_DOTS = 500_000_000
"""Of one page at one resolution; larger pages are read at a lower one: so large are their codes."""
_KIND: Any = zxingcpp.BarcodeFormat.QRCode
_STRIP = 3500
"""Pixels of a side of what is read at once."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sight:
    """A code as it was read from a picture."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    """Of the symbol, in pixels of the picture: upper left, then clockwise, as the symbol stands."""
    modules: int
    """On a side, without the white border."""


def read(image: "Image.Image") -> list[Sight]:
    """Return the QR codes of a picture."""
    found = zxingcpp.read_barcodes(image, formats=_KIND, text_mode=zxingcpp.TextMode.Plain)
    return [_sight(code) for code in found]


def _sight(code: Any) -> Sight:
    at = code.position
    corners = at.top_left, at.top_right, at.bottom_right, at.bottom_left
    upper_left, upper_right, lower_right, lower_left = ((p.x, p.y) for p in corners)
    modules = 17 + 4 * int(code.extra.get("Version", 1))
    return Sight(code.text, (upper_left, upper_right, lower_right, lower_left), modules)


def padded(image: "Image.Image") -> "Image.Image":
    """Return a picture with a white border."""
    return ImageOps.expand(image, PAD, fill="white")


def poor(image: "Image.Image") -> "Image.Image":
    """Return a grey picture as a poor print in poor light: turned, blurred, noisy.

    The same picture comes out the same every time.
    """
    turned = image.rotate(TURN, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    blurred = turned.filter(ImageFilter.GaussianBlur(BLUR))
    return ImageChops.add(blurred, _noise(blurred.size), scale=1, offset=-128)


@lru_cache(maxsize=8)
def _noise(size: tuple[int, int]) -> "Image.Image":
    """Noise around 128: seeded, so that a code passes every time or never."""
    spread = NormalDist(128, NOISE)
    levels = bytes(round(spread.inv_cdf((level + 0.5) / 256)) for level in range(256))
    dots = Random(7).randbytes(size[0] * size[1])  # noqa: S311 - noise, no secret
    return Image.frombytes("L", size, dots.translate(levels))


def scan(pdfium: Pdfium, sheet: Sheet, *, thoroughly: bool) -> list[tuple[Picture, Sight]]:
    """Return every code of a page, from its head down, with the picture that each was read from.

    Thoroughly is at two resolutions, and in tiles where there are many.
    """
    found: list[tuple[Picture, Sight]] = []
    for dpi in (POOR_DPI, CLEAN_DPI) if thoroughly else (POOR_DPI,):
        limit = (MOST_DOTS / max(sheet.shown.width * sheet.shown.height, 1)) ** 0.5 * 25.4
        strip = _STRIP / min(dpi, limit) * 25.4
        for part in _tiles(sheet.shown, strip, OVERLAP_MM):
            _add(found, pdfium.draw(sheet, part, min(dpi, limit)))
    if thoroughly and len(found) >= CROWD:
        for part in _tiles(sheet.shown, TILE_MM, OVERLAP_MM):
            _add(found, pdfium.draw(sheet, part, CLEAN_DPI))
    return sorted(found, key=_place)


def _place(found: tuple[Picture, Sight]) -> tuple[float, float]:
    """Where a code stands; those of a row stand a little higher or lower than each other."""
    box = found[0].rect(list(found[1].corners))
    return round(box.top / ROW_MM), box.left


def _add(found: list[tuple[Picture, Sight]], picture: Picture) -> None:
    """Add the codes of a picture, each that stands where one was found already left out."""
    for sight in read(picture.image):
        box = picture.rect(list(sight.corners))
        if not any(_same(box, other.rect(list(it.corners))) for other, it in found):
            found.append((picture, sight))


def _same(one: Rect, other: Rect) -> bool:
    wide, high = one.overlap(other)
    return wide > one.width / 2 and high > one.height / 2


def _tiles(shown: Rect, side: float, overlap: float) -> "Iterator[Rect]":
    """Parts of a page that overlap; one where it is small enough."""
    step = max(side - overlap, side / 2)
    for top in _starts(shown.top, shown.bottom, side, step):
        for left in _starts(shown.left, shown.right, side, step):
            yield Rect(left, top, min(left + side, shown.right), min(top + side, shown.bottom))


def _starts(first: float, last: float, side: float, step: float) -> "Iterator[float]":
    yield first
    at = first
    while at + side < last:
        at += step
        yield at
