"""Mend the width of a glyph in a TrueType font: that of the space of Noto Emoji."""

import struct

_WHOLE = 0xB1B0AFBA
"""What the checksums of a font add up to, by the specification of the table `head`."""


def with_advance(font: bytes, glyph: int, advance: int) -> bytes:
    """Return the font with another advance width of a glyph, in units of the font."""
    mended, places = bytearray(font), _places(font)
    hhea, hmtx, head = (places[tag][1] for tag in (b"hhea", b"hmtx", b"head"))
    (own_widths,) = struct.unpack_from(">H", font, hhea + 34)
    if glyph >= own_widths:
        raise ValueError(f"glyph {glyph} shares its width with others")
    struct.pack_into(">H", mended, hmtx + 4 * glyph, advance)
    struct.pack_into(">L", mended, head + 8, 0)
    entry, start, length = places[b"hmtx"]
    struct.pack_into(">L", mended, entry + 4, _checksum(mended[start : start + length]))
    struct.pack_into(">L", mended, head + 8, (_WHOLE - _checksum(mended)) & 0xFFFFFFFF)
    return bytes(mended)


def _places(font: bytes) -> dict[bytes, tuple[int, int, int]]:
    """Return, by table, where its entry in the directory is, where it starts, how long it is."""
    (count,) = struct.unpack_from(">H", font, 4)
    places = {}
    for entry in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, entry)
        places[tag] = (entry, start, length)
    return places


def _checksum(data: bytes | bytearray) -> int:
    padded = bytes(data) + b"\0" * (-len(data) % 4)
    words: list[int] = [word for (word,) in struct.iter_unpack(">L", padded)]
    return sum(words) & 0xFFFFFFFF
