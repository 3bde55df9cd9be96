"""PrintHtml: everything the engine needs to lay out one article."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from printguide.compose.codes import Symbol


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
    symbols: tuple[Symbol, ...] = ()
    """The QR codes whose bitmaps become vectors in the PDF."""
    code_count: int = 0
    pdf_variant: str = "pdf/ua-1"
