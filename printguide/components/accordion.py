"""Accordion: a heading that hides a text on a screen.

<Accordion title="May I drink before?">Water, yes.</Accordion>
"""

from typing import Annotated, ClassVar

from printguide.components import Behaviour, Component, Icon, Text, called


class Accordion(Component):
    """On paper it is open."""

    children: ClassVar[bool] = True

    title: Annotated[Text | None, called("title", "label", "summary", "question")] = None
    description: Annotated[Text | None, called("description", "text", "answer")] = None
    icon: Annotated[Icon | None, called("icon", "emoji")] = None
    open: Annotated[Behaviour, called("open", "defaultOpen", "isOpen")] = None
