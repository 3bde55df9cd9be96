"""Crossings: letters of two texts on the same spot."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from printguide.engine.inspection.facts import Rect
from printguide.proof.aim import Aim
from printguide.proof.findings import Found
from printguide.proof.leaf import Leaf, quoted
from printguide.proof.page_faults import LettersOverLetters

COVERED = 0.4
"""Of the smaller of two letters: neighbours that are set tight cover far less."""
SURE = 2
"""Pairs of letters: a slanted `j` alone may reach far below the bracket before it."""
CELL_MM = 3.0
"""Of the grid in which neighbours are found: as wide as a letter of running text."""
LARGE_MM = 60.0
"""A letter of this side is a picture; what is set over it is meant so."""
MOST = 10
"""Faults of one page; more is a page that is set twice."""
_MARKS = frozenset({"Mn", "Me", "Mc", "Sk", "Lm"})
"""Signs that are meant to stand on others (Unicode's categories)."""


@dataclass(frozen=True, slots=True)
class _Letter:
    box: Rect
    sign: str
    run: int


def letters_over_letters(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield a fault for each two texts of which letters cover each other."""
    spots: dict[tuple[int, int], list[Rect]] = {}
    for one, other in _pairs(list(_letters(leaf))):
        runs = min(one.run, other.run), max(one.run, other.run)
        spots.setdefault(runs, []).extend((one.box, other.box))
    crossed = [(runs, boxes) for runs, boxes in spots.items() if len(boxes) >= 2 * SURE]
    for runs, boxes in sorted(crossed, key=lambda it: it[0])[:MOST]:
        text, over = (quoted(leaf.runs[run].text) for run in runs)
        yield Found(LettersOverLetters(text, over, leaf.number), leaf.number, tuple(boxes))


def _letters(leaf: Leaf) -> Iterator[_Letter]:
    for number, run in enumerate(leaf.runs):
        if run.visible:
            for sign, box in zip(run.text, run.boxes, strict=True):
                if (
                    box
                    and box.width < LARGE_MM > box.height
                    and unicodedata.category(sign) not in _MARKS
                ):
                    yield _Letter(box, sign, number)


def _pairs(letters: list[_Letter]) -> Iterator[tuple[_Letter, _Letter]]:
    """Each two letters that cover each other; only neighbours in a grid are compared."""
    grid: dict[tuple[int, int], list[_Letter]] = {}
    for letter in letters:
        near = dict[int, _Letter]()
        for cell in _cells(letter.box):
            inside = grid.setdefault(cell, [])
            near.update({id(other): other for other in inside})
            inside.append(letter)
        for other in near.values():
            # The same sign twice on one spot is how some programs make type bold.
            if other.run != letter.run and other.sign != letter.sign and _cover(other, letter):
                yield other, letter


def _cells(box: Rect) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (
        int(edge / CELL_MM) for edge in (box.left, box.top, box.right, box.bottom)
    )
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            yield x, y


def _cover(one: _Letter, other: _Letter) -> bool:
    wide, high = one.box.overlap(other.box)
    if wide <= 0 or high <= 0:
        return False
    smaller = min(it.box.width * it.box.height for it in (one, other))
    return wide * high > COVERED * smaller
