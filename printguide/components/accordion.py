"""Accordion: what a site folds away; on paper it is open.

<Accordion title="Does it hurt?">No.</Accordion>
"""

from typing import ClassVar

from printguide.components import Component, Ignored, Text


class Accordion(Component):
    """A title, and what stands inside under it."""

    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"label": "title", "summary": "title", "header": "title"}

    title: Text | None = None
    description: Text | None = None
    icon: Ignored = None
    default_open: Ignored = None
    open: Ignored = None
    value: Ignored = None
