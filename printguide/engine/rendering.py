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
    left_mm: float = 0.0
    top_mm: float = 0.0
    """The margins at the left and at the head."""
    text_mm: float = 0.0
    """The width that is there for text."""
    kind: str = ""
    """The name of its `@page` rules; empty for those of all pages."""
    spare_left_mm: float | None = None
    spare_right_mm: float | None = None
    """For a press: how much farther than the bleed reaches what is cut at a side, the least of
    all; None where nothing is cut."""


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
class Row:
    """Words that stand side by side on one page; millimetres from its top."""

    page: int
    top_mm: float
    text: str


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
    rows: tuple[Row, ...] = ()
    """The words of each page, of parts of a booklet."""
    files: tuple[str, ...] = ()
    """What stylesheets had read, or tried to: paths from the folder of the project."""
    placeless: bool = False
    """Whether a part of a booklet may stand in any place of it: each of its page numbers can be
    filled in, and its pages can be moved to the other side."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.leaves)
