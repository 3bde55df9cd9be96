"""Callout: a call-out as documentation sites write it; it prints as an InfoBox does.

<Callout type="error" title="Do not drive">Your sight is blurred for a day.</Callout>
"""

from typing import Annotated, Literal

from printguide.components import Rank, Sort, called
from printguide.components.info_box import GRAVE, Box

_KINDS = {
    "default": "note", "note": "note", "info": "info", "important": "warning",
    "tip": "tip", "hint": "tip", "warning": "warning", "warn": "warning", "caution": "warning",
    "danger": "danger", "error": "danger", "success": "success", "check": "success",
}  # fmt: skip
"""What the names of other sites are called here; none is made milder than it was meant."""

Kind = Literal[
    "default", "note", "info", "important", "tip", "hint", "warning", "warn", "caution",
    "danger", "error", "success", "check",
]  # fmt: skip


class Callout(Box):
    """A call-out whose type may have any of the usual names."""

    type: Annotated[Kind, Sort, called("type", "variant", "kind", "intent")] = "default"

    @property
    def kind(self) -> str:
        """The type, as an InfoBox would have it."""
        return _KINDS[self.type]

    def rank_here(self) -> Rank:
        """Return the highest rank for a warning."""
        return Rank.WARNING if self.kind in GRAVE else self.rank
