"""Rectangles and lines on a sheet of paper."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def grown(self, by: float) -> "Box":
        """Return the box with each edge moved outward."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def moved(self, right: float) -> "Box":
        """Return the box at another place on the same level."""
        return Box(self.left + right, self.bottom, self.right + right, self.top)

    @property
    def mirrored(self) -> "Box":
        """The box on the reverse of the sheet, whose middle is where the axes cross."""
        return Box(-self.right, self.bottom, -self.left, self.top)

    def within(self, other: "Box") -> "Box | None":
        """Return what both boxes cover; None where they only touch or not even that."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left, bottom, right, top) if left < right and bottom < top else None


@dataclass(frozen=True, slots=True)
class Line:
    """A mark from one point to another."""

    start: tuple[float, float]
    end: tuple[float, float]
    dashed: bool = False


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of these."""
    lefts, bottoms, rights, tops = zip(
        *((box.left, box.bottom, box.right, box.top) for box in boxes), strict=True
    )
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def centred(width: float, height: float, middle: tuple[float, float] = (0, 0)) -> Box:
    """Return the box of this size around a point."""
    x, y = middle
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
