"""Fonts: whether each that is used is in the PDF, and says which letters its signs are."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from printguide.proof.aim import Aim
from printguide.proof.findings import Found
from printguide.proof.type_faults import FontNotInside, LettersUnknown

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_KNOWN = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding")
"""Encodings of which every reader knows the letters (ISO 32000-1, 9.10.2)."""


def font_name(font: Any) -> str:
    """Return the name of a font, without the letters before it that say it is a part."""
    written = str(font.get("/BaseFont") or font.get("/Name") or "").removeprefix("/")
    head, plus, name = written.partition("+")
    return (name if plus and len(head) == 6 else written) or "without a name"


def font_faults(fonts: list[Any], aim: Aim) -> Iterator[Found]:
    """Yield what is wrong with the fonts that are used.

    A table of characters is demanded of what is to be read aloud (ISO 14289-1, 7.21.7). Of other
    PDFs it is enough that their letters can be told, which is judged where they are drawn.
    """
    said = set[str]()
    for font in fonts:
        name = font_name(font)
        if name in said:
            continue
        found = [*_outside(font, name), *(_unspelt(font, name) if aim.tagged else ())]
        if found:
            said.add(name)
        yield from found


def _outside(font: Any, name: str) -> Iterator[Found]:
    """A font of type 3 is made of drawings in the PDF; all others have a file."""
    if font.get("/Subtype") == "/Type3":
        return
    descriptor = _below(font).get("/FontDescriptor")
    inside = isinstance(descriptor, pikepdf.Dictionary) and any(
        isinstance(descriptor.get(key), pikepdf.Stream) for key in _FILES
    )
    if not inside:
        yield Found(FontNotInside(name))


def _unspelt(font: Any, name: str) -> Iterator[Found]:
    if isinstance(font.get("/ToUnicode"), pikepdf.Stream):
        return
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Dictionary):
        # Signs that differ have names, and those of letters are known to every reader.
        known = "/Differences" in encoding and font.get("/Subtype") != "/Type3"
    elif font.get("/Subtype") == "/Type0":
        known = encoding not in (None, "/Identity-H", "/Identity-V")
    else:
        known = encoding in _KNOWN or (encoding is None and not _symbolic(font))
    if not known:
        yield Found(LettersUnknown(name))


def _below(font: Any) -> Any:
    """The font that holds the outlines: of a composite one, the one below."""
    below = font.get("/DescendantFonts")
    if isinstance(below, pikepdf.Array) and len(below):
        return below[0]
    return font


def _symbolic(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor")
    flags = descriptor.get("/Flags", 0) if isinstance(descriptor, pikepdf.Dictionary) else 0
    return bool(int(flags) & 4)
