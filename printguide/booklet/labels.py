"""Page labels: what viewers call each page (ISO 32000-1, 12.4.2)."""

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from printguide.booklet.parts import Labels

_STYLES = {"roman": Name.r, "arabic": Name.D}
_BEFORE = Labels("arabic")
"""How pages are counted where nothing is said."""


def label_pages(pdf: pikepdf.Pdf, ranges: dict[int, Labels]) -> None:
    """Write the labels, given from which page on, counted from 0, each range holds."""
    numbers = Array()
    for first, labels in sorted({0: _BEFORE, **ranges}.items()):
        numbers.append(first)
        numbers.append(_range(labels))
    pdf.Root.PageLabels = Dictionary(Nums=numbers)


def _range(labels: Labels) -> Dictionary:
    written = Dictionary()
    if labels.style is not None:
        written.S = _STYLES[labels.style]
        written.St = labels.first
    if labels.prefix:
        written.P = String(labels.prefix)
    return written
