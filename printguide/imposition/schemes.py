"""The schemes: which pages stand on which side of a sheet, and how wide each panel is. Data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from printguide.faults import UsageError, nearest
from printguide.formats.paper import Paper, papers

INCH_MM = 25.4
SHEETS = ("a3", "a4", "a5", "letter", "tabloid")
"""Papers that office printers and shops have in their trays."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one sheet takes pages."""

    name: str
    sides: tuple[tuple[int, ...], ...]
    """The pages of the first sheet, a row a side, each from left to right.

    Positive numbers count from the beginning of the document, negative ones from its end, as in
    `[-1, 1]`: the last page beside the first. The next sheet takes what is left by the same rule.
    """
    finish: str
    """What is done with the printed sheets, as a request."""
    folded: bool = True
    """Whether panels are parted by a fold; else by a cut, or not at all."""
    panels_mm: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """By paper, the widths on the first side from left to right; none: all are equal."""
    back: int = 0
    """Which page is the back of the folded sheet, where it is not the last."""
    spare_mm: float = 0.0
    """How much wider than its panel a page may be: what is too wide is cut off, not scaled."""

    @property
    def pages(self) -> int:
        """How many pages a sheet takes."""
        return sum(map(len, self.sides))

    @property
    def across(self) -> int:
        """How many panels stand beside each other."""
        return len(self.sides[0])

    @property
    def nested(self) -> bool:
        """Whether sheets are put into each other, so that inner ones creep out at the edge."""
        return any(page < 0 for side in self.sides for page in side)


def _inches(*widths: float) -> tuple[float, ...]:
    return tuple(width * INCH_MM for width in widths)


# Orders of pages: shared tables of printers and manuals, compared in tests/imposition. Panels: the
# one that is folded in is 3 mm short on ISO papers and 1/16 in on American ones (templates of print
# shops; design notes on print, 2.1), so that it does not buckle in the fold. Pages as wide as the
# others lose half of that at each of its edges, where nothing should be within 3 mm (2.2).
SCHEMES = {
    scheme.name: scheme
    for scheme in (
        Scheme(
            "saddle",
            sides=((-1, 1), (2, -2)),
            finish="lay the sheets into each other as they come, fold, staple through the fold",
        ),
        Scheme(
            "roll-fold",
            sides=((5, 6, 1), (2, 3, 4)),
            finish="fold the short panel in, then the cover over it",
            panels_mm={
                "a4": (97, 100, 100),
                "a3": (138, 141, 141),
                "letter": _inches(3 + 5 / 8, 3 + 11 / 16, 3 + 11 / 16),
                "tabloid": _inches(5 + 5 / 8, 5 + 11 / 16, 5 + 11 / 16),
            },
            spare_mm=3.0,
        ),
        Scheme(
            "z-fold",
            sides=((1, 2, 3), (4, 5, 6)),
            back=4,
            finish="fold to and fro, so that page 1 is in front and page 4 at the back",
        ),
        Scheme(
            "2up",
            sides=((1, 2),),
            finish="staple or bind as they are",
            folded=False,
        ),
    )
}


def find_scheme(name: str) -> Scheme:
    """Return the scheme of this name; raises UsageError with the nearest name."""
    if name not in SCHEMES:
        hint = nearest(name, SCHEMES) or f"schemes are {', '.join(SCHEMES)}"
        raise UsageError(f"there is no scheme `{name}`: {hint}")
    return SCHEMES[name]


def sheet_of(scheme: Scheme, paper: str) -> Paper:
    """Return the paper of this name; raises UsageError where the scheme cannot take it."""
    known = sorted(scheme.panels_mm or SHEETS)
    if paper not in known:
        raise UsageError(
            f"`{scheme.name}` is not made on `{paper}`: its papers are {', '.join(known)}"
        )
    return papers()[paper]


def side_widths_mm(scheme: Scheme, paper: str) -> tuple[float, ...]:
    """Return the widths of the first side's panels, left to right, on the paper laid lengthwise.

    The other side has them the other way round, since it is the back of the same panels. Raises
    UsageError where the scheme cannot take the paper.
    """
    sheet = sheet_of(scheme, paper)
    length = max(sheet.width_mm, sheet.height_mm)
    return scheme.panels_mm.get(paper) or (length / scheme.across,) * scheme.across


def panel_widths_mm(scheme: str, paper: str) -> tuple[float, ...]:
    """Return how wide each page of one sheet is to be, in the order of the pages.

    So a roll-fold of A4 gives 100, 100, 100, 97, 97, 100. Raises UsageError for a scheme or a paper
    that there is not.
    """
    found = find_scheme(scheme)
    widths = side_widths_mm(found, paper)
    by_page: dict[int, float] = {}
    for number, pages in enumerate(found.sides):
        by_page |= zip(pages, widths[::-1] if number % 2 else widths, strict=True)
    return tuple(by_page[page] for page in sorted(by_page, key=lambda page: (page < 0, page)))
