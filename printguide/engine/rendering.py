"""Rendering: what the engine gives back. Light, so that it can be received without the engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """One laid-out page, as it is cut; millimetres."""

    width_mm: float
    height_mm: float
    room_mm: float
    """The height that is there for text, between the margins."""
    filled_mm: float
    """How much of it is taken, from the top to the foot of the last ink."""


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """Where a QR code stands, from the upper left corner of the cut page; millimetres."""

    url: str
    page: int
    """Counted from 1."""
    x_mm: float
    y_mm: float
    side_mm: float
    """Quiet zone included."""
    module_mm: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands of one of the author's lines on one page; millimetres from its top."""

    line: int
    page: int
    top_mm: float
    bottom_mm: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """A finished PDF and what the layout knows of it."""

    pdf: bytes
    """Empty where only a draft was asked for."""
    leaves: tuple[Leaf, ...]
    anchors: dict[str, int]
    """The page, counted from 1, on which each id of the HTML stands."""
    codes: tuple[PlacedCode, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    """Of drafts and of parts of a booklet: where what was written stands."""
    texts: tuple[str, ...] = ()
    """The words of each page, of parts of a booklet."""
    files: tuple[str, ...] = ()
    """What stylesheets had read, or tried to: paths from the folder of the project."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.leaves)
