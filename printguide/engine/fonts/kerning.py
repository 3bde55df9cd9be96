"""Keep letters that kerning drives apart so near that no reader of PDFs takes the gap for a space.

IBM Plex Sans Arabic sets a kaf up to 0.14 em from the letter before it, and so on. From 0.1 em on,
poppler and pdfium (measured) copy a space that nobody wrote, in the middle of a word.
"""

from collections.abc import Iterator
from typing import Any

WIDEST_EM = 0.08
"""A little less than the 0.1 em from which poppler sees a space (`minWordBreakSpace`)."""


def narrow(font: Any) -> None:
    """Let no pair of glyphs of an open font be kerned further apart than that."""
    most = round(WIDEST_EM * font["head"].unitsPerEm)
    for value in _values(font["GPOS"].table):
        if getattr(value, "XAdvance", 0) > most:
            if getattr(value, "XPlacement", 0) == value.XAdvance:
                value.XPlacement = most  # as it is from right to left
            value.XAdvance = most


def _values(places: Any) -> Iterator[Any]:
    """Yield what the first glyph of each kerned pair is moved by."""
    for lookup in places.LookupList.Lookup:
        for it in lookup.SubTable:
            it = getattr(it, "ExtSubTable", it)
            pairs = [
                record for each in getattr(it, "PairSet", ()) for record in each.PairValueRecord
            ]
            classes = [
                record for each in getattr(it, "Class1Record", ()) for record in each.Class2Record
            ]
            for record in (*pairs, *classes):
                if getattr(record, "Value1", None) is not None:
                    yield record.Value1
