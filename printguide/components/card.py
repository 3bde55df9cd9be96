"""Card: a few words about something, with the way to more of it.

<Card title="How to find us" icon="🚋" href="/blog/find-us">Tram, car and bicycle.</Card>
"""

from typing import Annotated, ClassVar

from printguide.components import Address, Component, Icon, Look, Text, called
from printguide.components.figure import Said


class Card(Component):
    """A title, which may be a link, and some text."""

    children: ClassVar[bool] = True

    title: Annotated[Text | None, called("title", "label", "name", "heading")] = None
    description: Annotated[Text | None, called("description", "text")] = None
    href: Annotated[Address | None, called("href", "url", "to", "link")] = None
    icon: Annotated[Icon | None, called("icon", "emoji")] = None
    image: Annotated[Address | None, called("image", "img", "src")] = None
    alt: Annotated[Said | None, called("alt", "imageAlt")] = None
    variant: Annotated[Look | None, called("variant", "color", "type")] = None
