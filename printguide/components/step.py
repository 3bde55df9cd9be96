"""Step: one thing to do, within Steps or by itself.

<Step title="Call us">Mornings are quiet.</Step>
"""

from typing import Annotated, ClassVar

from printguide.components import Component, Figure, Icon, Text, called


class Step(Component):
    """A numbered step; steps that follow each other are one list."""

    children: ClassVar[bool] = True
    listed: ClassVar[bool] = True

    title: Annotated[Text | None, called("title", "label", "name", "heading")] = None
    description: Annotated[Text | None, called("description", "text")] = None
    number: Annotated[Figure | None, called("number", "step", "stepNumber")] = None
    icon: Icon | None = None
