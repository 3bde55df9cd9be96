"""What a format is: the data of `styles/formats/<name>.toml`, whose `.css` has its looks."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from printguide.faults import UsageError
from printguide.formats.paper import Paper, papers


class Print(StrEnum):
    """How a link is printed."""

    CODE = "code"
    """A number, and a QR code in a panel nearby."""
    REFERENCE = "reference"
    """A number, and the address in a list at the end."""
    LIVE = "live"
    """Nothing but the link itself, for screens."""


class Panels(StrEnum):
    """Where the codes of links stand together."""

    SECTION = "section"
    ARTICLE = "article"


class Content(StrEnum):
    """What of an article is printed."""

    ARTICLE = "article"
    """All of it."""
    FITTED = "fitted"
    """What must stay, and of the rest as much as fits the pages of `fit`."""
    PLACES = "places"
    """Its places only, a page each."""


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Fit(_Data):
    """The pages that an article is cut to, and the sizes of type that are tried for it."""

    pages: Annotated[int, Field(ge=2, le=64)]
    type_pt: Annotated[list[Annotated[float, Field(ge=6, le=24)]], Field(min_length=1)]
    """Sizes of running text, the best first."""


def _declarable(kinds: list[str]) -> list[str]:
    """Refuse kinds of PDF that cannot be had in one file with the first."""
    if set(kinds[1:]) - {"pdf/ua-1"}:
        raise ValueError("beside another kind of PDF, a file can be `pdf/ua-1` only")
    return kinds


class Press(_Data):
    """What a print shop needs beside the pages."""

    bleed_mm: Annotated[float, Field(ge=0, le=10)]
    """How far colour reaches beyond the cut."""
    marks: bool
    """Whether marks outside the bleed show where to cut."""
    safe_mm: Annotated[float, Field(ge=0, le=20)] = 3
    """How far letters and codes stay from the cut: 3 mm at least (bcsg.com.au, printall.ee)."""
    good_ppi: Annotated[int, Field(ge=72, le=2400)] = 300
    """Pixels an inch that images should have: 300 on coated paper, 225 on uncoated."""
    least_ppi: Annotated[int, Field(ge=72, le=2400)] = 150
    """Below it an image is not printed (GWG 2015)."""


class Format(_Data):
    """What becomes of an article in this format, apart from its looks."""

    name: str
    sheets: tuple[str, ...]
    """The stylesheets of `styles/formats/`, those of the formats that it extends first."""
    looks: tuple[str, ...] = ()
    """Stylesheets of `styles/formats/` that come before its own; not those of what extends it."""
    about: str
    """One line for lists of formats."""
    papers: Annotated[list[str], Field(min_length=1)]
    content: Content = Content.ARTICLE
    fit: Fit | None = None
    """Needed where the content is fitted."""
    fold: str | None = None
    """The scheme by which its pages are put onto the two sides of a sheet that is folded."""
    internal_links: Print
    """Links to other articles and pages of the site."""
    external_links: Print
    place_links: Print = Print.CODE
    """Places on the map, and films: by a code, or live for screens."""
    panels: Panels
    code_box_mm: Annotated[float, Field(ge=16.5, le=60)]
    """The largest side of a printed code, quiet zone included."""
    takeaways_first: bool
    """Whether the key takeaways stand under the title, wherever the article has them."""
    contents: bool = False
    """Whether sections are listed under the title, with links there and back."""
    table_columns: Annotated[int, Field(ge=2, le=12)] = 5
    """The most columns that a comparison has side by side; one with more is told in several."""
    smallest_type_pt: Annotated[float, Field(ge=4, le=24)] = 7
    """No type is printed smaller; `printguide verify` looks after it."""
    conforms_to: Annotated[list[str], Field(min_length=1), AfterValidator(_declarable)]
    """The kinds of PDF that the file is, the first as WeasyPrint names it."""
    press: Press | None = None
    bound: str = "booklet"
    """The stylesheet of `styles/formats/` that is added where it is bound into a booklet."""
    attach_source: bool = False
    """Whether the article itself is put into the PDF as a file."""

    @property
    def saving(self) -> bool:
        """Whether a page less is paper less: its pages are printed, and as many as it takes."""
        return self.fit is None and self.place_links is not Print.LIVE


def find_paper(name: str, format_: Format) -> Paper:
    """Return the paper of this name; raises UsageError if the format does not take it."""
    if name not in format_.papers or name not in papers():
        known = ", ".join(format_.papers)
        raise UsageError(f"`{format_.name}` is not made on `{name}`: its papers are {known}")
    return papers()[name]


def choose_papers(formats: list[Format], asked: str | None, default: str) -> list[Paper]:
    """Return the paper of each format: the one asked for, else the default, else its first.

    A phone page is not made on Letter: what was asked for binds the formats that have it. Raises
    UsageError where none of them has it.
    """
    if asked is not None and not any(asked in it.papers for it in formats):
        find_paper(asked, formats[0])
    wanted = asked or default
    return [find_paper(wanted if wanted in it.papers else it.papers[0], it) for it in formats]
