"""StatCard: a few large figures in a row.

<StatCard title="In figures" stats={[{ value: "25%", label: "growth" }]} source="Annual report" />
"""

from typing import Annotated

from pydantic import Field

from printguide.components import Component, Figure, Icon, Look, Props, Text


class Stat(Props):
    """One figure and what it counts."""

    value: Figure
    label: Text
    icon: Icon | None = None


class StatCard(Component):
    """Large figures with their labels; where they come from stands underneath."""

    stats: Annotated[list[Stat], Field(min_length=1)]
    title: Text | None = None
    source: Text | None = None
    variant: Look | None = None
