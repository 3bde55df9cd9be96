"""KeyTakeaways: the article in a few points, set under its title.

<KeyTakeaways points={["Fast", "Safe"]} readTime={8} lastUpdated="2026-02-07" />
"""

from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Component, Rank, Text


class KeyTakeaways(Component):
    """A summary box under the title; its date also goes to the imprint."""

    rank: ClassVar[Rank] = Rank.TAKEAWAYS

    points: Annotated[list[Text], Field(min_length=1)]
    read_time: Annotated[float | None, Field(ge=0, description="minutes")] = None
    last_updated: Text | None = None
