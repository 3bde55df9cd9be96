"""PG51x: what only the laid-out pages can tell."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity

SIDES = {
    "right": "at the right",
    "left": "at the left",
    "foot": "at the foot",
    "head": "at the head",
}
"""How messages name the sides of a page."""


def mm(length: float) -> str:
    """Return a length in millimetres as messages say it."""
    return f"{length:.1f} mm"


@dataclass(frozen=True)
class OutOfPage(Fault):
    """Something is wider or taller than the page area and runs into the margin, or is cut off.

    A table that is too wide is said as a whole, with the number of its columns; a long word, an
    address or a line of code by itself.
    """

    code = "PG510"
    severity = Severity.WARNING

    thing: str
    side: str
    page: int
    by_mm: float

    @property
    def message(self) -> str:
        side = SIDES.get(self.side, self.side)
        return f"the {self.thing} reaches {mm(self.by_mm)} out of page {self.page} {side}"

    @property
    def hint(self) -> str:
        if self.thing.startswith("table"):
            return "make two tables of it, or exchange rows and columns"
        if self.thing.startswith(("word", "address", "code")):
            return "write it shorter, or divide it with a space"
        return "make it smaller, or mend the stylesheet"


@dataclass(frozen=True)
class OutOfBox(Fault):
    """A text is wider than its column or taller than a box of fixed height."""

    code = "PG511"
    severity = Severity.WARNING

    thing: str
    page: int
    by_mm: float
    cut: bool

    @property
    def message(self) -> str:
        what = "is cut off by" if self.cut else "reaches out of its box by"
        return f"the {self.thing} {what} {mm(self.by_mm)} on page {self.page}"

    @property
    def hint(self) -> str:
        return "shorten the text, or give its box more room in the stylesheet"


@dataclass(frozen=True)
class TextOverText(Fault):
    """Two texts are printed over each other, so that neither can be read."""

    code = "PG512"
    severity = Severity.WARNING

    text: str
    other: str
    page: int
    by_mm: float

    @property
    def message(self) -> str:
        return (
            f"{self.text} and {self.other} are printed over each other on page {self.page}, "
            f"{mm(self.by_mm)} wide"
        )

    @property
    def hint(self) -> str:
        return "shorten the texts, or mend the stylesheet that places them"


@dataclass(frozen=True)
class LastPageBare(Fault):
    """The last page holds only a few lines, and yet it is a page more in each copy.

    Formats for screens cost no paper, and leaflets always have as many pages: there it is not said.
    """

    code = "PG513"
    severity = Severity.WARNING

    page: int
    filled: int
    lines: int
    by_mm: float

    @property
    def message(self) -> str:
        return f"the last page, page {self.page}, is filled to {self.filled} % only"

    @property
    def hint(self) -> str:
        lines = f"{self.lines} lines" if self.lines > 1 else "a line"
        return f"shorten the article by about {lines} ({mm(self.by_mm)}) to save the page"


@dataclass(frozen=True)
class TallerThanPage(Fault):
    """Something that should not be broken is taller than a page, so it is."""

    code = "PG514"
    severity = Severity.WARNING

    thing: str
    page: int
    by_mm: float

    @property
    def message(self) -> str:
        return (
            f"the {self.thing} is {mm(self.by_mm)} taller than a page; "
            f"it begins on page {self.page} and breaks"
        )

    @property
    def hint(self) -> str:
        return "shorten it, or make two of it"


@dataclass(frozen=True)
class PageGap(Fault):
    """A large part of a page stays empty, because what comes next may not be broken."""

    code = "PG515"
    severity = Severity.INFO

    thing: str
    page: int
    empty: int
    needs_mm: float

    @property
    def message(self) -> str:
        return (
            f"{self.empty} % of page {self.page} stay empty: the {self.thing} needs "
            f"{mm(self.needs_mm)} and stands on the next page"
        )

    @property
    def hint(self) -> str:
        return "move a paragraph before it, or shorten it"


@dataclass(frozen=True)
class ImageCoarse(Fault):
    """An image has too few pixels for the size at which it is printed, and will look coarse."""

    code = "PG516"
    severity = Severity.WARNING

    thing: str
    ppi: int
    width_mm: float
    pixels: int
    needs: int

    @property
    def message(self) -> str:
        return (
            f"the {self.thing} has {self.ppi} pixels an inch where it is printed, "
            f"{mm(self.width_mm)} wide"
        )

    @property
    def hint(self) -> str:
        return f"take one that is {self.needs} pixels wide or more, not {self.pixels}"


@dataclass(frozen=True)
class ImageWasteful(Fault):
    """An image has far more pixels than any press can print, and makes the file large."""

    code = "PG517"
    severity = Severity.INFO

    thing: str
    ppi: int
    width_mm: float
    megabytes: float
    enough: int

    @property
    def message(self) -> str:
        return (
            f"the {self.thing} has {self.ppi} pixels an inch where it is printed, "
            f"{mm(self.width_mm)} wide, and takes {self.megabytes:.1f} MB"
        )

    @property
    def hint(self) -> str:
        return f"make it {self.enough} pixels wide: more cannot be seen on paper"


@dataclass(frozen=True)
class CodeTooSmall(Fault):
    """A QR code is printed so small, by a stylesheet, that phones cannot read it."""

    code = "PG518"
    severity = Severity.WARNING

    thing: str
    page: int
    module_mm: float
    least_mm: float
    needs_mm: float

    @property
    def message(self) -> str:
        return (
            f"the {self.thing} on page {self.page} has modules of {self.module_mm:.2f} mm; "
            f"phones need {self.least_mm:g} mm"
        )

    @property
    def hint(self) -> str:
        return f"let the stylesheet print it {mm(self.needs_mm)} wide or more"


@dataclass(frozen=True)
class CodeCrowded(Fault):
    """Something is printed into the white border of a QR code, which phones need to find it."""

    code = "PG519"
    severity = Severity.WARNING

    thing: str
    intruder: str
    page: int
    by_mm: float

    @property
    def message(self) -> str:
        return (
            f"the {self.intruder} stands {mm(self.by_mm)} within the {self.thing} "
            f"on page {self.page}"
        )

    @property
    def hint(self) -> str:
        return "mend the stylesheet: keep four modules of white on each side of a code"
