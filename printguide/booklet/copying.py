"""Copying: what pages of a part need goes into the booklet, with new numbers.

Only what they lead to is copied. What they draw with is in the booklet once, however many parts
bring it: pictures, drawings and profiles are the same where their bytes are and those of all that
they refer to. Fonts are put together instead.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from printguide.booklet.faces import Faces
from printguide.booklet.file import File
from printguide.booklet.syntax import Reference

_REFERENCE = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-f]*>|\b(\d+) 0 R\b", re.DOTALL)
"""A reference as qpdf writes it. Strings are read along, so that none is found in them."""


@dataclass(slots=True)
class Shared:
    """What the booklet has already, by a digest of what it says."""

    faces: Faces
    known: dict[bytes, Reference] = field(default_factory=dict)
    lines: dict[bytes, Reference] = field(default_factory=dict)
    """Streams of ours, by what is in them."""

    def stream(self, file: File, content: bytes) -> Reference:
        """Return a stream of this content, which all pages share that need it."""
        if content not in self.lines:
            self.lines[content] = file.put_raw(b"<< /Length %d >>" % len(content), content)
        return self.lines[content]


@dataclass(slots=True)
class Copy:
    """The copy of one part."""

    file: File
    source: pikepdf.Pdf
    shared: Shared
    places: dict[int, Reference] = field(default_factory=dict)
    """By the number of an object of the part, what it is in the booklet."""
    waiting: list[int] = field(default_factory=list)
    begun: set[int] = field(default_factory=set)

    def stand_in(self, place: Reference) -> Any:
        """Return an object to which the part can refer instead of one of the booklet."""
        thing = self.source.make_indirect(Dictionary())
        self.places[thing.objgen[0]] = place
        return thing

    def settled(self, thing: Any) -> bytes:
        """Return what pages draw with as the booklet writes it; what it leads to is there once."""
        text: bytes = thing.unparse()
        return _renumbered(text, self._once)

    def _once(self, number: int) -> Reference:
        """Return what an object is in the booklet, after all that it leads to is there."""
        if number in self.places:
            return self.places[number]
        if number in self.begun:  # a drawing that leads back to itself
            place = self.file.reserve()
        else:
            self.begun.add(number)
            thing = self.source.get_object(number, 0)
            place = self._font(thing) or self._equal(number, thing)
        self.places[number] = place
        return place

    def _font(self, thing: Any) -> Reference | None:
        is_font = isinstance(thing, Dictionary) and thing.get("/Type") == Name.Font
        return self.shared.faces.place_of(thing) if is_font else None

    def _equal(self, number: int, thing: Any) -> Reference:
        facts = _renumbered(_facts(thing), self._once)
        content = _content(thing)
        own = self.places.get(number)
        if own is None:
            digest = sha256(b"%d %b" % (len(facts), facts) + (content or b"")).digest()
            if digest in self.shared.known:
                return self.shared.known[digest]
            own = self.shared.known[digest] = self.file.reserve()
        self._write(facts, content, own)
        return own

    def place(self, thing: Any) -> Reference:
        """Copy an object of the part, and all that it leads to and that is not there."""
        first = self._placed(thing.objgen[0])
        while self.waiting:
            number = self.waiting.pop()
            thing = self.source.get_object(number, 0)
            facts = _renumbered(_facts(thing), self._placed)
            self._write(facts, _content(thing), self.places[number])
        return first

    def _placed(self, number: int) -> Reference:
        if number not in self.places:
            self.places[number] = self.file.reserve()
            self.waiting.append(number)
        return self.places[number]

    def _write(self, facts: bytes, content: bytes | None, place: Reference) -> None:
        if content is None:
            self.file.put(facts, place)
        else:
            self.file.put_raw(facts, content, place)


def _content(thing: Any) -> bytes | None:
    """Return what is in a stream, packed as it is; None for any other object."""
    return bytes(thing.read_raw_bytes()) if isinstance(thing, pikepdf.Stream) else None


def _facts(thing: Any) -> bytes:
    """Return an object as qpdf writes it; of a stream, its dictionary."""
    facts = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    text: bytes = facts.unparse(resolved=True)
    return text


def _renumbered(text: bytes, place_of: Callable[[int], Reference]) -> bytes:
    return _REFERENCE.sub(
        lambda found: b"%d 0 R" % place_of(int(found[1])).number if found[1] else found[0], text
    )
