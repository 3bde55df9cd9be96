"""References: where something can be looked up.

<References items={[{ title: "Tram map", url: "https://tram.example.org", note: "all lines" }]} />
"""

from typing import ClassVar

from pydantic import Field

from printguide.components import Component, Href, Props, Text


class Entry(Props):
    """One thing to look up."""

    title: Text
    url: Href | None = None
    note: Text | None = None


class References(Component):
    """A numbered list; addresses are printed like those of links."""

    children: ClassVar[bool] = True

    title: Text | None = None
    items: list[Entry] = Field(default=[])
