"""Badge: a word or two in a small frame, within a line.

Open <Badge text="new" /> on Sundays.
"""

from typing import ClassVar

from printguide.components import Component, Ignored, Text


class Badge(Component):
    """Stands in running text."""

    inline: ClassVar[bool] = True
    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"label": "text"}

    text: Text | None = None
    variant: Ignored = None
    color: Ignored = None
    size: Ignored = None
    type: Ignored = None
