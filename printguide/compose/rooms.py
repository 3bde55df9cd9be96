"""The room of a page for tables: from its paper, and from the tokens of its format."""

import re

from printguide.compose.order import Order
from printguide.compose.sheets import Looks
from printguide.compose.table_width import A4, Room
from printguide.compose.templates import TemplateTrouble
from printguide.compose.tokens import resolved

_NUMBER = r"(\d+|\d*\.\d+)"
_LENGTH = re.compile(rf"(?:calc\(\s*{_NUMBER}\s*\*\s*)?{_NUMBER}\s*(pt|mm|cm|in|px)\s*\)?")
_UNITS = {"pt": 25.4 / 72, "mm": 1.0, "cm": 10.0, "in": 25.4, "px": 25.4 / 96}
"""In millimetres (CSS Values 4, 6.2)."""
_BESIDE_MM = 33.0
"""What components take of the column for what stands beside their words: on A4, where there is a
narrow column too."""


def room_of(order: Order) -> Room:
    """Return the room that a page has.

    It is that of A4 where a token is no plain length, where the margins leave nothing, or where a
    sheet is not text, which is said when the page is dressed.
    """
    try:
        values = Looks(order, "").tokens("tokens", "formats", "project")
    except TemplateTrouble:
        return A4
    if order.fitting:
        values["--size-text"] = f"{order.fitting.type_pt:g}pt"
    sides = ("--page-inner", "--outer") if "--outer" in values else ("--page-side", "--page-side")
    names = (
        *sides,
        "--hang",
        "--cell",
        "--s2",
        "--s6",
        "--size-text",
        "--size-small",
        "--size-least",
    )
    lengths = [_mm(resolved(name, values) or "") for name in names]
    if None in lengths:
        return A4
    start, end, hang, cell, space, padding, *sizes = (it or 0.0 for it in lengths)
    page = min(leaf.width_mm for leaf in order.leaves or (order.paper,)) - start - end
    card = page - hang - (_BESIDE_MM if hang else 2 * padding)
    text, small, least = sizes
    room = Room(card, page - hang, page, (text, small, least), (2 * cell, 2 * space))
    return room if page > 0 else A4


def _mm(written: str) -> float | None:
    found = _LENGTH.fullmatch(written)
    return float(found[1] or 1) * float(found[2]) * _UNITS[found[3]] if found else None
