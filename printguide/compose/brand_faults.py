"""PG46x: colours of a brand or a sheet in which type, or a code, could not be read."""

import math
from dataclasses import dataclass

from printguide.faults import Fault, Severity


def _to_one(ratio: float) -> str:
    """A contrast, never rounded up to what it does not reach."""
    return f"{math.floor(ratio * 100) / 100:g} to 1"


@dataclass(frozen=True)
class ColourChanged(Fault):
    """Type in a colour of the brand could not be read, so it is printed in a darker one.

    Contrast is computed as WCAG 2.2 has it (1.4.3); type needs 4.5 to 1 on all that it stands on.
    Lines and areas without type keep the colour of the brand. With `contrast = "refuse"` under
    `[brand]` nothing is changed, and the colour is an error.
    """

    code = "PG460"
    severity = Severity.WARNING

    type: str
    type_colour: str
    ground: str
    ground_colour: str
    ratio: float
    changed: str
    """Which of the two is printed in another colour, under type."""
    instead: str
    reached: float

    @property
    def message(self) -> str:
        return (
            f"`{self.type}` ({self.type_colour}) has a contrast of {_to_one(self.ratio)} with "
            f"`{self.ground}` ({self.ground_colour}), `{self.changed}` is printed as "
            f"{self.instead} where there is type ({_to_one(self.reached)})"
        )

    @property
    def hint(self) -> str:
        return f'write `{self.changed} = "{self.instead}"` to have it everywhere'


@dataclass(frozen=True)
class ColourRefused(Fault):
    """Type in a colour of the brand cannot be read, and the colour may not or cannot be changed.

    Contrast is computed as WCAG 2.2 has it (1.4.3); type needs 4.5 to 1 on all that it stands on.
    """

    code = "PG461"

    type: str
    type_colour: str
    ground: str
    ground_colour: str
    ratio: float
    changed: str
    instead: str | None = None
    """The nearest colour that would do, if there is one."""

    @property
    def message(self) -> str:
        return (
            f"`{self.type}` ({self.type_colour}) has a contrast of {_to_one(self.ratio)} with "
            f"`{self.ground}` ({self.ground_colour}), type needs 4.5 to 1"
        )

    @property
    def hint(self) -> str:
        if self.instead is None:
            return f"take a `{self.ground}` that is lighter or darker: no other colour helps"
        return f'write `{self.changed} = "{self.instead}"`'


@dataclass(frozen=True)
class SheetTooPale(Fault):
    """A theme or a sheet of the project sets type in a colour that can hardly be read.

    Contrast is computed from the tokens as WCAG 2.2 has it (1.4.3); type needs 4.5 to 1 on every
    area that sheets set it on. What a sheet says is printed as it says it.
    """

    code = "PG462"
    severity = Severity.WARNING

    type: str
    type_colour: str
    ground: str
    ground_colour: str
    ratio: float

    @property
    def message(self) -> str:
        return (
            f"`--{self.type}` ({self.type_colour}) has a contrast of {_to_one(self.ratio)} on "
            f"`--{self.ground}` ({self.ground_colour}), type needs 4.5 to 1"
        )

    @property
    def hint(self) -> str:
        return "take colours that are further apart in lightness"


@dataclass(frozen=True)
class CodeColourUnfit(Fault):
    """QR codes in this colour might not be read by a camera.

    Readers look for dark modules on a light ground (ISO/IEC 18004). Codes stand on white, and their
    colour needs a contrast of 4.5 to 1 with it.
    """

    code = "PG463"
    firm = True

    colour: str
    ratio: float
    instead: str

    @property
    def message(self) -> str:
        return (
            f"codes in {self.colour} have a contrast of {_to_one(self.ratio)} with white, "
            f"4.5 to 1 are needed"
        )

    @property
    def hint(self) -> str:
        return f'write `code_colour = "{self.instead}"`, or leave it out for black'
