"""A leaf: all that was gathered of one page, for the checks to judge."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from printguide.engine.inspection.facts import Rect
from printguide.proof.findings import ReadCode
from printguide.proof.sheets import Sheet

if TYPE_CHECKING:
    from printguide.proof.paints import Paint
    from printguide.proof.pdfium import Run

LONGEST = 40
"""Letters of a text that a message quotes."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page."""

    page: Any
    """Of pikepdf."""
    sheet: Sheet
    runs: "tuple[Run, ...]"
    paints: "tuple[Paint, ...]"
    codes: tuple[ReadCode, ...]

    @property
    def number(self) -> int:
        """Of the page, counted from 1."""
        return self.sheet.number

    def visible(self) -> "list[tuple[Run, Rect]]":
        """Return what is printed of its text, with its boxes."""
        return [(run, run.box) for run in self.runs if run.visible and run.box]


def quoted(text: str) -> str:
    """Return the beginning of a text for a message."""
    text = " ".join(text.replace("`", "'").replace("\ufffe", "-").split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
