"""Slots: where a part of a booklet prints numbers of pages, so that they can be filled in.

A part is laid out before anybody knows on which pages the others begin. It prints noughts in
place of each number, as many as the number will have figures; figures are all as wide, so no line
changes when the right ones are put there. Behind the text that shows such noughts this pass
writes a comment into the content of the page:

    %slot PLACES GLYPHS TARGET

PLACES are where in the line of glyphs, in bytes, each nought stands, with commas between; GLYPHS
the ten figures from nought to nine as glyphs, in hexadecimal digits; TARGET whose number it is, as
the link has it, percent-encoded. Comments are nothing to a viewer (ISO 32000-1, 7.2.3).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pydyf

from printguide.engine.passes.contents import Contents

_NOUGHTS = re.compile(r"(?<!\d)0+(?!\d)")
"""A number that is not known: no page has it."""
_DIGITS = 4
"""Of a glyph, as WeasyPrint writes it."""
_FIGURES = 10
_GLYPH = re.compile(rb"[0-9a-f]{4}")
_SPACED = re.compile(rb"(?:>-?[01]<)?")
"""What may stand between two figures: a thousandth of the size of type, from rounding."""
_FACE = re.compile(rb"/(\S+) [-0-9.]+ Tf")


@dataclass(frozen=True, slots=True)
class _Figures:
    """The ten figures in one font."""

    face: bytes
    glyphs: bytes

    @property
    def nought(self) -> bytes:
        return self.glyphs[:_DIGITS]


def open_slots(document: Any, pdf: Any) -> bool:
    """Mark every slot of a part, and take away the figures that its first page shows.

    Returns whether all slots were found. One may not be where a style draws the number with other
    figures than those of running text, or turned, or half transparent.
    """
    contents = Contents(pdf)
    streams = [contents.get(page["Contents"]).stream for page in contents.pages()]
    figures = _take_figures(document, streams[0])
    wanted = list(_numbers(document.pages))
    if figures is None or not _even(document, figures):
        return not wanted
    return all(_open(streams[number], box, figures) for number, box in wanted)


def _take_figures(document: Any, stream: list[Any]) -> _Figures | None:
    """Read which glyphs the figures are, and remove them from the page."""
    from weasyprint.formatting_structure.boxes import MarginBox, TextBox

    margins = [it for it in document.pages[0]._page_box.children if isinstance(it, MarginBox)]
    texts = [box for it in margins for box in it.descendants() if isinstance(box, TextBox)]
    places = list(_lines(stream, texts[0])) if len(texts) == 1 else []
    if len(places) != 1:
        return None
    place, face = places[0]
    glyphs = list(_glyphs(stream[place]))
    stream[place] = b"[] TJ"
    return _Figures(face, b"".join(it for _, it in glyphs)) if len(glyphs) == _FIGURES else None


def _even(document: Any, figures: _Figures) -> bool:
    """Whether all figures are as wide."""
    widths: dict[int, int] = {}
    for font in document.fonts.values():
        if font.hash.encode() == figures.face:
            widths |= font.widths
    glyphs = [figures.glyphs[at : at + _DIGITS] for at in range(0, len(figures.glyphs), _DIGITS)]
    return len({widths[int(it, 16)] for it in glyphs}) == 1


def _numbers(pages: Any) -> Iterator[tuple[int, Any]]:
    """Yield the texts that show a number which is not known, with their pages from 0."""
    from weasyprint.formatting_structure.boxes import TextBox

    for number, page in enumerate(pages):
        for box in page._page_box.descendants(placeholders=True):
            drawn = isinstance(box, TextBox) and box.element_tag == "a::after"
            bound = drawn and "bound" in (box.element.get("class") or "").split()
            if bound and _NOUGHTS.search(box.text):
                yield number, box


def _open(stream: list[Any], box: Any, figures: _Figures) -> bool:
    """Mark the noughts of a text; return whether they could be told from all else."""
    count = len(_NOUGHTS.findall(box.text)[0])
    spots = [
        (place, places)
        for place, face in _lines(stream, box)
        if face == figures.face
        for places in _runs(stream[place], figures.nought)
    ]
    if len(spots) != 1 or len(spots[0][1]) != count:
        return False
    place, places = spots[0]
    listed = ",".join(map(str, places)).encode()
    target = quote(box.element.get("href") or "", safe="").encode()
    stream[place] += b" %%slot %b %b %b" % (listed, figures.glyphs, target)
    return True


def _runs(line: bytes, wanted: bytes) -> Iterator[list[int]]:
    """Yield where each of several equal glyphs stands that follow upon each other in a line."""
    run: list[int] = []
    for at, glyph in _glyphs(line):
        if run and (glyph != wanted or not _SPACED.fullmatch(line, run[-1] + _DIGITS, at)):
            yield run
            run = []
        if glyph == wanted:
            run.append(at)
    if run:
        yield run


def _glyphs(line: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the glyphs of a line that shows text, and where in it they stand."""
    for shown in re.finditer(rb"<([0-9a-f]+)>", line):
        for glyph in _GLYPH.finditer(line, *shown.span(1)):
            yield glyph.start(), glyph[0]


def _lines(stream: list[Any], box: Any) -> Iterator[tuple[int, bytes]]:
    """Yield the places of the lines by which a text box is drawn, with the name of the font.

    A box is known by where it stands: nothing else begins there.
    """
    from weasyprint.matrix import Matrix

    wanted = pydyf.Stream()
    at = Matrix(d=-1, e=box.position_x, f=box.position_y + box.baseline)
    wanted.set_text_matrix(*at.values)
    starts = [place for place, item in enumerate(stream) if item == wanted.stream[0]]
    if len(starts) != 1:
        return
    face = b""
    for item in reversed(stream[: starts[0]]):
        if isinstance(item, bytes) and (named := _FACE.fullmatch(item)):
            face = named[1]
            break
    for place, item in enumerate(stream[starts[0] + 1 :], start=starts[0] + 1):
        if item == b"ET" or (isinstance(item, bytes) and item.endswith(b" Tm")):
            return
        if isinstance(item, bytes) and (named := _FACE.fullmatch(item)):
            face = named[1]
        if isinstance(item, bytes) and item.endswith(b"TJ"):
            yield place, face
