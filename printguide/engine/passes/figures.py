"""Figures: their boxes in the units of the page, which WeasyPrint leaves in pixels from the top."""

import pydyf

from printguide.engine.passes.tree import TagTree

_POINTS_A_PIXEL = 0.75


def place_figures(tree: TagTree) -> None:
    """Rewrite the bounding box of each figure in points from the foot of its page."""
    for element, _ in tree.walk():
        attributes = element.get("A", {})
        if element["S"] == "/Figure" and "BBox" in attributes:
            head = float(tree.get(element["Pg"])["TrimBox"][3])
            left, top, right, bottom = (float(it) * _POINTS_A_PIXEL for it in attributes["BBox"])
            attributes["BBox"] = pydyf.Array((left, head - bottom, right, head - top))
