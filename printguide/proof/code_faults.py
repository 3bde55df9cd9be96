"""PG544-PG552: QR codes as a telephone sees them on the finished page."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class CodeUnread(Fault):
    """A QR code cannot be read from the page, although it is drawn as sharply as a press prints.

    Something may cover it, it may be cut or stretched, or nothing is printed where the manifest
    means it to be.
    """

    code = "PG544"

    url: str
    page: int

    @property
    def message(self) -> str:
        return f"the code for {self.url} on page {self.page} cannot be read"

    @property
    def hint(self) -> str:
        return "look at the page: let nothing cover the code, and build the article again"


@dataclass(frozen=True)
class CodeMisread(Fault):
    """A QR code says something else than it was meant to say."""

    code = "PG545"

    read: str
    url: str
    page: int

    @property
    def message(self) -> str:
        return f"the code on page {self.page} says {self.read} where {self.url} is meant"

    @property
    def hint(self) -> str:
        return "build the article again, so that the PDF and its manifest are of one build"


@dataclass(frozen=True)
class CodeFrail(Fault):
    """A QR code reads on a perfect page, and not on a page as it lies on a table.

    The page is drawn at 150 dots an inch, a little blurred, noisy, and turned by 5 degrees. When it
    was measured, codes whose modules have 0.45 mm or more passed this every time. So one which does
    not is damaged: by its contrast, its white border or something over it.
    """

    code = "PG546"

    url: str
    page: int
    module_mm: float

    @property
    def message(self) -> str:
        return (
            f"the code for {self.url} on page {self.page} reads on a perfect print only, "
            f"though its modules have {self.module_mm:.2f} mm"
        )

    @property
    def hint(self) -> str:
        return "let nothing cover it, and print it black on white"


@dataclass(frozen=True)
class CodeFine(Fault):
    """A QR code is so fine that a poor print or a poor camera may not read it.

    It reads on a perfect page, and not at 150 dots an inch, blurred, noisy and turned. With modules
    below 0.45 mm some codes fail this though nothing is wrong with them, so it is a warning.
    """

    code = "PG547"
    severity = Severity.WARNING

    url: str
    page: int
    module_mm: float

    @property
    def message(self) -> str:
        return (
            f"the code for {self.url} on page {self.page} has modules of {self.module_mm:.2f} mm "
            f"and reads on a good print only"
        )

    @property
    def hint(self) -> str:
        return "give codes more room (`code_box_mm`), or shorten the address"


@dataclass(frozen=True)
class CodeUnmeant(Fault):
    """A page has a QR code that the build did not make: it may be part of a picture.

    Nobody has compared it with anything, so it may lead anywhere.
    """

    code = "PG548"
    severity = Severity.WARNING

    read: str
    page: int

    @property
    def message(self) -> str:
        return f"page {self.page} has a code that the build did not make: it says {self.read}"

    @property
    def hint(self) -> str:
        return "look where it leads, and take it out if nobody meant it"


@dataclass(frozen=True)
class ModulesSmall(Fault):
    """The squares of a QR code, its modules, are printed too small for phones.

    Vendors name 0.4 mm as the least, and GS1 asks for 0.396 mm of codes in shops.
    """

    code = "PG549"

    url: str
    page: int
    module_mm: float
    least_mm: float

    @property
    def message(self) -> str:
        return (
            f"the code for {self.url} on page {self.page} has modules of {self.module_mm:.2f} mm, "
            f"and phones need {self.least_mm:g} mm"
        )

    @property
    def hint(self) -> str:
        return "print the code larger, or let it lead to a shorter address"


@dataclass(frozen=True)
class QuietZoneBroken(Fault):
    """Something stands in the white border of a QR code, or the border is too dark.

    Four modules on each side have to be light (ISO/IEC 18004, 6.3.8), for by them a camera finds
    the code. Some phones read it without, others do not, so the border itself is looked at.
    """

    code = "PG550"

    url: str
    page: int
    modules: float

    @property
    def message(self) -> str:
        return (
            f"something stands {self.modules:.1f} modules beside the code for {self.url} "
            f"on page {self.page}"
        )

    @property
    def hint(self) -> str:
        return "keep four modules of white on each side of the code"


@dataclass(frozen=True)
class CodePale(Fault):
    """A QR code is not dark enough on its ground, or is light on dark.

    The contrast has to be 4.5 to 1, measured as WCAG does it. Some phones read no code that is
    light on dark, whatever its contrast.
    """

    code = "PG551"

    url: str
    page: int
    contrast: float
    inverted: bool

    @property
    def message(self) -> str:
        where = f"the code for {self.url} on page {self.page}"
        if self.inverted:
            return f"{where} is light on dark"
        return f"{where} has a contrast of {self.contrast:.1f}, and 4.5 is needed"

    @property
    def hint(self) -> str:
        return "print codes in black on white"


@dataclass(frozen=True)
class CodeNearCut(Fault):
    """A QR code with its white border stands close to the edge of the sheet.

    Sheets shift when they are cut and folded, and a thumb lies at the edge.
    """

    code = "PG552"
    severity = Severity.WARNING

    url: str
    page: int
    distance_mm: float
    least_mm: float

    @property
    def message(self) -> str:
        return (
            f"the code for {self.url} stands {self.distance_mm:.1f} mm from the edge "
            f"of page {self.page}"
        )

    @property
    def hint(self) -> str:
        return f"keep {self.least_mm:g} mm between codes and the edge"
