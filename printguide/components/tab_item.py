"""TabItem: a Tab under its other name.

<TabItem label="By tram">Line 1, stop Harbour Town.</TabItem>
"""

from typing import ClassVar

from printguide.components.tab import Tab


class TabItem(Tab):
    """A part with its label above it, as a Tab has it."""

    shares: ClassVar[tuple[str, ...]] = ("tab",)
