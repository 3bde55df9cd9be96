"""Card: a small box with a title, often in a CardGrid.

<Card title="By tram" href="https://tram.example.org">Line 4, stop Quay.</Card>
"""

from typing import ClassVar

from printguide.components import Component, Href, Icon, Ignored, Text


class Card(Component):
    """Title and text in a box; a link is printed like those of the text."""

    look: ClassVar[str] = "card"
    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"url": "href", "link": "href", "to": "href"}

    title: Text | None = None
    description: Text | None = None
    href: Href | None = None
    icon: Icon | None = None
    image: Ignored = None
    variant: Ignored = None
    arrow: Ignored = None
