"""Steps: things to do one after the other, each a Step, a heading or an item of a list.

<Steps>
  <Step title="Call us">Mornings are quiet.</Step>
  <Step title="Come by">Take tram 1.</Step>
</Steps>
"""

from typing import Annotated, ClassVar

from printguide.components import Component, Rank, Text, called


class Steps(Component):
    """Numbers what it wraps."""

    rank: ClassVar[Rank] = Rank.STEPS

    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("step",)

    title: Annotated[Text | None, called("title", "label", "heading")] = None
