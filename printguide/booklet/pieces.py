"""Pieces: what a booklet is put together from, each rendered by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from printguide.article.reading import Source
from printguide.booklet.gist import Gist
from printguide.compose.order import Setting
from printguide.compose.print_html import PrintHtml
from printguide.inputs import Inputs
from printguide.outcome import Outcome

Compose = Callable[[Setting, Inputs], Outcome[PrintHtml]]
"""Makes a piece for a place in the booklet, and notes what it asks of the project."""
Furnish = Callable[[Setting, tuple[str, ...], Inputs], Outcome[PrintHtml]]
"""Makes empty pages of these kinds, with the margins of a place in the booklet, likewise."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cover, a list, an article: it is laid out for any place in the booklet if it can be."""

    name: str
    compose: Compose | None
    """None of a blank page."""
    title: str | None = None
    """Its entry in the outline; None for no entry."""
    level: int = 1
    part: str = ""
    """The running head of its left-hand pages."""
    mark: int = 0
    colour: str | None = None
    right: bool = False
    """Whether it has to begin on a right-hand page."""
    opens: bool = False
    """Whether it is an article: with the first one, page 1 begins."""
    gist: Gist | None = None
    """Of an article."""
    source: Callable[[], Source | None] | None = None
    """Reads the text of an article."""
    standing: Callable[[], str] = str
    """Returns all that it depends on and that is known beforehand, for whoever remembers pieces;
    nothing of one that is composed each time, or whose text has changed since it was read."""
    lists: bool = False
    """Whether it says where others stand: it is laid out after them, and again when they move."""
    furnish: Furnish | None = None
    """What makes its margins; None where it has none of its own."""

    @classmethod
    def blank(cls, name: str) -> "Piece":
        """Return a page that is left white."""
        return cls(name, None)

    @property
    def length(self) -> int:
        """How many characters it has, for a guess at its pages; 0 if that says nothing."""
        return self.gist.length if self.gist else 0
