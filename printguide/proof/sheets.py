"""Sheets: the pages of a PDF as they are cut, in millimetres as one looks at them."""

import math
from dataclasses import dataclass
from typing import Any

from printguide.engine.inspection.facts import Rect

POINT_MM = 25.4 / 72
"""Millimetres in a point, the unit of PDF (ISO 32000-1, 8.3.2.3)."""
_LEAST_PT = 3.0
"""The smallest side of a page that viewers take (ISO 32000-1, annex C)."""

Matrix = tuple[float, float, float, float, float, float]
"""The numbers a to f, by which x becomes ax + cy + e and y becomes bx + dy + f."""
Edges = tuple[float, float, float, float]
"""Of a box as PDF has it: left, bottom, right, top, in points."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Shapeless(Exception):
    """A page has no box that says how large it is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. Everything is measured from the upper left corner of the cut page, to the eye."""

    number: int
    """Counted from 1."""
    trim: Rect
    """As it is cut; its upper left corner is 0, 0."""
    bleed: Rect
    media: Rect
    shown: Rect
    """What viewers show: the crop box, within the media box."""
    says_trim: bool
    says_bleed: bool
    says_art: bool
    matrix: Matrix
    """From the coordinates of the page to millimetres."""

    @property
    def width_mm(self) -> float:
        """Of the cut page."""
        return self.trim.width

    @property
    def height_mm(self) -> float:
        """Of the cut page."""
        return self.trim.height

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page lies."""
        return taken(self.matrix, x, y)

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Return where a rectangle of the page lies."""
        return around([self.point(left, bottom), self.point(right, top)])


def around(points: list[tuple[float, float]]) -> Rect:
    """Return the smallest rectangle that holds these points."""
    across, down = zip(*points, strict=True)
    return Rect(min(across), min(down), max(across), max(down))


def taken(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does one and then the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def sheet_of(page: Any, number: int) -> Sheet:
    """Return the sheet of a page of pikepdf; raises Shapeless."""
    media = _box(page.mediabox)
    crop = _box(page.obj.get("/CropBox", None) or page.cropbox, media)
    says = {key: f"/{key}Box" in page.obj for key in ("Trim", "Bleed", "Art")}
    trim = _box(page.obj.get("/TrimBox"), media) if says["Trim"] else crop
    bleed = _box(page.obj.get("/BleedBox"), media) if says["Bleed"] else trim
    matrix = _matrix(page, trim)

    def seen(box: Edges) -> Rect:
        left, bottom, right, top = box
        return around([taken(matrix, left, bottom), taken(matrix, right, top)])

    return Sheet(
        number=number,
        trim=seen(trim),
        bleed=seen(bleed),
        media=seen(media),
        shown=seen(_common(crop, media)),
        says_trim=says["Trim"],
        says_bleed=says["Bleed"],
        says_art=says["Art"],
        matrix=matrix,
    )


def _box(written: Any, else_: Edges | None = None) -> Edges:
    """The edges of a box: left, bottom, right, top; it may be written from any two corners."""
    try:
        x, y, across, up = (float(edge) for edge in written)
    except (TypeError, ValueError, ArithmeticError) as error:
        if else_ is not None:
            return else_
        raise Shapeless("its media box is no four numbers") from error
    box = min(x, across), min(y, up), max(x, across), max(y, up)
    if not all(map(math.isfinite, box)):
        raise Shapeless("its media box is not finite")
    if min(box[2] - box[0], box[3] - box[1]) < _LEAST_PT:
        raise Shapeless("its media box has no area")
    return box


def _common(one: Edges, other: Edges) -> Edges:
    """What two boxes share; the second where they share nothing, as viewers do."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left < right and bottom < top else other


def _matrix(page: Any, trim: Edges) -> Matrix:
    """The way from the coordinates of a page to millimetres, with its turn (/Rotate, clockwise)."""
    left, bottom, right, top = trim
    k = POINT_MM * _number(page.obj.get("/UserUnit"), 1.0)
    turn = int(_number(_inherited(page.obj, "/Rotate"), 0)) % 360
    if turn == 90:
        return 0, k, k, 0, -bottom * k, -left * k
    if turn == 180:
        return -k, 0, 0, k, right * k, -bottom * k
    if turn == 270:
        return 0, -k, -k, 0, top * k, right * k
    return k, 0, 0, -k, -left * k, top * k


def _number(written: Any, else_: float) -> float:
    try:
        value = float(written)
    except (TypeError, ValueError):
        return else_
    return value if math.isfinite(value) and abs(value) < 1e6 else else_


def _inherited(node: Any, key: str) -> Any:
    """What a page says, or one of the nodes above it."""
    for _ in range(50):
        if node is None or key in node:
            return None if node is None else node[key]
        node = node.get("/Parent")
    return None
