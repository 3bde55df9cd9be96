"""QR codes: from an address to a symbol that scans from paper. The only importer of qrcode."""

import base64
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

QUIET_ZONE = 4
"""Modules of white on all sides (ISO/IEC 18004, 6.3.8; Denso's own guide)."""
MODULE_MM = 0.5
"""The side of a module: four dots of a 300 dpi office printer are 0.34 mm, and a camera at
150 dpi with mild blur needs 0.425 mm (measured; see docs/architecture.md)."""
SMALLEST_MODULE_MM = 0.4
LEVELS = ("Q", "M")
"""Error correction, best first: Q survives a fold through the code, L is never used."""


class TooDense(Exception):
    """An address does not fit a code of this size with modules that print."""

    def __init__(self, address: str, box_mm: float) -> None:
        super().__init__(f"{len(address)} characters need more than {box_mm:g} mm")
        self.address, self.box_mm = address, box_mm


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol and how large it is printed."""

    rows: tuple[int, ...]
    """One row of modules each, the leftmost in the highest bit; without the quiet zone."""
    level: str
    module_mm: float

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

        Runs of a row that stand again right below are one rectangle: about half as many.
        """
        open_runs: dict[tuple[int, int], int] = {}
        for y, row in enumerate((*self.rows, 0)):
            runs = set(_runs(row, len(self.rows)))
            for run in [run for run in open_runs if run not in runs]:
                top = open_runs.pop(run)
                yield run[0] + QUIET_ZONE, top + QUIET_ZONE, run[1], y - top
            for run in sorted(runs):
                open_runs.setdefault(run, y)

    def bitmap(self) -> str:
        """Return a `data:` address of a PNG with one pixel a module, quiet zone included."""
        wide = (self.side + 7) // 8 * 8
        white = (1 << wide) - 1
        lines = [white] * QUIET_ZONE
        lines += [white ^ (row << (wide - len(self.rows) - QUIET_ZONE)) for row in self.rows]
        lines += [white] * QUIET_ZONE
        raw = b"".join(b"\0" + line.to_bytes(wide // 8, "big") for line in lines)
        header = struct.pack(">IIBBBBB", self.side, self.side, 1, 0, 0, 0, 0)
        png = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header)
        png += _chunk(b"IDAT", zlib.compress(raw, 9)) + _chunk(b"IEND", b"")
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
    less than 0.4 mm.
    """
    found = [(level, _modules(address, level)) for level in LEVELS]
    for level, rows in found:
        if rows and _side(rows) * MODULE_MM <= box_mm:
            return Symbol(rows, level, MODULE_MM)
    for level, rows in reversed(found):
        if rows and _side(rows) * SMALLEST_MODULE_MM <= box_mm:
            return Symbol(rows, level, box_mm / _side(rows))
    raise TooDense(address, box_mm)


def _side(rows: tuple[int, ...]) -> int:
    return len(rows) + 2 * QUIET_ZONE


def _modules(address: str, level: str) -> tuple[int, ...] | None:
    """The matrix of an address, or None if no symbol holds it."""
    from qrcode import constants
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    code = QRCode(error_correction=getattr(constants, f"ERROR_CORRECT_{level}"), border=0)
    code.add_data(address.encode("utf-8"), optimize=0)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    return tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in code.modules)
