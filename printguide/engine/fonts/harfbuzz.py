"""HarfBuzz: reading, pinning and cutting down font files; the only importer of uharfbuzz.

It is imported at the first use, since most runs find everything ready on the shelf.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

NAMES = (0, 13, 14)
"""Copyright and licence. The other names stay behind: a subset may not bear a reserved one."""


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
