"""Page labels: what viewers call each page (ISO 32000-1, 12.4.2)."""

from printguide.booklet.parts import Labels
from printguide.booklet.syntax import Value

_STYLES = {"roman": b"/r", "arabic": b"/D"}
_BEFORE = Labels("arabic")
"""How pages are counted where nothing is said."""


def page_labels(ranges: dict[int, Labels]) -> Value:
    """Return the labels, given from which page on, counted from 0, each range holds."""
    numbers: list[Value] = []
    for first, labels in sorted({0: _BEFORE, **ranges}.items()):
        numbers += [first, _range(labels)]
    return {"Nums": numbers}


def _range(labels: Labels) -> Value:
    written: dict[str, Value] = {}
    if labels.style is not None:
        written = {"S": _STYLES[labels.style], "St": labels.first}
    return {**written, "P": labels.prefix} if labels.prefix else written
