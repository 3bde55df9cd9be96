"""PrintHtml: everything the engine needs to lay out one article."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from printguide.compose.codes import Symbol
from printguide.compose.colours import BLACK, Colour
from printguide.places import Place


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
class PrintHtml:
    """One self-contained HTML string but for its fonts, which the engine or `embed` adds."""

    path: PurePosixPath
    """The article, as messages name it."""
    slug: str
    title: str
    lang: str
    html: str
    characters: frozenset[str]
    """Every character that is printed, so that only fonts that are needed are taken."""
    fonts: tuple[OwnFont, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    """The QR codes whose bitmaps become vectors in the PDF."""
    code_count: int = 0
    code_colour: Colour = BLACK
    """What codes are painted in."""
    pdf_variant: str = "pdf/ua-1"
