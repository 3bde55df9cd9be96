"""InfoBox: a call-out that says by a word and a sign what kind it is.

<InfoBox type="warning" title="Before you come">Bring your passport.</InfoBox>
"""

from typing import Annotated, ClassVar, Literal

from printguide.components import Component, Icon, Rank, Sort, Text, called

GRAVE = ("warning", "danger")
"""The kinds of call-outs that are never left out."""


class Box(Component):
    """What call-outs of every name have in common."""

    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("info_box",)

    title: Annotated[Text | None, called("title", "label", "heading")] = None
    icon: Annotated[Icon | None, called("icon", "emoji")] = None


class InfoBox(Component):
    """A call-out with a word and a sign for its type, never colour alone."""

    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True

    type: Annotated[Literal["info", "tip", "warning", "danger", "success", "note"], Sort] = "info"
    title: Text | None = None

    def rank_here(self) -> Rank:
        """Return the highest rank for a warning."""
        return Rank.WARNING if self.type in GRAVE else self.rank
