"""Images as they are printed: pixels an inch, and what codes need to be read."""

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING

from printguide.compose.codes import QUIET_ZONE, SMALLEST_MODULE_MM
from printguide.engine.inspection.facts import MM, Picture, Rect, Sheet
from printguide.engine.inspection.naming import Author, of_picture
from printguide.engine.layout_faults import CodeCrowded, CodeTooSmall, ImageCoarse, ImageWasteful
from printguide.engine.press_faults import ImageTooCoarse
from printguide.faults import Diagnostic

if TYPE_CHECKING:
    from printguide.formats.format import Press

INCH = 96.0
COARSE_PPI = 150
"""Below it pixels are seen at reading distance; what presses ask for, formats say."""
ENOUGH_PPI = 600
"""Office printers draw no more dots than these."""
WASTEFUL_BYTES = 2_000_000
"""A file too large for a letter with ten of its kind."""
TOUCH_MM = 0.2
"""Half a module: the edge of a letter beside the quiet zone."""


def resolutions(sheets: list[Sheet], author: Author, press: "Press | None") -> Iterator[Diagnostic]:
    """Yield a fault for each bitmap that is printed too large for its pixels, or far too small."""
    said = set[int]()
    for sheet in sheets:
        for picture in sheet.pictures:
            if picture.is_code or picture.pixels is None or id(picture.around.element) in said:
                continue
            said.add(id(picture.around.element))
            yield from _resolution(picture, picture.pixels, author, press)


def _resolution(
    picture: Picture, pixels: tuple[int, int], author: Author, press: "Press | None"
) -> Iterator[Diagnostic]:
    width, height = picture.drawn.right - picture.drawn.left, picture.drawn.height
    if width <= 0 or height <= 0:
        return
    ppi = min(pixels[0] / width, pixels[1] / height) * INCH
    place = author.place(picture.around.line, picture.before, [picture.file, picture.alt])
    thing, wide = of_picture(picture), round(width / MM, 1)
    good = press.good_ppi if press else COARSE_PPI
    needs = ceil(pixels[0] * good / ppi)
    if press and round(ppi) < press.least_ppi:
        facts = (thing, round(ppi), press.least_ppi, wide, pixels[0], needs)
        yield ImageTooCoarse(*facts).at(place)
    elif round(ppi) < good:
        yield ImageCoarse(thing, round(ppi), wide, pixels[0], needs).at(place)
    elif ppi > ENOUGH_PPI and picture.size > WASTEFUL_BYTES:
        enough = ceil(pixels[0] * ENOUGH_PPI / ppi)
        yield ImageWasteful(thing, round(ppi), wide, picture.size / 1e6, enough).at(place)


def codes(sheets: list[Sheet], author: Author) -> Iterator[Diagnostic]:
    """Yield a fault for each QR code that is printed too small, or with ink in its quiet zone.

    The bitmap of a code has one pixel a module, its quiet zone included.
    """
    for sheet in sheets:
        for code in sheet.pictures:
            if not code.is_code or code.pixels is None:
                continue
            thing = of_picture(code)
            address = code.alt.rpartition(" ")[2]
            wanted = [address, address.rstrip("/").rpartition("/")[2]]
            place = author.place(code.around.line, code.before, wanted)
            width, height = code.drawn.right - code.drawn.left, code.drawn.height
            module = min(width / code.pixels[0], height / code.pixels[1]) / MM
            if round(module, 3) < SMALLEST_MODULE_MM:
                needs = round(code.pixels[0] * SMALLEST_MODULE_MM, 1)
                small = CodeTooSmall(thing, sheet.number, module, SMALLEST_MODULE_MM, needs)
                yield small.at(place)
            intruder, by = max(
                _intruders(code, sheet, author), key=lambda it: it[1], default=("", 0.0)
            )
            if by > TOUCH_MM:
                yield CodeCrowded(thing, intruder, sheet.number, round(by, 1)).at(place)


def _intruders(code: Picture, sheet: Sheet, author: Author) -> Iterator[tuple[str, float]]:
    """What stands within the square of a code, and how many millimetres deep."""
    for words in sheet.words:
        if (depth := _depth(words.rect, code.rect)) > 0:
            yield author.of_words(words), depth
    for picture in sheet.pictures:
        if picture is not code and (depth := _depth(_ink(picture), code.rect)) > 0:
            yield of_picture(picture), depth


def _ink(picture: Picture) -> Rect:
    """What an image paints: of another code, all but its own quiet zone."""
    if not picture.is_code or picture.pixels is None:
        return picture.rect
    drawn = picture.drawn
    zone = QUIET_ZONE * (drawn.right - drawn.left) / picture.pixels[0]
    return Rect(drawn.left + zone, drawn.top + zone, drawn.right - zone, drawn.bottom - zone)


def _depth(rect: Rect, square: Rect) -> float:
    return min(rect.overlap(square)) / MM
