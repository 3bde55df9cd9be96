"""Boxes: how large a page is cut, how far its colour reaches, and whether the manifest agrees."""

from collections.abc import Iterator

from printguide.proof.aim import Aim
from printguide.proof.findings import Found
from printguide.proof.leaf import Leaf
from printguide.proof.page_faults import BoxesWrong

EXACT_MM = 0.2
"""By which a page may be off: less than any knife is."""


def wrong_boxes(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield a fault for each thing that is wrong with the boxes of a page."""
    for problem in (*_order(leaf), *_size(leaf, aim), *_bleed(leaf, aim)):
        yield Found(BoxesWrong(leaf.number, problem), leaf.number, (leaf.sheet.trim,))


def _order(leaf: Leaf) -> Iterator[str]:
    sheet = leaf.sheet
    if sheet.trim.beyond(sheet.bleed)[0] > EXACT_MM:
        yield "is cut outside of its bleed"
    if sheet.bleed.beyond(sheet.media)[0] > EXACT_MM:
        yield "has a bleed that is larger than the sheet"
    if sheet.says_trim and sheet.says_art:
        yield "has both a TrimBox and an ArtBox, and a press wants one of them"


def _size(leaf: Leaf, aim: Aim) -> Iterator[str]:
    meant = aim.manifest.pages if aim.manifest else ()
    if leaf.number > len(meant):
        return
    page, sheet = meant[leaf.number - 1], leaf.sheet
    off = max(abs(page.width_mm - sheet.width_mm), abs(page.height_mm - sheet.height_mm))
    if off > EXACT_MM:
        found = f"{sheet.width_mm:.1f} × {sheet.height_mm:.1f} mm"
        yield f"is cut to {found}, and {page.width_mm:g} × {page.height_mm:g} mm is meant"


def _bleed(leaf: Leaf, aim: Aim) -> Iterator[str]:
    sheet, meant = leaf.sheet, aim.manifest.bleed_mm if aim.manifest else 0
    if aim.press and not sheet.says_trim and not sheet.says_art:
        yield "has no TrimBox, so a press does not know where to cut"
    if meant and not sheet.says_bleed:
        yield f"has no BleedBox, and a bleed of {meant:g} mm is meant"
    elif meant:
        least = -sheet.trim.grown(meant).beyond(sheet.bleed)[0]
        if least < -EXACT_MM:
            yield f"has a bleed of {meant + least:.1f} mm, and {meant:g} mm is meant"
