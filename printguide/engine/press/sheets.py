"""Sheets: pages with room around them for what is cut off, marks where to cut, right boxes.

WeasyPrint draws its marks inside the bleed, over what is printed there, and lets pages begin below
zero, which some programs mishandle (its issue 2685). Here pages begin at zero, marks stand clear of
the bleed, and nothing is painted among them.
"""

from dataclasses import dataclass
from typing import Any

import pydyf

from printguide.engine.passes.contents import Contents

MM = 72 / 25.4
"""Points in a millimetre."""
CLEAR_MM, FREE_MM = 3.0, 1.0
"""Marks begin at least 3 mm from the cut (Ghent Workgroup), and 1 mm outside the bleed."""
MARK_MM, BORDER_MM = 5.0, 1.0
"""How long marks are, and what is left between them and the edge of the sheet."""
MARK_PT = 0.25
"""The finest line that presses hold (bcsg.com.au)."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page with what is around it, in points from the lower left corner of it all."""

    width: float
    height: float
    bleed: float
    around: float
    """From the edge of the sheet to the cut."""

    def box(self, beyond: float = 0) -> pydyf.Array:
        """Return the cut page, or what reaches so far beyond it, as a box of a PDF."""
        near = self.around - beyond
        far = self.around + beyond
        return pydyf.Array(_points(near, near, self.width + far, self.height + far))


def prepare_sheets(pdf: Any, *, marks: bool, drawn: bool = True) -> None:
    """Enlarge every page for its bleed, and for marks if there are any; set its boxes.

    Where what is outside the text is not `drawn` there is room for marks alone, and nothing is cut
    off at the bleed: it is not known yet where that will be.
    """
    contents = Contents(pdf)
    around = 0.0
    for page in contents.pages():
        sheet = _sheet(page, marks=marks)
        around = sheet.around
        content = contents.get(page["Contents"])
        content.stream = _framed(content.stream, sheet, marks=marks, drawn=drawn)
        page["MediaBox"] = sheet.box(sheet.around)
        page["TrimBox"], page["BleedBox"] = sheet.box(), sheet.box(sheet.bleed)
    _shift(contents, around)


def _sheet(page: Any, *, marks: bool) -> _Sheet:
    left, _, right, top = map(float, page["TrimBox"])
    bleed = left - float(page["MediaBox"][0])
    start = max(CLEAR_MM * MM, bleed + FREE_MM * MM)
    around = start + (MARK_MM + BORDER_MM) * MM if marks else bleed
    return _Sheet(right - left, top, bleed, around)


def _framed(stream: list[Any], sheet: _Sheet, *, marks: bool, drawn: bool) -> list[Any]:
    """Put the content of a page in its place; what is outside the bleed is not painted."""
    left, foot, right, head = sheet.box(sheet.bleed)
    around = _number(sheet.around)
    width, height = _number(float(right) - float(left)), _number(float(head) - float(foot))
    cut = [f"{left} {foot} {width} {height} re W n".encode()] if drawn else []
    begin = [b"q", *cut, f"1 0 0 1 {around} {around} cm".encode()]
    return [*begin, *stream, b"Q", *(_marks(sheet) if marks and drawn else ())]


def _marks(sheet: _Sheet) -> list[bytes]:
    """Two strokes at each corner, in line with the edges, in black alone."""
    near = sheet.around - (MARK_MM + BORDER_MM) * MM
    far = near + MARK_MM * MM
    strokes = []
    for side, x in ((-1, sheet.around), (1, sheet.around + sheet.width)):
        for up, y in ((-1, sheet.around), (1, sheet.around + sheet.height)):
            strokes.append(_stroke((x + side * near, y), (x + side * far, y)))
            strokes.append(_stroke((x, y + up * near), (x, y + up * far)))
    return [b"q 0 0 0 1 K", f"{MARK_PT:g} w".encode(), *strokes, b"Q"]


def _stroke(start: tuple[float, float], end: tuple[float, float]) -> bytes:
    return f"{' '.join(_points(*start))} m {' '.join(_points(*end))} l S".encode()


def _shift(contents: Contents, by: float) -> None:
    """Move what is placed by the page and not by its content: patterns, and goals of bookmarks.

    All pages share their resources, and have the same bleed.
    """
    first = next(contents.pages())
    for reference in contents.get(first["Resources"]).get("Pattern", {}).values():
        matrix = contents.get(reference).extra["Matrix"]
        matrix[4], matrix[5] = matrix[4] + by, matrix[5] + by
    for thing in contents.pdf.objects:
        if isinstance(thing, dict) and isinstance(thing.get("Dest"), list):
            goal = thing["Dest"]
            goal[2], goal[3] = goal[2] + by, goal[3] + by


def _points(*values: float) -> list[str]:
    return [_number(value) for value in values]


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
