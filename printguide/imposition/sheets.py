"""Sheets: what stands on each side of each of them, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from printguide.imposition.boxes import Box, Line
from printguide.imposition.ground import Ground, bare_ground, cut_ground
from printguide.imposition.job import Job
from printguide.imposition.marks import away_mm, marks
from printguide.imposition.ordering import Binding, Side, order
from printguide.imposition.scaling import SLACK_MM, Leaf, Size, scales
from printguide.imposition.schemes import Scheme, find_scheme


@dataclass(frozen=True, slots=True)
class Spot:
    """One page on a side; millimetres from the middle of the sheet."""

    page: int
    """Counted from 1."""
    middle: tuple[float, float]
    """Where the centre of its trim comes."""
    scale: float
    clip: Box
    """Nothing of it is printed outside this."""


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a sheet, ready to be drawn."""

    spots: tuple[Spot, ...]
    marks: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All sides of all sheets, in the order of printing."""

    ground: Ground
    """That of the first side; its boxes are those of all."""
    faces: tuple[Face, ...]
    binding: Binding
    blanks: int
    """How many pages were added."""
    scales: dict[Size, float]
    """By the size of pages."""
    lost_mm: float
    """How much the pages on the narrowest panel lose at its left and at its right."""

    @property
    def sheets(self) -> int:
        """How many sheets of paper are needed, printed on both sides."""
        return -(-len(self.faces) // 2)

    @property
    def lying(self) -> bool:
        """Whether sheets are wider than high: then they are turned at their short edge."""
        return self.ground.paper.width > self.ground.paper.height

    @property
    def beyond_paper(self) -> bool:
        """Whether bleed or marks need more room than the paper has."""
        return self.ground.media != self.ground.paper


def plan(leaves: tuple[Leaf, ...], job: Job, says: Binding = Binding.LEFT) -> Plan:
    """Say where every page of a document comes.

    `says` is the binding that the document names. Raises UsageError where nothing may be scaled and
    a page is too large.
    """
    scheme = find_scheme(job.scheme)
    stacked = _stacked(scheme, leaves)
    binding = Binding.LEFT if stacked else job.binding or says
    sides = order(scheme, len(leaves), binding, back_cover=job.back_cover)
    ground = bare_ground(job, binding, stacked=stacked)
    placed = tuple(_placed(sides, leaves, ground))
    sizes = scales(placed, job.scaling, scheme.spare_mm)
    if job.cut:
        ground = cut_ground(ground, job, [(leaf, sizes[leaf.size]) for leaf in leaves])
    faces = tuple(_face(side, leaves, sizes, ground, job) for side in sides)
    blanks = sum(page is None for side in sides for page in side.pages)
    wider = max(leaf.width_mm * sizes[leaf.size] - panel.width for leaf, panel in placed)
    return Plan(ground, faces, binding, blanks, sizes, wider / 2 if wider > SLACK_MM else 0.0)


def _stacked(scheme: Scheme, leaves: tuple[Leaf, ...]) -> bool:
    """Whether pages come one above the other: where no fold forbids it, and most are lying."""
    return not scheme.folded and 2 * sum(leaf.lying for leaf in leaves) > len(leaves)


def _placed(
    sides: tuple[Side, ...], leaves: tuple[Leaf, ...], ground: Ground
) -> Iterator[tuple[Leaf, Box]]:
    for side in sides:
        panels = ground.reverse.panels if side.back else ground.panels
        for page, panel in zip(side.pages, panels, strict=True):
            if page:
                yield leaves[page - 1], panel


def _face(
    side: Side, leaves: tuple[Leaf, ...], sizes: dict[Size, float], front: Ground, job: Job
) -> Face:
    ground = front.reverse if side.back else front
    spots = tuple(
        Spot(page, _crept(cell, side, job).middle, sizes[leaves[page - 1].size], clip)
        for page, cell, clip in zip(side.pages, ground.cells, ground.clips(), strict=True)
        if page
    )
    return Face(spots, _marks(ground, find_scheme(job.scheme)) if job.marks else ())


def _marks(ground: Ground, scheme: Scheme) -> tuple[Line, ...]:
    away = away_mm(ground.bleed.right - ground.trim.right)
    return marks(ground.trim, away, ground.cells, folded=scheme.folded)


def _crept(cell: Box, side: Side, job: Job) -> Box:
    """Move a cell towards the spine, by the thickness of all sheets that lie around its own."""
    shift = side.depth * job.creep_mm
    return cell.moved(-shift if cell.middle[0] > 0 else shift)
