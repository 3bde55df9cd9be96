"""Tabs: what a site shows one at a time; paper shows one after the other.

<Tabs>
<Tab label="By tram">Line 4.</Tab>
<Tab label="By car">Park at the quay.</Tab>
</Tabs>
"""

from typing import ClassVar

from pydantic import Field

from printguide.components import Component, Ignored, Text


class Tabs(Component):
    """All tabs are printed, each with its label."""

    children: ClassVar[bool] = True

    title: Text | None = None
    items: list[Text] = Field(default=[])
    default_value: Ignored = None
    default_index: Ignored = None
    group_id: Ignored = None
    sync_key: Ignored = None
