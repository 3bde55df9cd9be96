"""Step: one thing to do, within Steps.

<Steps>
<Step title="Call">Ask for a day.</Step>
</Steps>
"""

from typing import ClassVar

from printguide.components import Component, Ignored, Text


class Step(Component):
    """A title and what stands inside; it gets the next number."""

    look: ClassVar[str] = "steps"
    template: ClassVar[str] = "step"
    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"name": "title", "label": "title"}

    title: Text | None = None
    icon: Ignored = None
