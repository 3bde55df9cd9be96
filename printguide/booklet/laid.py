"""Laid: what a booklet remembers of a layout while others are made; the PDF itself is put aside."""

from dataclasses import dataclass, field

from printguide.booklet.marking import Marks, marks_of
from printguide.booklet.pieces import Piece
from printguide.booklet.spool import Spool, Spooled
from printguide.engine.rendering import Leaf, PlacedCode, Rendering


@dataclass(frozen=True, slots=True)
class Laid:
    """A piece that was laid out."""

    pdf: Spooled
    leaves: tuple[Leaf, ...]
    anchors: dict[str, int]
    """The page, counted from 1, on which each id of the HTML stands."""
    codes: tuple[PlacedCode, ...] = ()
    marks: Marks = field(default_factory=dict)
    placeless: bool = False
    """Whether it may stand in any place, see `Rendering.placeless`."""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.leaves)


def laid(rendering: Rendering, piece: Piece, spool: Spool) -> Laid:
    """Put the PDF of a piece aside, and return the rest; raises EnvironmentFault for no room."""
    marks = marks_of(piece.gist, piece.name, rendering) if piece.gist else {}
    return Laid(
        spool.put(rendering.pdf), rendering.leaves, rendering.anchors, rendering.codes, marks,
        rendering.placeless,
    )  # fmt: skip
