"""Disclaimer: what an article does not replace or promise.

<Disclaimer>This page does not replace a talk with your doctor.</Disclaimer>
"""

from typing import ClassVar

from printguide.components import Component, Text


class Disclaimer(Component):
    """Printed where it stands, in every format."""

    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"content": "text"}

    title: Text | None = None
    text: Text | None = None
