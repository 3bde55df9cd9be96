"""QR codes: from an address to a symbol that scans from paper."""

import base64
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from printguide.compose.colours import BLACK, Colour
from printguide.compose.modules import rows_of, version_of

QUIET_ZONE = 4
"""Modules of white on all sides (ISO/IEC 18004, 6.3.8; Denso's guide, qrcode.com)."""
MODULE_MM = 0.5
"""The side of a module. A 150 dpi picture with mild blur, noise and tilt decoded every time from
0.425 mm on (measured with zxing-cpp); four dots of a 300 dpi office printer, Denso's least, are
0.34 mm."""
SMALLEST_MODULE_MM = 0.4
"""Printed smaller, phones fail: vendors name 0.4 mm, and GS1 asks for 0.396 mm of retail codes."""
LEVELS = ("Q", "M")
"""Error correction, best first. Where a white crease of 0.85 mm ran through the middle, every L
and each smaller M symbol was lost, and no Q (measured). L is never used."""
SPLITS = (0, 10, 6)
"""From how many characters on digits and capitals get a segment of their own: never at all, or
from where the header of a segment pays for itself. Whichever makes the smallest symbol is taken."""
_HAIR = 1e-6
"""Millimetres by which a side may miss its box through the arithmetic of floats."""


class TooDense(Exception):
    """An address does not fit a code of this size with modules that print."""

    def __init__(self, address: str, box_mm: float, side: int | None) -> None:
        self.address, self.box_mm = address, box_mm
        self.module_mm = box_mm / side if side else None
        """The module it would have in that box; None if no QR symbol holds the address at all."""
        self.needs_mm = round(side * SMALLEST_MODULE_MM, 1) if side else None
        """The smallest box it prints in; None likewise."""
        super().__init__(f"{len(address)} characters need more than {box_mm:g} mm")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol and how large it is printed."""

    rows: tuple[int, ...]
    """One row of modules each, the leftmost in the highest bit; without the quiet zone."""
    level: str
    module_mm: float

    @property
    def version(self) -> int:
        """The version, 1 to 40: each has four modules a side more than the one before."""
        return (len(self.rows) - 17) // 4

    @property
    def side(self) -> int:
        """Modules from edge to edge, quiet zone included."""
        return len(self.rows) + 2 * QUIET_ZONE

    @property
    def side_mm(self) -> float:
        """The printed side, quiet zone included."""
        return round(self.side * self.module_mm, 3)

    def dark(self) -> Iterator[tuple[int, int, int, int]]:
        """Yield rectangles (x, y, width, height) that cover the dark modules, quiet zone counted.

        Runs of a row that stand again right below are one rectangle: a fifth fewer.
        """
        open_runs: dict[tuple[int, int], int] = {}
        for y, row in enumerate((*self.rows, 0)):
            runs = dict.fromkeys(_runs(row, len(self.rows)))
            for run in [run for run in open_runs if run not in runs]:
                top = open_runs.pop(run)
                yield run[0] + QUIET_ZONE, top + QUIET_ZONE, run[1], y - top
            for run in runs:
                open_runs.setdefault(run, y)

    def bitmap(self, colour: Colour = BLACK) -> str:
        """Return a `data:` address of a PNG with one pixel a module, quiet zone included.

        It is in shades of grey, or else in a palette of the colour and white.

        The pixels are stored, not packed: packed bytes would differ between builds of zlib.
        """
        wide = (self.side + 7) // 8 * 8
        white = (1 << wide) - 1
        lines = [white] * QUIET_ZONE
        lines += [white ^ (row << (wide - len(self.rows) - QUIET_ZONE)) for row in self.rows]
        lines += [white] * QUIET_ZONE
        raw = b"".join(b"\0" + line.to_bytes(wide // 8, "big") for line in lines)
        kind = 0 if colour == BLACK else 3
        header = struct.pack(">IIBBBBB", self.side, self.side, 1, kind, 0, 0, 0)
        png = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header)
        if kind:
            palette = bytes((colour.red, colour.green, colour.blue, 255, 255, 255))
            png += _chunk(b"PLTE", palette)
        png += _chunk(b"IDAT", zlib.compress(raw, 0)) + _chunk(b"IEND", b"")
        return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _runs(row: int, width: int) -> Iterator[tuple[int, int]]:
    """The dark runs of a row: where each begins, and how long it is."""
    x = 0
    bits = f"{row:0{width}b}"
    while (x := bits.find("1", x)) >= 0:
        end = bits.find("0", x)
        end = width if end < 0 else end
        yield x, end - x
        x = end


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


@lru_cache(maxsize=4096)
def encode(address: str, *, box_mm: float = 30.0) -> Symbol:
    """Return the symbol of an address for a box of this side; raises TooDense if it needs more.

    The best level whose modules are 0.5 mm wins; only if none fits do modules shrink, to no
    less than 0.4 mm. A symbol takes 2 ms, so each is made once.
    """
    if not address:
        raise ValueError("an empty address has no code")
    drafts = [(level, draft) for level in LEVELS if (draft := _draft(address, level))]
    for level, draft in drafts:
        if _side(draft) * MODULE_MM <= box_mm + _HAIR:
            return Symbol(rows_of(draft), level, MODULE_MM)
    for level, draft in drafts[-1:]:
        if _side(draft) * SMALLEST_MODULE_MM <= box_mm + _HAIR:
            return Symbol(rows_of(draft), level, box_mm / _side(draft))
    raise TooDense(address, box_mm, _side(drafts[-1][1]) if drafts else None)


def _side(draft: Any) -> int:
    """Modules from edge to edge, quiet zone included."""
    return 17 + 4 * int(draft.version) + 2 * QUIET_ZONE


def _draft(address: str, level: str) -> Any | None:
    """The smallest symbol of this level, sized and not yet drawn; None if no symbol holds it."""
    from qrcode import constants
    from qrcode.main import QRCode

    drafts = []
    for split in SPLITS:
        draft = QRCode(error_correction=getattr(constants, f"ERROR_CORRECT_{level}"), border=0)
        draft.add_data(address.encode("utf-8"), optimize=split)
        if version := version_of(draft):
            draft.version = version
            drafts.append(draft)
    return min(drafts, key=_side, default=None)
