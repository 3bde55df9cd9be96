"""Marks for whoever cuts and folds: short lines outside the trim."""

from collections.abc import Iterator

from printguide.imposition.boxes import Box, Line

LENGTH_MM = 5.0
AWAY_MM = 3.0
"""From the trim to where a mark begins; farther where the bleed is wider. A cut that is a little
off may leave no mark on the finished sheet (design notes on print, 2.2)."""


def away_mm(bleed_mm: float) -> float:
    """Return how far from the trim marks begin."""
    return max(AWAY_MM, bleed_mm)


def room_mm(bleed_mm: float) -> float:
    """Return how much room marks need on each side of the trim."""
    return away_mm(bleed_mm) + LENGTH_MM


def marks(trim: Box, away: float, cells: tuple[Box, ...], *, folded: bool) -> tuple[Line, ...]:
    """Return a mark at each end of every edge of the cells.

    `folded` says that cells which meet are parted by a fold, whose marks are dashed; else, and at
    the edges of the trim, by a cut.
    """
    upright = sorted({round(x, 3) for cell in cells for x in (cell.left, cell.right)})
    level = sorted({round(y, 3) for cell in cells for y in (cell.bottom, cell.top)})
    inner = set(upright[1:-1]) if folded else set()
    return (
        *(line for x in upright for line in _upright(x, trim, away, dashed=x in inner)),
        *(line for y in level for line in _level(y, trim, away)),
    )


def _upright(x: float, trim: Box, away: float, *, dashed: bool) -> Iterator[Line]:
    yield Line((x, trim.bottom - away - LENGTH_MM), (x, trim.bottom - away), dashed)
    yield Line((x, trim.top + away), (x, trim.top + away + LENGTH_MM), dashed)


def _level(y: float, trim: Box, away: float) -> Iterator[Line]:
    yield Line((trim.left - away - LENGTH_MM, y), (trim.left - away, y))
    yield Line((trim.right + away, y), (trim.right + away + LENGTH_MM, y))
