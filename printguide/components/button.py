"""Button: a link that a site draws as a button.

<Button href="https://booking.example.org">Book a day</Button>
"""

from typing import ClassVar

from printguide.components import Component, Href, Ignored, Text


class Button(Component):
    """Printed as a link, with its number or code; without an address, as its words."""

    look: ClassVar[str] = "button"
    inline: ClassVar[bool] = True
    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"url": "href", "link": "href", "to": "href", "text": "label"}

    label: Text | None = None
    href: Href | None = None
    variant: Ignored = None
    icon: Ignored = None
    icon_placement: Ignored = None
    size: Ignored = None
    color: Ignored = None
    target: Ignored = None
    rel: Ignored = None
