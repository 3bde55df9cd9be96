"""PG553-PG557: fonts, type and images of the finished page."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class FontNotInside(Fault):
    """A font is named in the PDF and not part of it.

    Each viewer and press puts one of its own in its place, with other widths and perhaps without
    some of the letters.
    """

    code = "PG553"

    font: str

    @property
    def message(self) -> str:
        return f"the font {self.font} is not in the PDF"

    @property
    def hint(self) -> str:
        return "make the PDF with its fonts embedded"


@dataclass(frozen=True)
class LettersUnknown(Fault):
    """Letters are drawn of which the PDF does not say which they are.

    They look right, and cannot be searched, copied or read aloud: the font has no table of
    characters (ToUnicode), or the table lacks some.
    """

    code = "PG554"

    font: str

    @property
    def message(self) -> str:
        return f"letters of the font {self.font} are drawn without saying which they are"

    @property
    def hint(self) -> str:
        return "make the PDF with another font, or with tables of characters"


@dataclass(frozen=True)
class TypeTooSmall(Fault):
    """Type is set smaller than its format allows, or than 6 pt where no format is known.

    What size means here is what is drawn, whatever the text was scaled by on its way.
    """

    code = "PG555"

    text: str
    page: int
    size_pt: float
    least_pt: float

    @property
    def message(self) -> str:
        return (
            f"`{self.text}` on page {self.page} is set in {self.size_pt:.1f} pt, "
            f"and {self.least_pt:g} pt is the least"
        )

    @property
    def hint(self) -> str:
        return "set it larger in the stylesheet"


@dataclass(frozen=True)
class ImageTooCoarse(Fault):
    """An image has fewer than 150 pixels an inch where it is printed, and each of them is seen."""

    code = "PG556"

    page: int
    ppi: int
    width_mm: float
    needs: int

    @property
    def message(self) -> str:
        return (
            f"an image on page {self.page}, {self.width_mm:.0f} mm wide, "
            f"has {self.ppi} pixels an inch"
        )

    @property
    def hint(self) -> str:
        return f"take one that is {self.needs} pixels wide or more, or print it smaller"


@dataclass(frozen=True)
class ImageSoft(Fault):
    """An image for a press has fewer than 225 pixels an inch, and looks a little soft.

    Offices print this well; on a press it is seen. Print shops ask for 225 to 300 (GWG 2015).
    """

    code = "PG557"
    severity = Severity.WARNING

    page: int
    ppi: int
    width_mm: float
    needs: int

    @property
    def message(self) -> str:
        return (
            f"an image on page {self.page}, {self.width_mm:.0f} mm wide, "
            f"has {self.ppi} pixels an inch, which is little for a press"
        )

    @property
    def hint(self) -> str:
        return f"take one that is {self.needs} pixels wide or more"
