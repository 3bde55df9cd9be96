"""AccordionGroup: several Accordions under one heading.

<AccordionGroup title="Often asked">
  <Accordion title="Does it hurt?">No.</Accordion>
</AccordionGroup>
"""

from typing import Annotated, ClassVar

from printguide.components import Behaviour, Component, Text, called


class AccordionGroup(Component):
    """On paper all of them are open."""

    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("accordion",)

    title: Annotated[Text | None, called("title", "label", "heading")] = None
    multiple: Annotated[Behaviour, called("multiple", "type", "collapsible")] = None
