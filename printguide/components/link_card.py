"""LinkCard: a Card under its other name.

<LinkCard title="How to find us" href="/blog/find-us" description="Tram, car and bicycle." />
"""

from typing import ClassVar

from printguide.components.card import Card


class LinkCard(Card):
    """A title, which is a link, and some text, as a Card has them."""

    shares: ClassVar[tuple[str, ...]] = ("card",)
