"""Timeline: stations along a line.

<Timeline items={[{ time: "Day 1", title: "Arrival", description: "Rest." }]} />
"""

from typing import Annotated

from pydantic import Field

from printguide.components import Component, Figure, Icon, Props, Text


class Station(Props):
    """One moment."""

    time: Figure
    title: Text
    description: Text | None = None
    icon: Icon | None = None


class Timeline(Component):
    """A vertical line with stations; an ordered list underneath."""

    items: Annotated[list[Station], Field(min_length=1)]
    title: Text | None = None
