"""Modules of QR symbols: how large a symbol is, and which of its modules are dark.

The package qrcode does all of it bit by bit, in Python, and draws a symbol nine times to choose its
mask: 10 ms a code, where an article is composed in 60. Here a row of modules is one number. What
comes of it is the same to the last module, and a test compares them.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import Any

_RUNS = re.compile("0{5,}|1{5,}")
_FINDERS = ("10111010000", "00001011101")
"""What might be taken for the corner of a symbol; neither can overlap with itself."""
_MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: (y * x % 3 + (y + x) % 2) % 2 == 0,
)
"""Where each mask inverts (ISO/IEC 18004, table 10)."""
_PERIOD = 12
"""Modules after which all masks repeat, either way."""
_LARGEST = 40


def version_of(draft: Any) -> int | None:
    """Return the smallest version that holds what a draft of qrcode has; None if none does."""
    from qrcode import util

    version = 1
    while version <= _LARGEST:
        sizes = util.mode_sizes_for_version(version)
        bits = sum(4 + sizes[it.mode] + _bits(it) for it in draft.data_list)
        version = bisect_left(util.BIT_LIMIT_TABLE[draft.error_correction], bits, version)
        if version <= _LARGEST and util.mode_sizes_for_version(version) is sizes:
            return version
    return None


def _bits(data: Any) -> int:
    """How many bits the characters of a segment take (ISO/IEC 18004, 7.4)."""
    from qrcode import util

    count = len(data)
    if data.mode == util.MODE_NUMBER:
        return count // 3 * 10 + (0, 4, 7)[count % 3]
    if data.mode == util.MODE_ALPHA_NUM:
        return count // 2 * 11 + count % 2 * 6
    return count * 8


def rows_of(draft: Any) -> tuple[int, ...]:
    """Return the modules of a draft that has its version, with the mask that suits it best."""
    draft.makeImpl(True, 0)  # as it is weighed: without the bits that name level and mask
    plain = _inverted(_numbers(draft.modules), 0, draft.version)
    masked = [_inverted(plain, mask, draft.version) for mask in range(len(_MASKS))]
    mask = min(range(len(_MASKS)), key=lambda number: _lost_points(masked[number]))
    free, fixed = _free(draft.version), _fixed(draft.version, draft.error_correction, mask)
    return tuple(row & data | own for row, data, own in zip(masked[mask], free, fixed, strict=True))


def _inverted(rows: list[int], mask: int, version: int) -> list[int]:
    """Put a mask over the modules of data, or take it away."""
    there = zip(rows, _mask(mask, version), _free(version), strict=True)
    return [row ^ inverts & data for row, inverts, data in there]


def _numbers(modules: list[list[bool | None]]) -> list[int]:
    return [int("".join("1" if dark else "0" for dark in row), 2) for row in modules]


def _tile(mask: int) -> list[list[str]]:
    period = range(_PERIOD)
    return [["1" if _MASKS[mask](y, x) else "0" for x in period] for y in period]


@cache
def _mask(mask: int, version: int) -> tuple[int, ...]:
    side = 17 + 4 * version
    tile = [int("".join(row) * (side // _PERIOD + 1), 2) >> -side % _PERIOD for row in _tile(mask)]
    return tuple(tile[y % _PERIOD] for y in range(side))


@cache
def _free(version: int) -> tuple[int, ...]:
    """Where the modules of data are."""
    drawn = _drawn(version, 0, 0)
    return tuple(_numbers([[module is None for module in row] for row in drawn]))


@cache
def _fixed(version: int, level: int, mask: int) -> tuple[int, ...]:
    """The dark modules of all that is not data."""
    return tuple(_numbers(_drawn(version, level, mask)))


def _drawn(version: int, level: int, mask: int) -> list[list[bool | None]]:
    """A symbol without data."""
    from qrcode.main import QRCode

    symbol = QRCode(version=version, error_correction=level)
    symbol.data_cache, symbol.map_data = [], lambda data, mask: None
    symbol.makeImpl(False, mask)
    drawn: list[list[bool | None]] = symbol.modules
    return drawn


def _lost_points(rows: list[int]) -> int:
    """What is wrong with a symbol (ISO/IEC 18004, 7.8.3)."""
    side = len(rows)
    lines = [f"{row:0{side}b}" for row in rows]
    text = "\n".join([*lines, *map("".join, zip(*lines, strict=True))])
    runs = sum(len(run) - 2 for run in _RUNS.findall(text))
    finders = sum(map(text.count, _FINDERS))
    dark = sum(row.bit_count() for row in rows)
    return runs + 3 * _blocks(rows) + 40 * finders + 10 * int(abs(dark / side**2 * 100 - 50) / 5)


def _blocks(rows: list[int]) -> int:
    """How many squares of two modules a side are of one colour."""
    inside = (1 << len(rows) - 1) - 1
    count = 0
    for above, below in pairwise(rows):
        differs = above ^ below
        count += (~(differs | differs >> 1 | above ^ above >> 1) & inside).bit_count()
    return count
