"""Paints: what a page puts onto paper, each with its ink, its mark and its place."""

import zlib
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pikepdf

from printguide.engine.inspection.facts import Rect
from printguide.proof.inks import Ink

NO_MARK, ARTIFACT = -1, -2


class TooMuch(Exception):
    """A page draws more than any page of print does; the message says what it is."""


class Kind(Enum):
    """What kind of thing is painted."""

    TEXT = "text"
    SHAPE = "a shape"
    IMAGE = "an image"
    SHADE = "a shading"


@dataclass(frozen=True, slots=True)
class Paint:
    """One thing on the page."""

    kind: Kind
    ink: Ink
    mark: int = NO_MARK
    """The number of its marked content, or `NO_MARK`, or `ARTIFACT`."""
    owner: tuple[int, int] | None = None
    """The form that numbers its marks itself; None where the page does."""
    box: Rect | None = None
    """What is seen of it, in millimetres; of text only where it begins."""
    font: Any = None
    hidden: bool = False
    """Whether it is text that leaves no ink."""
    pixels: tuple[int, int] | None = None
    """Of an image."""
    size_mm: tuple[float, float] = (0, 0)
    """Of an image, with what a clip hides."""


def within(box: Rect, clip: Rect | None) -> Rect | None:
    """Return what a clip leaves of a box; None where nothing is left."""
    if clip is None:
        return box
    wide, high = box.overlap(clip)
    if wide < 0 or high < 0:
        return None
    left, top = max(box.left, clip.left), max(box.top, clip.top)
    return Rect(left, top, left + wide, top + high)


def unpacked(stream: Any, most: int) -> int:
    """Return how many bytes a stream unpacks to, counting no further than beyond `most`.

    A kilobyte of Flate may hold a megabyte, and be packed several times: nothing is unpacked
    before it is known to be of decent size.
    """
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    names = [filters] if isinstance(filters, pikepdf.Name) else list(filters or [])
    for name in map(str, names):
        if name not in ("/FlateDecode", "/Fl"):
            # Nobody packs drawing otherwise today; LZW of old files makes a third of it.
            return len(raw) if len(raw) < most // 8 else most + 1
        try:
            raw = zlib.decompressobj().decompress(raw, most + 1)
        except zlib.error:
            return len(raw)  # damaged: whoever reads it says so
        if len(raw) > most:
            break
    return len(raw)
