"""Lift the marks of a font, so that they need not be set far above their line.

A mark that an anchor raises by more than about 0.4 em, or moves to the right, is taken for a
word of its own by pdfium (measured), and what it stands on falls apart when it is copied. Drawn
higher and further right from the start, with its anchors moved as much, it is printed where it
was and needs next to no moving.
"""

from collections.abc import Iterator
from typing import Any

TANWIN = 0x064B
"""The one mark of everyday Arabic that stands on the tall alef: that of many adverbs."""
HEIGHT_EM = 0.3
"""Between what an alef (0.45) and a lam-alef (0.29) ask of IBM Plex Sans Arabic."""
RIGHT_EM = 0.018
"""A little more than its letters ask for (0.01); at 0.03 poppler stumbles instead."""


def lift(font: Any) -> None:
    """Draw the tanwin of an open font higher and leave it where it is."""
    name = font.getBestCmap()[TANWIN]
    right, up = (round(em * font["head"].unitsPerEm) for em in (RIGHT_EM, HEIGHT_EM))
    outlines = font["glyf"]
    outlines[name].coordinates.translate((right, up))
    outlines[name].recalcBounds(outlines)
    font["hmtx"][name] = (font["hmtx"][name][0], outlines[name].xMin)
    for glyph in (outlines[other] for other in font.getGlyphOrder()):
        for part in glyph.components if glyph.isComposite() else ():
            if part.glyphName == name:
                part.x, part.y = part.x - right, part.y - up
    for anchor in _anchors(font["GPOS"].table, name):
        anchor.XCoordinate += right
        anchor.YCoordinate += up


def _anchors(places: Any, name: str) -> Iterator[Any]:
    """Yield every anchor by which a mark hangs on something, or something on it."""
    for lookup in places.LookupList.Lookup:
        for it in lookup.SubTable:
            if hasattr(it, "MarkCoverage") and name in it.MarkCoverage.glyphs:
                yield it.MarkArray.MarkRecord[it.MarkCoverage.glyphs.index(name)].MarkAnchor
            if hasattr(it, "Mark1Coverage") and name in it.Mark1Coverage.glyphs:
                yield it.Mark1Array.MarkRecord[it.Mark1Coverage.glyphs.index(name)].MarkAnchor
            if hasattr(it, "Mark2Coverage") and name in it.Mark2Coverage.glyphs:
                record = it.Mark2Array.Mark2Record[it.Mark2Coverage.glyphs.index(name)]
                yield from filter(None, record.Mark2Anchor)
