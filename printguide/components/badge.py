"""Badge: a word or two set apart within a line.

<Badge text="New" />
"""

from typing import Annotated, ClassVar

from printguide.components import Component, Figure, Icon, Look, called


class Badge(Component):
    """A word in a frame, in the middle of a line."""

    children: ClassVar[bool] = True
    inline: ClassVar[bool] = True

    text: Annotated[Figure | None, called("text", "label", "title", "content")] = None
    icon: Icon | None = None
    variant: Annotated[Look | None, called("variant", "type", "color", "kind", "tone")] = None
    size: Look | None = None
