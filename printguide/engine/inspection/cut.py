"""The cut: what ends at it without bleed, and what stands too near to it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from printguide.engine.inspection.facts import MM, Frame, Picture, Rect, Sheet, Words
from printguide.engine.inspection.naming import Author, longest_word, of_picture
from printguide.engine.press_faults import BleedMissing, NearCut
from printguide.faults import Diagnostic
from printguide.places import Place

if TYPE_CHECKING:
    from printguide.formats.format import Press

AT_CUT_MM = 0.5
"""What ends this near to the cut is meant to end at it."""
SPARE_MM = 0.1
"""Rounding; no knife is as exact."""


def without_bleed(sheets: list[Sheet], author: Author, press: "Press") -> Iterator[Diagnostic]:
    """Yield a fault for each area or image that ends between the cut and the edge of the bleed."""
    said = set[int]()
    for sheet in sheets:
        areas: list[Frame | Picture] = [*sheet.frames, *sheet.pictures]
        for it in areas:
            lack, side = _lack(it.rect, sheet.bounds, press.bleed_mm)
            element = id(it.element if isinstance(it, Frame) else it.around.element)
            outer = it.outer if isinstance(it, Frame) else it.around.frames
            if lack <= 0 or element in said:
                continue
            said.add(element)
            if not any(_lack(o.rect, sheet.bounds, press.bleed_mm)[0] > 0 for o in outer):
                thing, place = _area(it, author)
                yield BleedMissing(thing, side, sheet.number, round(lack, 1)).at(place)


def _lack(rect: Rect, page: Rect, bleed: float) -> tuple[float, str]:
    """How many millimetres of bleed are missing at most, and at which side; 0 if none are."""
    sides = ((beyond / MM, side) for beyond, side in rect.sides(page))
    short = ((bleed - out, side) for out, side in sides if -AT_CUT_MM < out < bleed - SPARE_MM)
    return max(short, default=(0.0, ""))


def _area(it: Frame | Picture, author: Author) -> tuple[str, Place]:
    if isinstance(it, Frame):
        return author.of_frame(it), author.place(it.line, 0)
    return of_picture(it), author.place(it.around.line, it.before, [it.file, it.alt])


def near_cut(sheets: list[Sheet], author: Author, press: "Press") -> Iterator[Diagnostic]:
    """Yield a fault for each page with letters or codes too near to the cut: the nearest ones."""
    for sheet in sheets:
        inks: list[Words | Picture] = [*sheet.words]
        inks += [picture for picture in sheet.pictures if picture.is_code]
        beyond = [(it.rect.beyond(sheet.bounds), it) for it in inks]
        if not beyond:
            continue
        (by, side), ink = max(beyond, key=lambda pair: pair[0][0])
        apart = -by / MM
        if apart < press.safe_mm - SPARE_MM:
            thing, place = _ink(ink, author)
            fault = NearCut(thing, side, sheet.number, round(apart, 1), press.safe_mm)
            yield fault.at(place)


def _ink(ink: Words | Picture, author: Author) -> tuple[str, Place]:
    if isinstance(ink, Picture):
        return _area(ink, author)
    wanted = [ink.text.strip(), longest_word(ink.text)]
    return author.of_words(ink), author.place(ink.around.line, ink.before, wanted)
