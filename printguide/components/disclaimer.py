"""Disclaimer: what a text is not, and whom to ask instead.

<Disclaimer>This guide does not replace a visit to a doctor.</Disclaimer>
"""

from typing import Annotated, ClassVar

from printguide.components import Component, Rank, Text, called


class Disclaimer(Component):
    """A warning that every format prints whole."""

    rank: ClassVar[Rank] = Rank.WARNING

    children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("info_box",)

    title: Annotated[Text | None, called("title", "label", "heading")] = None
    text: Annotated[Text | None, called("text", "content", "message")] = None
