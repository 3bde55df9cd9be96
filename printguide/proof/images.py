"""Images: how many pixels an inch each has where it is printed, and where it ends."""

from collections.abc import Iterator

from printguide.engine.inspection.facts import Rect
from printguide.proof.aim import Aim
from printguide.proof.findings import Found
from printguide.proof.leaf import Leaf
from printguide.proof.page_faults import ImageCut
from printguide.proof.paints import Kind, Paint
from printguide.proof.type_faults import ImageSoft, ImageTooCoarse

LEAST_PPI = 150
"""Below, pixels are seen; GWG 2015 stops a press at it, and print shops name 140 to 150."""
PRESS_PPI = 225
"""Below, GWG 2015 warns; print shops ask for 200 to 300."""
CUT_MM = 0.5
"""Over the edge: less is not meant, and nobody sees it."""
_FLAT = 2
"""Pixels of a side: images this small are colours or gradients, and have no detail to lose."""


def lowest_ppi(leaf: Leaf) -> int | None:
    """Return the lowest resolution of the images of a page, and None if it has none."""
    return min((_ppi(paint) for paint in _detailed(leaf)), default=None)


def coarse_images(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield a fault for each image with too few pixels."""
    for paint in _detailed(leaf):
        ppi, width = _ppi(paint), paint.size_mm[0]
        if ppi < LEAST_PPI:
            needs = round(width / 25.4 * LEAST_PPI)
            yield _found(leaf, paint, ImageTooCoarse(leaf.number, ppi, width, needs))
        elif aim.press and ppi < PRESS_PPI:
            needs = round(width / 25.4 * PRESS_PPI)
            yield _found(leaf, paint, ImageSoft(leaf.number, ppi, width, needs))


def cut_images(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield a fault for each image that runs over the cut and not as far as the bleed."""
    sheet = leaf.sheet
    for paint in leaf.paints:
        if paint.kind is not Kind.IMAGE or paint.box is None:
            continue
        sides = zip(paint.box.sides(sheet.trim), sheet.bleed.sides(sheet.trim), strict=True)
        over = [by for (by, _), (bleeds, _) in sides if by > CUT_MM and not _reaches(by, bleeds)]
        if over:
            yield _found(leaf, paint, ImageCut(leaf.number, max(over)))


def _reaches(by: float, bleeds: float) -> bool:
    return bleeds > CUT_MM and by >= bleeds - CUT_MM


def _detailed(leaf: Leaf) -> Iterator[Paint]:
    """The images whose pixels are seen; a code of one pixel a module is as sharp as it can be."""
    for paint in leaf.paints:
        detailed = paint.pixels and min(paint.pixels) > _FLAT and min(paint.size_mm) > 0
        if detailed and not any(_within(paint.box, code.box) for code in leaf.codes):
            yield paint


def _within(box: Rect | None, code: Rect) -> bool:
    return box is not None and box.beyond(code.grown(1.0))[0] <= 0


def _ppi(paint: Paint) -> int:
    across, down = paint.pixels or (0, 0)
    return round(min(across / paint.size_mm[0], down / paint.size_mm[1]) * 25.4)


def _found(leaf: Leaf, paint: Paint, fault: ImageTooCoarse | ImageSoft | ImageCut) -> Found:
    return Found(fault, leaf.number, (paint.box,) if paint.box else ())
