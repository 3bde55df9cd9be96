"""Tab: one way among several, within Tabs.

<Tab label="By tram">Line 1, stop Harbour Town.</Tab>
"""

from typing import Annotated, ClassVar

from printguide.components import Behaviour, Component, Icon, LeftOut, Text, called


class Tab(Component):
    """A part with its label above it."""

    children: ClassVar[bool] = True

    label: Annotated[Text | None, called("label", "title", "name")] = None
    value: Annotated[
        Text | None, LeftOut("it is the name of the tab in the page's code, unless it has no other")
    ] = None
    icon: Icon | None = None
    default: Annotated[Behaviour, called("default", "isDefault")] = None
