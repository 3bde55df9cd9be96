"""Names and places: how what stands on a page is called, and where the author wrote it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from printguide.article.reading import Source
from printguide.article.whereabouts import place_on, whole_line
from printguide.engine.inspection.facts import Frame, Picture, Words
from printguide.places import Place, Span

LONGEST_QUOTE = 60
"""Characters of a word that a message quotes."""
SURE = 12
"""Characters of a part by which the whole can be found: shorter ones stand in many places."""
_BEFORE = re.compile(r"[^\s<>()\[\]\"'`]*\Z")
_AFTER = re.compile(r"[^\s<>()\[\]\"'`]*")
_COMPONENT = re.compile(r"<([A-Z][\w.]*)")
_ADDRESS = re.compile(r"://|^www\.|@\w+\.")
_TAGS = {
    "table": "table",
    "tr": "row of a table",
    "li": "list item",
    "figure": "image",
    "blockquote": "quotation",
    "pre": "code",
}


def quoted(text: str) -> str:
    """Return a text as messages quote it."""
    text = " ".join(text.split()).replace("`", "'")
    return f"`{text}`" if len(text) <= LONGEST_QUOTE else f"`{text[: LONGEST_QUOTE - 1]}…`"


def longest_word(text: str) -> str:
    """The word of a line that could not be broken; the last one of several that are as long."""
    return max(reversed(text.split()), key=len, default="")


def of_picture(picture: Picture) -> str:
    """Return how an image is called: by its file, else by its words."""
    if picture.is_code:
        return f"QR code {quoted(picture.alt.rpartition(' ')[2])}"
    name = picture.file or picture.alt
    return f"image {quoted(name)}" if name else "image"


@dataclass(frozen=True, slots=True)
class Author:
    """The author's file, as far as it is known."""

    path: PurePosixPath
    source: Source | None = None

    def of_box(self, element: Any, line: int) -> str:
        """Return how a box is called: by its component, else by what it is."""
        tag = str(element.tag).rpartition("}")[2] if element is not None else ""
        written = self.source.line(line) if self.source and line else ""
        found = _COMPONENT.search(written)
        if found and element is not None and element.get("data-line") is not None:
            return f"component `{found[1]}`"
        name = _TAGS.get(tag) or ("box" if found else _by_class(element))
        return f"{name} of `{found[1]}`" if found else name

    def of_words(self, words: Words) -> str:
        """Return how a run of text is called that does not fit: as a whole, if lines broke it."""
        word = longest_word(words.text)
        if words.around.preformatted:
            return f"code {quoted(word)}"
        at = self.source.text.find(word) if self.source else -1
        whole = self._around(at, word) if at >= 0 and len(word) >= SURE else word
        return f"address {quoted(whole)}" if _ADDRESS.search(whole) else f"word {quoted(word)}"

    def _around(self, at: int, word: str) -> str:
        """What stands around a part of the text, from space to space."""
        text = self.source.text if self.source else ""
        before = _BEFORE.search(text[max(at - 300, 0) : at])
        after = _AFTER.match(text, at + len(word))
        return (before[0] if before else "") + word + (after[0] if after else "")

    def of_frame(self, frame: Frame) -> str:
        """Return how a box that shows is called; a table says its columns."""
        name = self.of_box(frame.element, frame.line)
        if not frame.columns:
            return name
        table = name if name.startswith("table") else f"table of {name.partition(' ')[2]}"
        return f"{table} with {frame.columns} column{'s' * (frame.columns > 1)}"

    def place(self, line: int, before: int, wanted: Iterable[str] = ()) -> Place:
        """Return where something stands in the file.

        `line` is that of the element, or 0 where none around it knows one; then the words are
        looked for everywhere, and the line `before` serves if they are nowhere.
        """
        if self.source is None:
            return Place(self.path, max(line or before, 1))
        wanted = [text for text in wanted if text]
        if line:
            return place_on(self.source, line, wanted)
        for text in wanted:
            at = self.source.text.find(text)
            if at >= 0:
                return self.source.place(Span(at, at + len(text)))
        return whole_line(self.source, before) if before else Place(self.path)


def _by_class(element: Any) -> str:
    """What a part of the page that no author wrote is called by its styles."""
    classes = (element.get("class") or "").split() if element is not None else []
    return f"box `{classes[0]}`" if classes else "box"
