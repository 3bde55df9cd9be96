"""What the walk over the boxes notes: plain facts in CSS pixels, for the checks to judge."""

from dataclasses import dataclass, field
from typing import Any

MM = 96 / 25.4
"""CSS pixels in a millimetre (CSS Values 4, 6.2)."""
ASCENT, CAPITALS, DESCENT = 0.75, 0.7, 0.22
"""What letters cover above and below their baseline, in ems: measured of the faces printguide
brings, rounded down, so that leading never counts as ink."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of a page, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def grown(self, by: float) -> "Rect":
        """Return the rectangle that reaches further on every side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def sides(self, outer: "Rect") -> tuple[tuple[float, str], ...]:
        """How far it reaches out of another at each side; negative if inside."""
        return (
            (self.right - outer.right, "right"),
            (outer.left - self.left, "left"),
            (self.bottom - outer.bottom, "foot"),
            (outer.top - self.top, "head"),
        )

    def beyond(self, outer: "Rect") -> tuple[float, str]:
        """How far it reaches out of another at most, and at which side; negative if inside."""
        return max(self.sides(outer))

    def overlap(self, other: "Rect") -> tuple[float, float]:
        """Width and height of what both cover; not positive where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """A box that shows, or is a table: what runs out of the page together with what it holds."""

    element: Any
    rect: Rect
    line: int
    columns: int = 0
    """Of a table; 0 if it is none."""
    strayed: bool = False
    margin: bool = False
    outer: tuple["Frame", ...] = ()
    """Those around it, from the outermost."""


@dataclass(slots=True)
class Whole:
    """What stands on one page of a box that must not break."""

    element: Any
    rect: Rect
    line: int
    inside: tuple[int, ...]
    """The elements of such boxes around it, by their ids."""
    bottom: float
    """Where the last of its ink ends."""


@dataclass(frozen=True, slots=True)
class Cage:
    """A box that does not grow with what it holds."""

    rect: Rect
    clips: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around some ink."""

    page: int
    area: Rect
    """Where it has to stay: the page area; the sheet for what is in margins or strayed."""
    line: int = 0
    """The author's line of the nearest element that knows it; 0 if none around does."""
    element: Any = None
    block: Rect | None = None
    holder: int = 0
    """By this, texts of one block are known."""
    frames: tuple[Frame, ...] = ()
    wholes: tuple[Whole, ...] = ()
    cages: tuple[Cage, ...] = ()
    margin: bool = False
    """Whether it is in a margin box, where running heads are."""
    strayed: bool = False
    """Whether a style put it beyond the page area on purpose."""
    preformatted: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One run of text on one line."""

    text: str
    rect: Rect
    core: Rect
    """Between the baseline and the height of capitals."""
    em: float
    around: Surroundings
    before: int
    """The author's line that was known last, above it."""
    generated: bool
    """Whether a style drew it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One image."""

    rect: Rect
    drawn: Rect
    """Where all of it would be, though its box may show a part only."""
    pixels: tuple[int, int] | None
    """Of a bitmap; None of what is drawn with lines."""
    size: int
    """Bytes of the file."""
    file: str
    """As the author wrote it; empty if unknown."""
    alt: str
    source: str
    """The address of what is shown: its content, in our pages."""
    is_code: bool
    around: Surroundings
    before: int


@dataclass(slots=True)
class Sheet:
    """One page with all that was noted."""

    number: int
    area: Rect
    bounds: Rect
    """The sheet as it is cut."""
    words: list[Words] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    wholes: list[Whole] = field(default_factory=list)
    begun: bool = False
    """Whether a style asked for a new page before it."""
    before: int = 0
    """The author's line that was known last, above its first ink."""
    kind: str = ""
    """The name of its `@page` rules; empty for those of all pages."""

    @property
    def bottom(self) -> float:
        """Where the last of its ink ends, margins left out."""
        ends = [words.rect.bottom for words in self.words if not words.around.margin]
        ends += [picture.rect.bottom for picture in self.pictures if not picture.around.margin]
        ends += [frame.rect.bottom for frame in self.frames if not frame.margin]
        return min(max(ends, default=self.area.top), self.area.bottom)
