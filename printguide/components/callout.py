"""Callout: a call-out by the name that many sites give it.

<Callout type="warning" title="Before you come">Bring your passport.</Callout>
"""

from typing import Annotated, ClassVar, Literal

from printguide.components import Component, Ignored, Sort, Text

_Type = Literal[
    "info", "tip", "warning", "danger", "success", "note",
    "default", "error", "caution", "important",
]  # fmt: skip
_OURS = {"default": "note", "error": "danger", "caution": "warning", "important": "warning"}


class Box(Component):
    """What all call-outs have: they print as InfoBox does."""

    look: ClassVar[str] = "info_box"
    children: ClassVar[bool] = True
    needs_children: ClassVar[bool] = True

    title: Text | None = None
    icon: Ignored = None
    emoji: Ignored = None


class Callout(Box):
    """It also takes the types that other sites have."""

    also: ClassVar[dict[str, str]] = {"variant": "type", "kind": "type"}

    type: Annotated[_Type, Sort] = "info"

    @property
    def sort(self) -> str:
        """The type of InfoBox that it prints as."""
        return _OURS.get(self.type, self.type)
