"""LinkButton: a link that a website wants to be seen, under its other name.

<LinkButton href="/blog/find-us">How to find us</LinkButton>
"""

from typing import ClassVar

from printguide.components.button import Button


class LinkButton(Button):
    """A link in bold, with its number, as a Button is."""

    shares: ClassVar[tuple[str, ...]] = ("button",)
