"""Characters: what each glyph stands for when text is copied (ISO 14289-1, 7.21.7).

Where signs belong to a letter, WeasyPrint names one glyph of them for all and the others for
nothing. Here the words of the document are shaped once more, glyph by character.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from printguide.engine.passes.contents import Contents

_LINE = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
"""How pydyf has a glyph and its text in the table of a font, `ToUnicode`."""
_SELECTOR = re.compile("[\ufe00-\ufe0f]")
"""Characters that choose between the forms of the one before, such as sign and picture."""


def name_characters(document: Any, pdf: Any) -> None:
    """Mend what glyphs stand for, in fonts that have one for a letter with its signs."""
    words: list[str] = []
    for font in document.fonts.values():
        doubtful = {glyph for glyph, text in font.to_unicode.items() if _is_doubtful(text)}
        if doubtful:
            words = words or sorted(set(_words(document)))
            names = _shaped(font, words)
            _mend(pdf, font, {glyph: names[glyph] for glyph in doubtful & names.keys()})


def _is_doubtful(text: str) -> bool:
    return not text or (len(text) > 1 and any(map(unicodedata.combining, text)))


def _words(document: Any) -> Iterator[str]:
    from weasyprint.formatting_structure.boxes import TextBox

    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, TextBox):
                yield from box.text.split()


def _shaped(font: Any, words: Iterable[str]) -> dict[int, str]:
    """Return what the glyphs of words stand for: of several texts for one, the shortest."""
    import uharfbuzz
    from weasyprint.text.fonts import get_hb_object_data

    shaper = uharfbuzz.Font(uharfbuzz.Face(get_hb_object_data(font.hb_face), font.index))
    names: dict[int, str] = {}
    for word in words:
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS
        buffer.add_str(word)
        buffer.guess_segment_properties()
        uharfbuzz.shape(shaper, buffer)
        for glyph, text in _parted(word, buffer.glyph_infos):
            if glyph and text and len(text) < len(names.get(glyph, text + " ")):
                names[glyph] = text
    return names


def _parted(word: str, glyphs: list[Any]) -> Iterator[tuple[int, str]]:
    """Yield each glyph of a word with its characters: those up to where the next one begins.

    A selector begins nothing: in a picture of joined signs it stands for itself, in their middle.
    """
    begun = {it.cluster for it in glyphs if not _SELECTOR.match(word, it.cluster)}
    ends = dict(pairwise([*sorted(begun), len(word)]))
    for glyph in glyphs:
        if glyph.cluster in begun:
            yield glyph.codepoint, word[glyph.cluster : ends[glyph.cluster]]


def _mend(pdf: Any, font: Any, names: dict[int, str]) -> None:
    contents = Contents(pdf)
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("BaseFont") == font.name and "ToUnicode" in thing:
            table = contents.get(thing["ToUnicode"])
            table.stream = [_renamed(line, names) for line in table.stream]


def _renamed(line: Any, names: dict[int, str]) -> Any:
    found = _LINE.fullmatch(line) if isinstance(line, bytes) else None
    name = names.get(int(found[1], 16)) if found else None
    if found is None or name is None:
        return line
    return b"<%b> <%b>" % (found[1], name.encode("utf-16-be").hex().encode())
