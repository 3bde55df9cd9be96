"""How large each page is on its sheet: one scale for all pages of one size."""

from collections.abc import Iterable
from dataclasses import dataclass

from printguide.faults import UsageError
from printguide.imposition.boxes import Box
from printguide.imposition.job import Scaling

SLACK_MM = 0.5
"""Not worth a scale: programs round the sides of A4 to whole points, a third of a millimetre."""

Size = tuple[float, float]
"""Width and height in millimetres, to a tenth."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it is to be seen, turned upright, at its full size."""

    width_mm: float
    """Of the trim: what is left when the page has been cut."""
    height_mm: float
    bleed_mm: float = 0.0
    """How far the page reaches beyond its trim at most."""

    @property
    def size(self) -> Size:
        """What pages are told apart by; smaller differences are roundings."""
        return round(self.width_mm, 1), round(self.height_mm, 1)

    @property
    def lying(self) -> bool:
        """Whether the page is wider than high."""
        return self.width_mm > self.height_mm


def scales(
    placed: Iterable[tuple[Leaf, Box]], scaling: Scaling, spare_mm: float
) -> dict[Size, float]:
    """Return the scale of each size of page, given every page with the panel that it comes on.

    Pages of one size keep one scale, that of the narrowest panel, so that type and running heads
    agree. A page may be `spare_mm` wider than its panel, unless all are to fit. Raises UsageError
    where nothing may be scaled and a page is too large.
    """
    found: dict[Size, float] = {}
    for leaf, panel in placed:
        fits = _fitting(leaf, panel, 0.0 if scaling is Scaling.FIT else spare_mm)
        if scaling is Scaling.NONE and fits < 1:
            raise UsageError(
                f"pages of {shown(*leaf.size)} do not fit on {shown(panel.width, panel.height)}: "
                f"leave out `--scale none`, or take a larger paper"
            )
        found[leaf.size] = min(fits, found.get(leaf.size, fits))
    if scaling is Scaling.FIT:
        return found
    return {size: min(scale, 1.0) for size, scale in found.items()}


def _fitting(leaf: Leaf, panel: Box, spare_mm: float) -> float:
    wider, higher = leaf.width_mm - panel.width, leaf.height_mm - panel.height
    if max(wider, higher) >= -SLACK_MM and wider <= max(spare_mm, SLACK_MM) and higher <= SLACK_MM:
        return 1.0
    return min(panel.width / leaf.width_mm, panel.height / leaf.height_mm)


def shown(width_mm: float, height_mm: float) -> str:
    """Return a size for people, such as `210 × 297 mm`."""
    return f"{width_mm:.4g} × {height_mm:.4g} mm"
