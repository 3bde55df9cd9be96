"""HarfBuzz: reading, pinning and cutting down font files; the only importer of uharfbuzz.

It is imported at the first use, since most runs find everything ready on the shelf.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

NAMES = (0, 13, 14)
"""Copyright and licence. The other names stay behind: a subset may not bear a reserved one."""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of a variable font: how far it goes, and where the font stands on it."""

    tag: str
    least: float
    usual: float
    most: float


def axes(font: Path) -> tuple[Axis, ...]:
    """Return the axes of a variable font; none if it is static."""
    found = _opened(font).axis_infos
    return tuple(Axis(it.tag, it.min_value, it.default_value, it.max_value) for it in found)


def weight_and_style(font: Path) -> tuple[int, Literal["normal", "italic"]]:
    """Return how heavy a font is, in whole hundreds from 100 to 900, and whether it slants.

    It is what the table `OS/2` says (usWeightClass, and fsSelection bits 0 and 9).
    """
    table = bytes(_opened(font).reference_table("OS/2").data)
    if len(table) < _OS2:
        return 400, "normal"
    (weight,) = struct.unpack_from(">H", table, 4)
    (selection,) = struct.unpack_from(">H", table, 62)
    slants = selection & (1 << 0 | 1 << 9)
    return min(max(round(weight, -2), 100), 900), "italic" if slants else "normal"


_OS2 = 64
"""Bytes of the table up to the end of fsSelection."""


def code_points(font: Path) -> list[int]:
    """Return the code points that a font has glyphs for, sorted."""
    return sorted(_opened(font).unicodes)


def pinned(font: Path, axes: Iterable[tuple[str, float]]) -> bytes:
    """Return a variable font fixed at a place on its axes, with all its glyphs and features."""
    opened, wanted = _opened(font), _harfbuzz().SubsetInput()
    wanted.keep_everything()
    for axis, value in axes:
        wanted.pin_axis_location(opened, axis, value)
    return _written(opened, wanted)


def space_of(font: bytes) -> tuple[int, int]:
    """Return the glyph id of the space of a font, and how many units it has to the em."""
    harfbuzz = _harfbuzz()
    opened = harfbuzz.Face(harfbuzz.Blob(font))
    return harfbuzz.Font(opened).get_nominal_glyph(0x20), opened.upem


def cut_down(font: Path, points: Iterable[int]) -> bytes:
    """Return a font with no other characters than these, and what it takes to join them."""
    wanted = _harfbuzz().SubsetInput()
    wanted.unicode_set.update(points)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(NAMES)
    return _written(_opened(font), wanted)


def _harfbuzz() -> Any:
    return import_module("uharfbuzz")


def _opened(font: Path) -> Any:
    harfbuzz = _harfbuzz()
    return harfbuzz.Face(harfbuzz.Blob.from_file_path(str(font)))


def _written(opened: Any, wanted: Any) -> bytes:
    return bytes(_harfbuzz().subset(opened, wanted).blob.data)
