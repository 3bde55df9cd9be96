"""Tab: one of several Tabs.

<Tabs>
<Tab label="By tram">Line 4.</Tab>
</Tabs>
"""

from typing import ClassVar

from printguide.components import Component, Ignored, Text


class Tab(Component):
    """A label and what stands inside."""

    look: ClassVar[str] = "tabs"
    template: ClassVar[str] = "tab"
    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"title": "label", "name": "label", "header": "label"}

    label: Text | None = None
    value: Ignored = None
    icon: Ignored = None
    default: Ignored = None
