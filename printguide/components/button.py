"""Button: a link that a website wants to be seen.

<Button href="/blog/find-us">How to find us</Button>
"""

from typing import Annotated, ClassVar

from printguide.components import Address, Behaviour, Component, Icon, Look, Text, called


class Button(Component):
    """A link in bold, with its number."""

    children: ClassVar[bool] = True
    inline: ClassVar[bool] = True

    href: Annotated[Address | None, called("href", "url", "to", "link")] = None
    text: Annotated[Text | None, called("text", "label", "title")] = None
    icon: Icon | None = None
    variant: Annotated[Look | None, called("variant", "type", "color", "kind")] = None
    size: Look | None = None
    target: Annotated[Behaviour, called("target", "rel", "external")] = None
