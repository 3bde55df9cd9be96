"""LinkCard: a card that leads somewhere.

<LinkCard title="Tram map" href="https://tram.example.org" description="All lines." />
"""

from printguide.components.card import Card


class LinkCard(Card):
    """Prints as Card does."""
