"""QuickFacts: a grid of labels and values.

<QuickFacts facts={[{ label: "Visa", value: "none" }]} columns={2} />
"""

from typing import Annotated

from pydantic import Field

from printguide.components import Component, Figure, Icon, Props, Text


class Fact(Props):
    """One label and its value."""

    label: Text
    value: Figure
    icon: Icon | None = None


class QuickFacts(Component):
    """A grid of one to four columns."""

    facts: Annotated[list[Fact], Field(min_length=1)]
    title: Text | None = None
    columns: Annotated[int | None, Field(ge=1, le=4)] = None
