"""Quote: the words of somebody else.

<Quote author="B. Example" role="Patient">They took their time.</Quote>
"""

from typing import Annotated, ClassVar

from printguide.components import Component, Text, called


class Quote(Component):
    """A quotation, and under it whose it is."""

    children: ClassVar[bool] = True

    text: Annotated[Text | None, called("text", "quote", "content")] = None
    author: Annotated[Text | None, called("author", "by", "name")] = None
    role: Annotated[Text | None, called("role", "title", "position")] = None
    source: Annotated[Text | None, called("source", "cite", "from", "url", "href")] = None
