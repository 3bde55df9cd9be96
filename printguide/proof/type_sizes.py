"""Type: how small it is set, and whether the PDF says which letters it draws."""

from collections.abc import Iterator

from printguide.proof.aim import Aim
from printguide.proof.findings import Found
from printguide.proof.leaf import Leaf, quoted
from printguide.proof.type_faults import LettersUnknown, TypeTooSmall

_EXACT_PT = 0.05
"""Sizes of stylesheets are rounded on their way; a twentieth of a point is nothing to an eye."""


def smallest_type(leaf: Leaf) -> float | None:
    """Return the smallest type of a page in points, and None if it has none."""
    return min((run.size_pt for run, _ in leaf.visible()), default=None)


def small_type(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield a fault for the smallest of the type that is too small."""
    small = [
        (run.size_pt, run.text, box)
        for run, box in leaf.visible()
        if run.size_pt < aim.least_type_pt - _EXACT_PT
    ]
    if small:
        size, text, _ = min(small, key=lambda one: one[0])
        fault = TypeTooSmall(quoted(text), leaf.number, size, aim.least_type_pt)
        yield Found(fault, leaf.number, tuple(box for _, _, box in small))


def unknown_letters(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield a fault for each font with letters that cannot be told."""
    by_font: dict[str, list[Found]] = {}
    for run, box in leaf.visible():
        if run.unknown or "\ufffd" in run.text:
            name = run.font.partition("+")[2] or run.font or "without a name"
            found = Found(LettersUnknown(name), leaf.number, (box,))
            by_font.setdefault(name, []).append(found)
    for name, found_all in by_font.items():
        spots = tuple(spot for found in found_all for spot in found.spots)
        yield Found(LettersUnknown(name), leaf.number, spots)
