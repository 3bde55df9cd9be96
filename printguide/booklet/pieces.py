"""Pieces: what a booklet is put together from, each rendered by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from printguide.article.reading import Source
from printguide.compose.order import Setting
from printguide.compose.print_html import PrintHtml
from printguide.outcome import Outcome

Compose = Callable[[Setting], Outcome[PrintHtml]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A cover, a list, an article: it is composed anew when its place in the booklet changes."""

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
    source: Source | None = None

    @classmethod
    def blank(cls, name: str) -> "Piece":
        """Return a page that is left white."""
        return cls(name, None)
