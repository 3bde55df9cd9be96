"""StepGuide: numbered steps.

<StepGuide title="Booking" totalTime="2 weeks" steps={[{ title: "Call", description: "Ask." }]} />
"""

from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Component, Props, Rank, Text


class Step(Props):
    """One thing to do."""

    title: Text
    description: Text | None = None
    tip: Text | None = None


class StepGuide(Component):
    """Numbered steps; none breaks across pages."""

    rank: ClassVar[Rank] = Rank.STEPS

    steps: Annotated[list[Step], Field(min_length=1)]
    title: Text | None = None
    total_time: Text | None = None
    difficulty: Text | None = None
