"""PrintHtml: everything the engine needs to lay out one article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from printguide.compose.codes import Symbol
from printguide.compose.colours import BLACK, Colour
from printguide.compose.linked import Code
from printguide.places import Place
from printguide.press.inks import Inks

if TYPE_CHECKING:
    from printguide.formats.format import Press
    from printguide.press.intent import Intent


@dataclass(frozen=True, slots=True)
class OwnFont:
    """A face that the brand brings along; nobody has looked at its files yet."""

    role: str
    """The token that asks for it: `text`, `display` or `code`."""
    files: tuple[str, ...]
    """Paths in the project, or `pip:` and the name of a package."""
    place: Place
    """Where the settings name it."""

    @property
    def family(self) -> str:
        """The name by which stylesheets ask for it."""
        return f"PG Own {self.role.capitalize()}"


@dataclass(frozen=True, slots=True)
class Meant:
    """One QR code of the print: what a telephone has to read from it, and the symbol."""

    url: str
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Finish:
    """What kind of PDF the laid-out pages become, and what it has beside them."""

    conforms_to: tuple[str, ...] = ("pdf/ua-1",)
    """The first is written by the engine; the others are declared once it is. None, and no tags,
    where it is drawn over pages of another file."""
    press: "Press | None" = None
    intent: "Intent | None" = None
    """For which printing condition colours are mixed, where it is for a press."""
    inks: Mapping[str, Inks] = field(default_factory=dict)
    """The inks of colours that a brand prints in, by their names for screens: `#0b5f66`."""
    attachment: tuple[str, bytes] | None = None
    """Name and content of the file that the PDF carries: the article itself."""
    margins: bool = True
    """Whether what is outside its text is drawn, such as marks where a press cuts."""
    saving: bool = True
    """Whether a page less is paper less: not on a screen, nor on a sheet that is folded."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the article that this print does not have."""

    what: str
    """How authors know it: its heading, or its component."""
    words: int
    line: int
    last_line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PrintHtml:
    """One self-contained HTML string but for its fonts, which the engine or `embed` adds."""

    path: PurePosixPath
    """The article, as messages name it."""
    slug: str
    name: str
    """How its files are called."""
    title: str
    lang: str
    html: str
    characters: frozenset[str]
    """Every character that is printed, so that only fonts that are needed are taken."""
    fonts: tuple[OwnFont, ...] = ()
    codes: tuple[Meant, ...] = ()
    """The QR codes, whose bitmaps become vectors in the PDF."""
    code_colour: Colour = BLACK
    """What codes are painted in."""
    finish: Finish = field(default_factory=Finish)
    left_out: tuple[LeftOut, ...] = ()
    traced: bool = False
    """Whether it is to be told what stands on which page: for index and lists."""
    shown: tuple[Code, ...] = ()
    """The codes with the words beside them, for lists of all."""
    styles: str = ""
    """Sheets that stand before those in the HTML, and that many prints share: an engine reads them
    once for all."""
    placeless: bool = False
    """Whether it is laid out for any place of a booklet, see `Setting.placeless`."""
    draft: bool = False
    """Whether the layout alone is wanted, to see what fits, and no PDF."""
