"""Edges: text that the knife cuts, or may cut, and text that stands beside the page."""

from collections.abc import Iterator

from printguide.engine.inspection.facts import Rect
from printguide.faults import Fault
from printguide.proof.aim import Aim
from printguide.proof.findings import Found
from printguide.proof.leaf import Leaf, quoted
from printguide.proof.page_faults import TextCut, TextNearCut

CUT_MM = 0.2
"""By which text may reach over the edge: a hair of the raster."""
SAFE_MM = 3.0
"""Between text and the cut; print shops ask for 3 mm at least, and 5 mm are better."""


def cut_text(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield a fault for each text over the edge, and for a press the one that is nearest to it.

    What stands outside of the bleed and within the sheet is for the printer, as marks are.
    """
    sheet, near = leaf.sheet, list[tuple[float, str, Rect]]()
    for run, box in leaf.visible():
        over, _ = box.beyond(sheet.trim)
        if over <= -SAFE_MM or (_apart(box, sheet.bleed) and not _apart(box, sheet.media)):
            continue
        if over > CUT_MM:
            gone = _apart(box, sheet.media)
            yield _found(leaf, TextCut(quoted(run.text), leaf.number, over, gone), box)
        elif aim.press:
            near.append((over, run.text, box))
    if near:
        over, text, box = max(near, key=lambda one: one[0])
        fault = TextNearCut(quoted(text), leaf.number, max(-over, 0.0), SAFE_MM)
        yield Found(fault, leaf.number, tuple(box for _, _, box in near))


def _apart(one: Rect, other: Rect) -> bool:
    wide, high = one.overlap(other)
    return wide <= 0 or high <= 0


def _found(leaf: Leaf, fault: Fault, box: Rect) -> Found:
    return Found(fault, leaf.number, (box,))
