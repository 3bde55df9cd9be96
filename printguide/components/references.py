"""References: what a text rests on.

<References items={[
  { title: "Own survey", url: "https://www.example.org/survey", date: 2026 }
]} />
"""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from printguide.components import Address, Component, Figure, Props, Text, called


class Reference(Props):
    """One work or page."""

    title: Annotated[Text, called("title", "text", "name", "label")]
    author: Annotated[Text | None, called("author", "authors")] = None
    date: Annotated[Figure | None, called("date", "year")] = None
    note: Annotated[Text | None, called("note", "description", "publisher")] = None
    url: Annotated[Address | None, called("url", "href", "link")] = None

    def has_address(self) -> bool:
        """Whether the address can be printed as it is; one within the site becomes a link."""
        return self.url is not None and self.url.startswith(("http://", "https://"))


def _titled(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


class References(Component):
    """A numbered list of sources with their addresses, or what it wraps under that heading."""

    children: ClassVar[bool] = True

    items: Annotated[
        list[Annotated[Reference, BeforeValidator(_titled)]],
        called("items", "references", "sources"),
    ] = Field(default=[])
    title: Annotated[Text | None, called("title", "label", "heading")] = None
