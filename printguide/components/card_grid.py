"""CardGrid: cards side by side.

<CardGrid columns={2}>
  <Card title="By tram">Line 1.</Card>
  <Card title="By car">Park at the quay.</Card>
</CardGrid>
"""

from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Component, Text, called


class CardGrid(Component):
    """Cards in one to three columns."""

    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("card",)

    title: Annotated[Text | None, called("title", "label", "heading")] = None
    columns: Annotated[
        int | None, called("columns", "cols"), Field(ge=1, le=6, description="of the website")
    ] = None
