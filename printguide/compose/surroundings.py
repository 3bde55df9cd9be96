"""Surroundings: what components and HTML elements may ask of the page they are printed on."""

from typing import Protocol

from printguide.article.binding import Article
from printguide.compose.frames import Frame
from printguide.compose.links import Links
from printguide.compose.outline import Outline
from printguide.compose.pictures import Pictures
from printguide.compose.table_width import Room


class Surroundings(Protocol):
    """The printer, as those see it whom it calls."""

    @property
    def article(self) -> Article:
        """The article that is printed."""

    @property
    def links(self) -> Links:
        """Its links and codes so far."""

    @property
    def pictures(self) -> Pictures:
        """Where its images come from."""

    @property
    def room(self) -> Room:
        """What a page has for tables."""

    @property
    def outline(self) -> Outline:
        """Its heading levels so far."""

    @property
    def around(self) -> Frame | None:
        """The component or HTML element inside which something is printed."""

    def link(self, href: str, html: str, words: str) -> str:
        """Return a link as it is printed, with its small number."""
