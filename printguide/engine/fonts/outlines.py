"""Refuse fonts that would print wrongly, or could not be read."""

import struct
from pathlib import Path

NOT_A_FONT = "the file is not a font, or a damaged one: get it again, as a `.ttf` file"
UNFIT = {
    b"wOFF": "the font is packed as WOFF: unpack it with `fonttools ttLib -o font.ttf FILE`",
    b"wOF2": "the font is packed as WOFF2: unpack it with `fonttools ttLib -o font.ttf FILE`",
    b"ttcf": "the file is a collection of fonts: take the one that you want out of it",
}
"""By their first four bytes, files of fonts that are not taken as they are."""
WITH_GLYF = "use a TrueType version of it (most often a `.ttf` file)"


def refuse(font: Path | bytes) -> str | None:
    """Return why a font cannot be used, with the cure; None if it can.

    Only outlines in a `glyf` table will do: others are embedded so that some printers print
    boxes or nothing in their place, though they look right on screens.
    """
    try:
        data = font if isinstance(font, bytes) else font.read_bytes()
    except OSError as error:
        return f"the font cannot be read ({error.strerror}): give the path of a `.ttf` file"
    tables = _tables(data)
    if tables is None:
        return UNFIT.get(data[:4], NOT_A_FONT)
    if not tables.isdisjoint({"CFF ", "CFF2"}):
        return f"the font has PostScript outlines, which some printers print as boxes: {WITH_GLYF}"
    return None if "glyf" in tables else f"the font has no outlines, only pictures: {WITH_GLYF}"


def _tables(data: bytes) -> set[str] | None:
    """Return the names of the tables of a font; None if it is not one, or cut short."""
    if data[:4] not in {b"\0\1\0\0", b"true", b"OTTO"} or len(data) < 12:
        return None
    (count,) = struct.unpack_from(">H", data, 4)
    if len(data) < 12 + 16 * count:
        return None
    entries = list(struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count]))
    if any(start + length > len(data) for _, _, start, length in entries):
        return None
    return {tag.decode("latin-1") for tag, *_ in entries}
