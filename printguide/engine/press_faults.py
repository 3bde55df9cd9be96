"""PG53x: what a print shop would send back, or ask about."""

from dataclasses import dataclass

from printguide.engine.layout_faults import SIDES, mm
from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class ConditionAssumed(Fault):
    """No printer has said how he prints, so colours are mixed for coated paper in general.

    The file is complete, and black type is safe on every press. Colours may come out a little
    different, most of all on uncoated paper.
    """

    code = "PG530"
    severity = Severity.INFO

    condition: str

    @property
    def message(self) -> str:
        return f"colours are mixed for `{self.condition}`, since no profile of a printer is set"

    @property
    def hint(self) -> str:
        return "ask your printer for an ICC profile and name it as `profile` under `[press]`"


@dataclass(frozen=True)
class ImageTooCoarse(Fault):
    """An image has so few pixels that a print shop would not print it: each of them is seen.

    On screens and office printers the same image is a warning only (PG516).
    """

    code = "PG531"

    thing: str
    ppi: int
    least: int
    width_mm: float
    pixels: int
    needs: int

    @property
    def message(self) -> str:
        return (
            f"the {self.thing} has {self.ppi} pixels an inch where it is printed, "
            f"{mm(self.width_mm)} wide; a press needs {self.least}"
        )

    @property
    def hint(self) -> str:
        return f"take one that is {self.needs} pixels wide or more, not {self.pixels}"


@dataclass(frozen=True)
class BleedMissing(Fault):
    """An image or a coloured area ends at the edge of the page and does not reach beyond it.

    Sheets are never cut to the tenth of a millimetre: where the knife comes a little outside, a
    white line shows.
    """

    code = "PG532"
    severity = Severity.WARNING

    thing: str
    side: str
    page: int
    by_mm: float

    @property
    def message(self) -> str:
        side = SIDES.get(self.side, self.side)
        return f"the {self.thing} lacks {mm(self.by_mm)} of bleed {side} of page {self.page}"

    @property
    def hint(self) -> str:
        return "let the stylesheet reach out by `var(--page-bleed)`, or keep it off the edge"


@dataclass(frozen=True)
class NearCut(Fault):
    """Letters or a code stand so near the edge of the page that the knife may touch them."""

    code = "PG533"
    severity = Severity.WARNING

    thing: str
    side: str
    page: int
    from_cut_mm: float
    least_mm: float

    @property
    def message(self) -> str:
        side, apart = SIDES.get(self.side, self.side), mm(max(self.from_cut_mm, 0))
        return (
            f"the {self.thing} stands {apart} from the cut {side} of page {self.page}; "
            f"cutting needs {mm(self.least_mm)}"
        )

    @property
    def hint(self) -> str:
        return "move it inwards, or give the page a wider margin in the stylesheet"


@dataclass(frozen=True)
class ProfileUnusable(Fault):
    """The profile of the printer is one by its head, and its tables cannot be computed with."""

    code = "PG534"
    firm = True

    condition: str
    reason: str

    @property
    def message(self) -> str:
        return f"the profile for `{self.condition}` {self.reason}"

    @property
    def hint(self) -> str:
        return "ask the printer for it once more, or take the line `profile` out of `[press]`"
