"""CardGrid: cards beside each other.

<CardGrid>
<Card title="By tram">Line 4.</Card>
<Card title="By car">Park at the quay.</Card>
</CardGrid>
"""

from typing import ClassVar

from printguide.components import Component, Ignored, Text


class CardGrid(Component):
    """Two cards in a row."""

    children: ClassVar[bool] = True

    title: Text | None = None
    columns: Ignored = None
    cols: Ignored = None
    stagger: Ignored = None
