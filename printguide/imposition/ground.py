"""The ground of a sheet: its panels, what of them is used, and the boxes around all of it.

Lengths are millimetres from the middle of the sheet, so that the reverse is the mirror image.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from printguide.formats.paper import papers
from printguide.imposition.boxes import Box, around, centred
from printguide.imposition.job import Job
from printguide.imposition.marks import room_mm
from printguide.imposition.ordering import Binding
from printguide.imposition.scaling import Leaf
from printguide.imposition.schemes import Scheme, find_scheme, side_widths_mm


@dataclass(frozen=True, slots=True)
class Ground:
    """One side of a sheet, before pages come."""

    paper: Box
    panels: tuple[Box, ...]
    """The parts of the paper that take a page each, in the order of the scheme."""
    cells: tuple[Box, ...]
    """What of each panel is left when the sheet has been cut; pages stand in their middle."""
    trim: Box
    bleed: Box
    media: Box

    @property
    def reverse(self) -> "Ground":
        """The other side of the same sheet, turned like a page of a book."""
        panels = tuple(panel.mirrored for panel in reversed(self.panels))
        cells = tuple(cell.mirrored for cell in reversed(self.cells))
        return replace(self, panels=panels, cells=cells)

    def clips(self) -> tuple[Box, ...]:
        """Return what may be printed of the page in each panel.

        Towards other panels that is the panel itself, so that no page bleeds into its neighbour;
        outward it is all that there is.
        """
        return tuple(self._outward(panel) for panel in self.panels)

    def _outward(self, panel: Box) -> Box:
        paper, media = self.paper, self.media
        return Box(
            media.left if panel.left <= paper.left else panel.left,
            media.bottom if panel.bottom <= paper.bottom else panel.bottom,
            media.right if panel.right >= paper.right else panel.right,
            media.top if panel.top >= paper.top else panel.top,
        )


def bare_ground(job: Job, binding: Binding, *, stacked: bool) -> Ground:
    """Return the ground of a job's first side while nothing is known of the pages' sizes.

    `stacked` puts the panels one above the other on paper that stands upright.
    """
    scheme, size = find_scheme(job.scheme), papers()[job.paper]
    short, long = sorted((size.width_mm, size.height_mm))
    widths = side_widths_mm(scheme, job.paper)
    paper = centred(short, long) if stacked else centred(long, short)
    panels = _rows(paper, widths) if stacked else _columns(paper, widths)
    if binding is Binding.RIGHT:
        panels = tuple(panel.mirrored for panel in reversed(panels))
    return Ground(paper, panels, panels, paper, paper, paper)


def _columns(paper: Box, widths: tuple[float, ...]) -> tuple[Box, ...]:
    edges = [paper.left, *(paper.left + sum(widths[: n + 1]) for n in range(len(widths) - 1))]
    return tuple(
        Box(left, paper.bottom, right, paper.top) for left, right in pairwise([*edges, paper.right])
    )


def _rows(paper: Box, heights: tuple[float, ...]) -> tuple[Box, ...]:
    edges = [paper.top, *(paper.top - sum(heights[: n + 1]) for n in range(len(heights) - 1))]
    return tuple(
        Box(paper.left, bottom, paper.right, top)
        for top, bottom in pairwise([*edges, paper.bottom])
    )


def cut_ground(ground: Ground, job: Job, leaves: Iterable[tuple[Leaf, float]]) -> Ground:
    """Return the ground for sheets that are cut to the size of their pages, with its boxes.

    `leaves` are all pages with their scales. Panels between folds keep their widths. Where there is
    only a spine, pages meet at it: else a strip of paper would be left between page and staple.
    """
    scheme = find_scheme(job.scheme)
    sizes = [(leaf.width_mm * k, leaf.height_mm * k, leaf.bleed_mm * k) for leaf, k in leaves]
    width, height, bleed_mm = (max(column) for column in zip(*sizes, strict=True))
    cells = ground.panels
    if scheme.nested or not scheme.folded:
        cells = tuple(_cell(panel, width, height, scheme) for panel in ground.panels)
    trim = around(cells)
    bleed = trim.grown(bleed_mm)
    room = trim.grown(room_mm(bleed_mm)) if job.marks else bleed
    return replace(ground, cells=cells, trim=trim, bleed=bleed, media=around((ground.paper, room)))


def _cell(panel: Box, width: float, height: float, scheme: Scheme) -> Box:
    x, y = panel.middle
    if scheme.folded:
        x = width / 2 if x > 0 else -width / 2
    return centred(width, height, (x, y))
