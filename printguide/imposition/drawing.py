"""Drawing: what paints a side of a sheet, in the operators of ISO 32000-1, 8.4 and 8.5."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import cos, radians, sin

from printguide.imposition.boxes import Box, Line
from printguide.imposition.sheets import Face, Spot

MM = 72 / 25.4
"""Points in a millimetre."""
STROKE_PT = 0.25
"""The thinnest line that presses hold (design notes on print, 2.5)."""
DASH_PT = MM


@dataclass(frozen=True, slots=True)
class Pose:
    """How a page of the document lies in its own coordinates."""

    trim: Box
    """In the page's units."""
    turn: int
    """Degrees clockwise by which it is turned for reading; a multiple of 90."""
    unit_pt: float
    """Points in one of the page's units."""


def drawn(face: Face, poses: Mapping[int, Pose], media: Box) -> bytes:
    """Return the content of a side, whose page 5 is the XObject `P5`.

    Coordinates become points from the lower left corner of `media`.
    """
    parts = [_page(spot, poses[spot.page], media) for spot in face.spots]
    return "\n".join([*parts, *_marks(face.marks, media)]).encode("ascii")


def _page(spot: Spot, pose: Pose, media: Box) -> str:
    clip = _points(
        spot.clip.left - media.left,
        spot.clip.bottom - media.bottom,
        spot.clip.width,
        spot.clip.height,
    )
    matrix = _numbers(*_matrix(spot, pose, media))
    return f"q {clip} re W n {matrix} cm /P{spot.page} Do Q"


def _matrix(spot: Spot, pose: Pose, media: Box) -> tuple[float, ...]:
    """Turn a page upright, scale it, and bring the middle of its trim to its spot."""
    scale, angle = pose.unit_pt * spot.scale, radians(pose.turn)
    along, across = scale * round(cos(angle)), scale * round(sin(angle))
    (x, y), (from_x, from_y) = spot.middle, pose.trim.middle
    to_x, to_y = (x - media.left) * MM, (y - media.bottom) * MM
    return (
        along,
        -across,
        across,
        along,
        to_x - along * from_x - across * from_y,
        to_y + across * from_x - along * from_y,
    )


def _marks(marks: tuple[Line, ...], media: Box) -> Iterator[str]:
    """Draw lines in black and no other ink."""
    if not marks:
        return
    yield f"q 0 G {STROKE_PT} w"
    for dashed in (False, True):
        yield f"[{_numbers(DASH_PT)}] 0 d" if dashed else "[] 0 d"
        for line in marks:
            if line.dashed is dashed:
                (x0, y0), (x1, y1) = line.start, line.end
                start = _points(x0 - media.left, y0 - media.bottom)
                yield f"{start} m {_points(x1 - media.left, y1 - media.bottom)} l S"
    yield "Q"


def _points(*lengths_mm: float) -> str:
    return _numbers(*(length * MM for length in lengths_mm))


def _numbers(*values: float) -> str:
    """Write numbers as PDF has them, without exponents (ISO 32000-1, 7.3.3)."""
    return " ".join(f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".") for value in values)
