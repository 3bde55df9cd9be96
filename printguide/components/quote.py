"""Quote: the words of somebody, and whose they are.

<Quote author="A. Friend" role="Patient">It was over in a minute.</Quote>
"""

from typing import ClassVar

from printguide.components import Component, Text


class Quote(Component):
    """A quotation with who said it, and where."""

    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"cite": "source", "name": "author", "quote": "text"}

    text: Text | None = None
    author: Text | None = None
    role: Text | None = None
    source: Text | None = None
