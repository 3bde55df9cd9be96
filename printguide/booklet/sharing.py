"""Sharing: what pages draw with is in the file once, however many parts bring it.

Pictures, drawings, profiles and whole dictionaries of resources are the same where their bytes are
and those of all that they refer to. Fonts are put together instead.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from printguide.booklet.faces import Faces

_Number = tuple[int, int]


@dataclass(slots=True)
class Shared:
    """All things that pages draw with."""

    faces: Faces
    known: dict[bytes, Any] = field(default_factory=dict)
    """By a digest of what it says, the first of each."""
    settled: dict[_Number, Any] = field(default_factory=dict)
    """By the number of an object, what stands for it."""

    def settle(self, page: pikepdf.Page) -> None:
        """Let a page draw with what the booklet has already."""
        page.obj.Resources = self.one(page.obj.Resources)

    def one(self, thing: Any) -> Any:
        """Return what stands for a thing, after all in it has been settled."""
        if not isinstance(thing, Array | Dictionary | pikepdf.Stream):
            return thing
        if not thing.is_indirect:
            self._inside(thing)
            return thing
        if thing.objgen not in self.settled:
            self.settled[thing.objgen] = thing  # while it is looked at: a drawing may hold itself
            self._inside(thing)
            self.settled[thing.objgen] = self.known.setdefault(_digest(thing), thing)
        return self.settled[thing.objgen]

    def _inside(self, thing: Any) -> None:
        places = range(len(thing)) if isinstance(thing, Array) else sorted(thing.keys())
        for place in places:
            if place == "/Font":
                thing[place] = self._fonts(thing[place])
            elif isinstance(thing[place], Array | Dictionary | pikepdf.Stream):
                thing[place] = self.one(thing[place])

    def _fonts(self, fonts: Any) -> Any:
        """Return the fonts of a dictionary of resources, put together with those of others."""
        if fonts.is_indirect and fonts.objgen in self.settled:
            return self.settled[fonts.objgen]
        for name in sorted(fonts.keys()):
            fonts[name] = self._font(fonts[name])
        if fonts.is_indirect:
            self.settled[fonts.objgen] = fonts
        return fonts

    def _font(self, font: Any) -> Any:
        if font.objgen not in self.settled:
            merged = self.faces.font_for(font)
            if merged is None:
                return self.one(font)
            self.settled[font.objgen] = merged
        return self.settled[font.objgen]


def _digest(thing: Any) -> bytes:
    said = sha256(thing.unparse(resolved=True) if not isinstance(thing, pikepdf.Stream) else b"")
    if isinstance(thing, pikepdf.Stream):
        said.update(thing.stream_dict.unparse(resolved=True))
        said.update(b"\0")
        said.update(thing.read_raw_bytes())
    return said.digest()
