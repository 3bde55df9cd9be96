"""Glyphs of TrueType fonts: taken out of several subsets of a face, put together into one.

WeasyPrint leaves the glyphs that a text asks for at their numbers in the face. The parts that
composed ones are made of may stand behind the last of these, at numbers of their own in each
subset. So glyphs are compared with all that they are made of, and their parts are numbered anew.
"""

import io
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter

_HINTS = ("cvt ", "fpgm", "prep")
_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp", *_HINTS)
"""What a font program of a CIDFont needs to have (ISO 32000-1, 9.9).

We give it a `cmap` too: Ghostscript lines letters up by those that it finds there by name.
"""

_MORE, _WORDS, _SCALE, _SCALES, _MATRIX = 0x20, 0x01, 0x08, 0x40, 0x80
"""Flags of the parts of a composed glyph (ISO/IEC 14496-22, `glyf`)."""
_HEADER = 10
"""Bytes before what a glyph is made of."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph, whatever its number and those of its parts are."""

    outline: bytes
    """As in the font, with zeros for the numbers of parts, and without zeros at the end."""
    length: int = field(compare=False)
    """With zeros at the end: some are its own, some fill up."""
    metric: bytes
    """Advance and left side bearing."""
    parts: tuple["Glyph", ...] = ()
    slots: tuple[int, ...] = ()
    """Where in the outline the number of each part stands."""

    def written(self, numbers: Mapping["Glyph", int]) -> bytes:
        """Return the outline with the numbers of its parts, of a length that 4 divides."""
        outline = bytearray(self.outline.ljust(self.length, b"\0"))
        for slot, part in zip(self.slots, self.parts, strict=True):
            struct.pack_into(">H", outline, slot, numbers[part])
        outline.extend(bytes(-len(outline) % 4))
        return bytes(outline)


class Program:
    """A TrueType font program, for reading."""

    def __init__(self, content: bytes) -> None:
        reader = SFNTReader(io.BytesIO(content))
        self.tables: dict[str, bytes] = {tag: reader[tag] for tag in _TABLES if tag in reader}
        wide = struct.unpack_from(">h", self.tables["head"], 50)[0]
        self._place, self._unit = (">2L", 1) if wide else (">2H", 2)
        self._count = struct.unpack_from(">H", self.tables["maxp"], 4)[0]
        self._advances = struct.unpack_from(">H", self.tables["hhea"], 34)[0]

    @property
    def nature(self) -> tuple[bytes, ...]:
        """What has to be equal for glyphs of two programs to look alike: units and hints."""
        return (self.tables["head"][18:20], *(self.tables.get(tag, b"") for tag in _HINTS))

    def glyph(self, number: int) -> Glyph:
        """Return a glyph with its parts; an empty one for a number that the program has not."""
        if number >= self._count:
            return Glyph(b"", 0, bytes(4))
        outline, metric = self._outline(number), self._metric(number)
        if outline[:1] < b"\x80":  # the number of contours is negative where it is composed
            return Glyph(outline.rstrip(b"\0"), len(outline), metric)
        slots = tuple(_slots(outline))
        parts = tuple(self.glyph(int.from_bytes(outline[at : at + 2])) for at in slots)
        blank = bytearray(outline)
        for slot in slots:
            blank[slot : slot + 2] = b"\0\0"
        return Glyph(bytes(blank).rstrip(b"\0"), len(outline), metric, parts, slots)

    def _outline(self, number: int) -> bytes:
        at = number * struct.calcsize(self._place) // 2
        start, end = struct.unpack_from(self._place, self.tables["loca"], at)
        return self.tables["glyf"][start * self._unit : end * self._unit]

    def _metric(self, number: int) -> bytes:
        """Return advance and bearing; the last advance is that of all after it (`hmtx`)."""
        table, last = self.tables["hmtx"], self._advances - 1
        if number <= last:
            return table[4 * number : 4 * number + 4]
        bearing = 4 * (last + 1) + 2 * (number - last - 1)
        return table[4 * last : 4 * last + 2] + table[bearing : bearing + 2]


def _slots(outline: bytes) -> Iterable[int]:
    """Yield where the numbers of the parts of a composed glyph stand."""
    at, flags = _HEADER, _MORE
    while flags & _MORE:
        flags = int.from_bytes(outline[at : at + 2])
        yield at + 2
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _SCALES else 8 if flags & _MATRIX else 0


@dataclass(slots=True)
class Union:
    """The glyphs of several subsets of a face, by their numbers in it."""

    nature: tuple[bytes, ...]
    tables: dict[str, bytes]
    """Those of the first subset: `head`, `hhea` and hints."""
    glyphs: dict[int, Glyph] = field(default_factory=dict)
    heads: list[bytes] = field(default_factory=list)
    most: list[bytes] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    letters: dict[int, int] = field(default_factory=dict)
    """By their code in Unicode, the glyphs of letters."""

    @classmethod
    def of(cls, program: Program) -> "Union":
        """Return a union to which a program can be added first."""
        return cls(program.nature, program.tables)

    def agrees(self, program: Program, glyphs: Mapping[int, Glyph]) -> bool:
        """Whether these glyphs of a program are nowhere at odds with those that are there."""
        return self.nature == program.nature and agree(self.glyphs, glyphs)

    def add(
        self, program: Program, glyphs: Mapping[int, Glyph], letters: Mapping[int, int]
    ) -> None:
        """Add glyphs of a program that agrees."""
        self.glyphs.update(glyphs)
        self.letters = {**letters, **self.letters}
        self.heads.append(program.tables["head"])
        self.most.append(program.tables["maxp"])
        self.lines.append(program.tables["hhea"])

    def program(self) -> bytes:
        """Return a font program with all the glyphs; the others are empty."""
        numbers = self._numbers()
        placed = {number: glyph for glyph, number in numbers.items()} | self.glyphs
        count = max(placed, default=0) + 1
        outlines = {number: placed[number].written(numbers) for number in sorted(placed)}
        places = accumulate((len(outlines.get(it, b"")) for it in range(count)), initial=0)
        metrics = bytearray(4 * count)
        for number, glyph in placed.items():
            metrics[4 * number : 4 * number + 4] = glyph.metric
        tables = {
            "cmap": _cmap(self.letters),
            "glyf": b"".join(outlines.values()),
            "head": self._head(),
            "hhea": self._line(count),
            "hmtx": bytes(metrics),
            "loca": struct.pack(f">{count + 1}L", *places),
            "maxp": self._most(count),
            **{tag: self.tables[tag] for tag in _HINTS if tag in self.tables},
        }
        return _packed(tables)

    def _numbers(self) -> dict[Glyph, int]:
        """Return a number for each glyph; parts without one of their own come after the last."""
        numbers: dict[Glyph, int] = {}
        for number in sorted(self.glyphs):
            numbers.setdefault(self.glyphs[number], number)
        free = max(self.glyphs, default=0) + 1
        waiting = [self.glyphs[number] for number in sorted(self.glyphs, reverse=True)]
        while waiting:
            glyph = waiting.pop()
            if glyph not in numbers:
                numbers[glyph] = free
                free += 1
            waiting.extend(reversed(glyph.parts))
        return numbers

    def _head(self) -> bytes:
        """Return the head: the box around all glyphs, and places of four bytes in `loca`."""
        boxes = [struct.unpack_from(">4h", head, 36) for head in self.heads]
        left, bottom, right, top = zip(*boxes, strict=True)
        head = bytearray(self.tables["head"])
        struct.pack_into(">4h", head, 36, min(left), min(bottom), max(right), max(top))
        struct.pack_into(">h", head, 50, 1)
        return bytes(head)

    def _line(self, count: int) -> bytes:
        """Return `hhea`: the extremes of all, and an advance for each glyph."""
        facts = [struct.unpack_from(">H3h", line, 10) for line in self.lines]
        advance, left, right, extent = zip(*facts, strict=True)
        line = bytearray(self.tables["hhea"])
        struct.pack_into(">H3h", line, 10, max(advance), min(left), min(right), max(extent))
        struct.pack_into(">H", line, 34, count)
        return bytes(line)

    def _most(self, count: int) -> bytes:
        """Return `maxp`: the largest that is asked of a reader in any subset."""
        most = [struct.unpack_from(">13H", table, 6) for table in self.most]
        largest = [max(facts) for facts in zip(*most, strict=True)]
        return self.most[0][:4] + struct.pack(">14H", count, *largest)


def _cmap(letters: Mapping[int, int]) -> bytes:
    """Return the table of letters, in segments of format 12 (ISO/IEC 14496-22, `cmap`)."""
    groups: list[tuple[int, int, int]] = []
    for code, number in sorted(letters.items()):
        first, last, glyph = groups[-1] if groups else (0, -1, 0)
        if code == last + 1 and number == glyph + code - first:
            groups[-1] = (first, code, glyph)
        else:
            groups.append((code, code, number))
    segments = b"".join(struct.pack(">3L", *group) for group in groups)
    head = struct.pack(">2H2HL", 0, 1, 3, 10, 12)  # one table, for all of Unicode on Windows
    return head + struct.pack(">2H3L", 12, 0, 16 + len(segments), 0, len(groups)) + segments


def agree(known: Mapping[int, Any], more: Mapping[int, Any]) -> bool:
    """Whether two tables say the same where both say something."""
    return all(known.get(key, value) == value for key, value in more.items())


def _packed(tables: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    writer = SFNTWriter(file, len(tables), "\0\1\0\0")
    for tag, table in sorted(tables.items()):
        writer[tag] = table
    writer.close()
    return file.getvalue()
