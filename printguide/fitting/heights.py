"""Heights: how much room parts of an article take, as a draft of all of it shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from printguide.compose.cutting import Unit
from printguide.engine.rendering import Rendering

APART_MM = 4.0
"""Between two parts: about the space that sheets put above components and sections."""
_WITH_SIZE = 1.9
"""The power of the size of type by which text grows: lines are higher, and there are more."""


def growth(before_pt: float, after_pt: float) -> float:
    """Return how many times as high text becomes in type of another size."""
    return float((after_pt / before_pt) ** _WITH_SIZE)


@dataclass(frozen=True, slots=True)
class Heights:
    """The heights of units and headings in millimetres, in type of one size."""

    by_line: dict[int, float]
    """Of each of the author's blocks, by the line where it begins."""
    type_pt: float

    @classmethod
    def of(cls, draft: Rendering, type_pt: float) -> "Heights":
        """Measure the blocks of a draft."""
        found: dict[int, float] = {}
        for it in draft.stretches:
            found[it.line] = found.get(it.line, 0.0) + it.bottom_mm - it.top_mm
        return cls(found, type_pt)

    def of_units(self, units: Iterable[Unit], type_pt: float) -> float:
        """Return the height of some units with the headings above them, in another size."""
        lines: set[int] = set()
        apart = 0
        for unit in units:
            inside = {line for line in self.by_line if unit.line <= line <= unit.last_line}
            above = {line for _, line in unit.headings} - lines
            apart += 1 + len(above)
            lines |= inside | above
        height = sum(self.by_line.get(line, 0.0) for line in lines)
        return (height + apart * APART_MM) * growth(self.type_pt, type_pt)
