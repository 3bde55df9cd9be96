"""PG558-PG564: the sheet as a press cuts and inks it, and what runs over its edges."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class BoxesWrong(Fault):
    """The boxes of a page do not say what was meant: its cut size, its bleed, or their order.

    A press cuts by the TrimBox and needs colour as far as the BleedBox; the trim lies in the
    bleed, and the bleed in the sheet (ISO 32000-1, 14.11.2).
    """

    code = "PG558"

    page: int
    problem: str

    @property
    def message(self) -> str:
        return f"page {self.page} {self.problem}"

    @property
    def hint(self) -> str:
        return "build the article again, or ask who changed the PDF"


@dataclass(frozen=True)
class ScreenColour(Fault):
    """A page for the press uses red, green and blue of no known screen.

    What a press makes of them nobody knows. PDF/X-4 wants inks, or colours with a profile
    (ISO 15930-7, 6.2.4).
    """

    code = "PG559"

    page: int
    what: str

    @property
    def message(self) -> str:
        return f"{self.what} on page {self.page} has its colour in DeviceRGB"

    @property
    def hint(self) -> str:
        return "give its colour as CMYK, or make the PDF with the format `press`"


@dataclass(frozen=True)
class NotBlackAlone(Fault):
    """Text or a code for the press takes more inks than black.

    Presses put one ink after the other, each a little beside the last: small type gets a coloured
    hem, and codes lose their edges.
    """

    code = "PG560"

    page: int
    what: str
    inks: str

    @property
    def message(self) -> str:
        return f"{self.what} on page {self.page} is printed in {self.inks}, not in black alone"

    @property
    def hint(self) -> str:
        return "set its colour to black, or to a tint of black"


@dataclass(frozen=True)
class TextCut(Fault):
    """Text runs over the edge where the sheet is cut, or stands beside the page altogether."""

    code = "PG561"

    text: str
    page: int
    by_mm: float
    gone: bool

    @property
    def message(self) -> str:
        if self.gone:
            return f"`{self.text}` stands outside of page {self.page}, where nobody sees it"
        return f"`{self.text}` runs {self.by_mm:.1f} mm over the edge of page {self.page}"

    @property
    def hint(self) -> str:
        return "shorten the text, or mend the stylesheet"


@dataclass(frozen=True)
class TextNearCut(Fault):
    """Text stands within 3 mm of the cut, and a press may cut it off.

    Sheets shift by a millimetre or two under the knife; print shops ask for 3 to 5 mm.
    """

    code = "PG562"
    severity = Severity.WARNING

    text: str
    page: int
    distance_mm: float
    least_mm: float

    @property
    def message(self) -> str:
        return (
            f"`{self.text}` stands {self.distance_mm:.1f} mm from the cut of page {self.page}, "
            f"and {self.least_mm:g} mm is safe"
        )

    @property
    def hint(self) -> str:
        return "give the page a wider margin"


@dataclass(frozen=True)
class ImageCut(Fault):
    """An image runs over the cut and ends there, before the bleed does.

    What was meant as an image to the very edge shows a hair of white; what was not meant so is cut.
    """

    code = "PG563"
    severity = Severity.WARNING

    page: int
    by_mm: float

    @property
    def message(self) -> str:
        return f"an image runs {self.by_mm:.1f} mm over the edge of page {self.page} and ends there"

    @property
    def hint(self) -> str:
        return "let it end within the page, or reach as far as the bleed"


@dataclass(frozen=True)
class LettersOverLetters(Fault):
    """Two texts are printed over each other, so that neither can be read."""

    code = "PG564"
    severity = Severity.WARNING

    text: str
    other: str
    page: int

    @property
    def message(self) -> str:
        return f"`{self.text}` and `{self.other}` are printed over each other on page {self.page}"

    @property
    def hint(self) -> str:
        return "shorten the texts, or mend the stylesheet that places them"
