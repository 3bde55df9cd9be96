"""Which page goes where: whole numbers only."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from printguide.imposition.schemes import Scheme


class Binding(StrEnum):
    """At which edge of the first page the spine is."""

    LEFT = "left"
    RIGHT = "right"
    """As books in Arabic and Hebrew have it: sides are mirrored."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet."""

    depth: int
    """How many sheets lie around this one; 0 for the outermost, and for all that do not nest."""
    back: bool
    """Whether it is the reverse of the side before it in the scheme."""
    pages: tuple[int | None, ...]
    """Pages of the document from left to right, counted from 1; None where one is blank."""


def order(
    scheme: Scheme, count: int, binding: Binding = Binding.LEFT, *, back_cover: bool = False
) -> tuple[Side, ...]:
    """Return every side in the order of printing, for a document of so many pages.

    Blank pages come at the end; with `back_cover` before the last page, which then stays the back.
    """
    sequence = _padded(count, scheme, back_cover)
    sheets = len(sequence) // scheme.pages
    return tuple(
        side for sheet in range(sheets) for side in _sheet(scheme, sheet, sequence, binding)
    )


def _padded(count: int, scheme: Scheme, back_cover: bool) -> tuple[int | None, ...]:
    """The pages in the order in which the scheme takes them, with blank ones."""
    pages = tuple(range(1, count + 1))
    blanks = (None,) * (-count % scheme.pages)
    if not back_cover:
        return (*pages, *blanks)
    others = (*pages[:-1], *blanks)
    behind = scheme.back if scheme.back and len(others) < scheme.pages else len(others) + 1
    return (*others[: behind - 1], *pages[-1:], *others[behind - 1 :])


def _sheet(
    scheme: Scheme, sheet: int, sequence: tuple[int | None, ...], binding: Binding
) -> Iterator[Side]:
    last = sum(page < 0 for side in scheme.sides for page in side)
    first = scheme.pages - last
    for number, side in enumerate(scheme.sides):
        places = (p - 1 + sheet * first if p > 0 else p - sheet * last for p in side)
        pages = tuple(sequence[place] for place in places)
        mirrored = pages[::-1] if binding is Binding.RIGHT else pages
        yield Side(sheet if scheme.nested else 0, number % 2 == 1, mirrored)
