"""Dressing: a part that was laid out for any place gets its margins and the numbers of its place.

Its pages are not laid out again. What stands in margins is drawn over them, as an artifact (ISO
14289-1, 7.8); a page that turns out to be a left-hand one is cut elsewhere, so that nothing on it
moves but its edges; and figures are put in place of the noughts of its slots.
"""

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pikepdf
from pikepdf import Array

from printguide.booklet.copying import Copy
from printguide.booklet.destinations import POINTS_A_MM, SCHEME, UnknownTarget
from printguide.booklet.parts import Part
from printguide.booklet.spool import read
from printguide.booklet.syntax import Reference, written

_SLOT = re.compile(rb"([^\n]*\] TJ) %slot ([\d,]+) ([0-9a-f]+) (\S+)")
_MARK = b" %slot "
_DIGITS = 4
"""Of a glyph, in the line that shows it."""
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_PAINTS = re.compile(rb"(?:^|\s)(?:TJ|Tj|f\*?|F|S|B\*?|b\*?|s|sh|Do)(?=\s|$)")
"""What leaves ink (ISO 32000-1, annex A)."""


class SlotsUnlike(ValueError):
    """A slot has room for more or fewer figures than the number of its target has."""


def move(source: pikepdf.Pdf, part: Part) -> None:
    """Cut the pages of a part where they belong: everything on them stays as it is."""
    if part.dress is None:
        return
    for page, shift in zip(source.pages, part.dress.shifts_mm, strict=True):
        points = _points(shift)
        for box in _BOXES if points else ():
            if box in page.obj:
                left, bottom, right, top = (Decimal(str(it)) for it in page.obj[box])
                page.obj[box] = Array([left + points, bottom, right + points, top])


def _points(millimetres: float) -> Decimal:
    return round(Decimal(str(millimetres)) * POINTS_A_MM, 4)


def fill_slots(copy: Copy, part: Part) -> None:
    """Put the numbers of pages in place of noughts. Raises UnknownTarget, or SlotsUnlike."""
    for page in copy.source.pages if part.numbers else ():
        content = page.obj.Contents.read_bytes()
        if _MARK in content:
            filled = _SLOT.sub(lambda found: _filled(found, part), content)
            page.obj.Contents = copy.stand_in(copy.file.put_stream({}, filled))


def _filled(found: "re.Match[bytes]", part: Part) -> bytes:
    line, places, glyphs = bytearray(found[1]), found[2].split(b","), found[3]
    target = unquote(found[4].decode())
    target = target.removeprefix(SCHEME) if target.startswith(SCHEME) else part.name + target
    number = part.numbers.get(target)
    if number is None:
        raise UnknownTarget(target.replace("#", "/"))
    if len(number) != len(places) or not number.isdecimal():
        raise SlotsUnlike(f"`{target}` is on page {number}, and the slot has {len(places)} figures")
    for place, figure in zip(map(int, places), map(int, number), strict=True):
        line[place : place + _DIGITS] = glyphs[figure * _DIGITS :][:_DIGITS]
    return bytes(line)


def put_on(copy: Copy, part: Part) -> None:
    """Draw the margins of a part over its pages; where there is nothing in them, nothing is."""
    if part.dress is None:
        return
    with pikepdf.open(io.BytesIO(read(part.dress.pdf))) as margins:
        other = Copy(copy.file, margins, copy.shared)
        for number, (page, around) in enumerate(zip(copy.source.pages, margins.pages, strict=True)):
            form = _form(other, around.obj)
            if form is not None:
                name = f"/Margins{number}"
                page.obj.Resources.XObject[name] = copy.stand_in(form)
                shift = _points(part.dress.shifts_mm[number])
                page.obj.Contents = Array(list(_layers(copy, page, name, shift)))


def _form(copy: Copy, page: Any) -> Reference | None:
    """Return a page of margins as a form of the booklet; None where it is empty."""
    if not _PAINTS.search(page.Contents.read_bytes()):
        return None
    facts = {
        "Type": b"/XObject",
        "Subtype": b"/Form",
        "BBox": page.MediaBox.unparse(),
        "Resources": copy.settled(page.Resources),
    }
    return copy.file.put_stream(facts, page.Contents.read_bytes())


def _layers(copy: Copy, page: pikepdf.Page, name: str, shift: Decimal) -> Iterator[Any]:
    """Yield the streams of a page: its own, cut at the bleed, and behind that its margins."""
    box = page.obj.get("/BleedBox", page.obj.MediaBox)
    left, foot, right, head = (Decimal(str(it)) for it in box)
    sides = b" ".join(map(written, (left, foot, right - left, head - foot)))
    yield copy.stand_in(copy.shared.stream(copy.file, b"q %b re W n" % sides))
    yield page.obj.Contents
    draw = b"Q /Artifact <</Type /Pagination>> BDC q 1 0 0 1 %b 0 cm %b Do Q EMC"
    yield copy.stand_in(copy.shared.stream(copy.file, draw % (written(shift), name.encode())))
