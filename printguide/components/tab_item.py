"""TabItem: one of several Tabs, by the name that other sites give it.

<Tabs>
<TabItem label="By tram">Line 4.</TabItem>
</Tabs>
"""

from printguide.components.tab import Tab


class TabItem(Tab):
    """Prints as Tab does."""
