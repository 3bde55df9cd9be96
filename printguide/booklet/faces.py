"""Faces: the subsets of a face that parts embed become one font program with the glyphs of all.

The codes on pages are the numbers of glyphs in the face, so pages need no change. Where two parts
say different things of a code they share what they agree in: the glyphs, or these and the widths.
A font that is not built as WeasyPrint builds them stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any, TypeVar

from pikepdf import Array, Name

from printguide.booklet.file import File
from printguide.booklet.glyphs import Glyph, Program, Union, agree
from printguide.booklet.syntax import Reference, Value, written

_CODE = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>")
_A_BATCH = 100
"""How many codes stand between `beginbfchar` and `endbfchar` (ISO 32000-1, 9.10.3)."""
_FIXED_PITCH = 1
"""The flag of a face whose glyphs are all as wide (ISO 32000-1, table 123)."""

_IDENTITY: dict[str, Value] = {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0}
_OWN = ("/Type", "/FontName", "/FontBBox", "/Flags", "/FontFile2")
"""What a descriptor says otherwise in each subset."""

_T = TypeVar("_T")

Widths = dict[int, Any]
"""Of each glyph, in thousandths of the size of the type."""
Text = dict[int, bytes]
"""What each glyph says: UTF-16 in hexadecimal digits."""


@dataclass(slots=True)
class _Looks:
    """What the descriptor of a font says of its face (ISO 32000-1, table 122)."""

    facts: dict[str, Value]
    box: tuple[Any, ...]
    flags: int

    def join(self, other: "_Looks") -> None:
        """Make it true of another subset too: the box is around all, one pitch is that of all."""
        left, bottom, right, top = zip(self.box, other.box, strict=True)
        self.box = (min(left), min(bottom), max(right), max(top))
        if not other.flags & _FIXED_PITCH:
            self.flags &= ~_FIXED_PITCH

    def written(self, name: Name, program: Reference) -> dict[str, Value]:
        """Return the descriptor."""
        own: dict[str, Value] = {
            "FontName": name,
            "FontBBox": self.box,
            "Flags": self.flags,
            "FontFile2": program,
        }
        return {"Type": b"/FontDescriptor", **self.facts, **own}


@dataclass(frozen=True, slots=True)
class _Subset:
    """A font of a part."""

    name: str
    """Of the face, without the tag of the subset (ISO 32000-1, 9.6.4)."""
    looks: "_Looks"
    program: Program
    widths: Widths
    text: Text

    def glyphs(self) -> dict[int, Glyph]:
        """Return the glyphs that pages show."""
        return {number: self.program.glyph(number) for number in self.widths}


@dataclass(slots=True)
class _Says:
    """A font of the booklet: codes of which all parts that use it say the same."""

    place: Reference
    text: Text = field(default_factory=dict)


@dataclass(slots=True)
class _Wide:
    """A CIDFont of the booklet: glyphs whose widths are the same in all parts that use it."""

    widths: Widths = field(default_factory=dict)
    says: list[_Says] = field(default_factory=list)


@dataclass(slots=True)
class _Face:
    """A font program of the booklet."""

    name: str
    union: Union
    looks: _Looks
    wide: list[_Wide] = field(default_factory=list)


@dataclass(slots=True)
class Faces:
    """All faces of a booklet."""

    file: File
    faces: dict[str, list[_Face]] = field(default_factory=dict)

    def place_of(self, font: Any) -> Reference | None:
        """Return the font of the booklet for one of a part; None for one that stays as it is."""
        subset = _read(font)
        if subset is None:
            return None
        glyphs = subset.glyphs()
        face = _first(
            self.faces.setdefault(subset.name, []),
            lambda it: it.union.agrees(subset.program, glyphs),
            lambda: _Face(subset.name, Union.of(subset.program), subset.looks),
        )
        face.union.add(subset.program, glyphs, _letters(subset.text))
        face.looks.join(subset.looks)
        wide = _first(face.wide, lambda it: agree(it.widths, subset.widths), _Wide)
        wide.widths.update(subset.widths)
        says = _first(
            wide.says,
            lambda it: agree(it.text, subset.text),
            lambda: _Says(self.file.reserve()),
        )
        says.text.update(subset.text)
        return says.place

    def write(self) -> None:
        """Write all fonts whose places were given out."""
        for name in sorted(self.faces):
            for face in self.faces[name]:
                self._write(face)

    def _write(self, face: _Face) -> None:
        program = face.union.program()
        name = Name(f"/{_tag(program)}+{face.name}")
        stream = self.file.put_stream({"Length1": len(program)}, program)
        descriptor = self.file.put(face.looks.written(name, stream))
        for wide in face.wide:
            below = self.file.put(
                {
                    "Type": b"/Font",
                    "Subtype": b"/CIDFontType2",
                    "BaseFont": name,
                    "CIDSystemInfo": _IDENTITY,
                    "CIDToGIDMap": b"/Identity",
                    "FontDescriptor": descriptor,
                    "W": list(_runs(wide.widths)),
                }
            )
            for says in wide.says:
                self._write_font(says, name, below)

    def _write_font(self, says: _Says, name: Name, below: Reference) -> None:
        font: dict[str, Value] = {
            "Type": b"/Font",
            "Subtype": b"/Type0",
            "BaseFont": name,
            "Encoding": b"/Identity-H",
            "DescendantFonts": [below],
            "ToUnicode": self.file.put_stream({}, _mapping(says.text)),
        }
        self.file.put(font, says.place)


def _first(known: list[_T], fits: Callable[[_T], bool], new: Callable[[], _T]) -> _T:
    """Return the first that fits, or a new one that joins them."""
    for thing in known:
        if fits(thing):
            return thing
    known.append(new())
    return known[-1]


def _read(font: Any) -> _Subset | None:
    """Read a font of ours; None for any other."""
    if font.get("/Subtype") != Name.Type0 or font.get("/Encoding") != Name("/Identity-H"):
        return None
    below = font.DescendantFonts[0]
    facts = below.FontDescriptor
    if "/FontFile2" not in facts or "/CIDSet" in facts or "+" not in str(font.BaseFont):
        return None
    if below.get("/CIDToGIDMap") != Name.Identity or "/ToUnicode" not in font:
        return None
    widths, text = _widths(below.W), _text(font.ToUnicode.read_bytes())
    if widths is None or text is None:
        return None
    name = str(font.BaseFont)[1:].partition("+")[2]
    return _Subset(name, _looks(facts), Program(facts.FontFile2.read_bytes()), widths, text)


def _looks(facts: Any) -> _Looks:
    kept: dict[str, Value] = {
        key[1:]: written(facts[key]) for key in sorted(facts.keys()) if key not in _OWN
    }
    return _Looks(kept, tuple(facts.FontBBox), int(facts.Flags))


def _widths(written: Any) -> Widths | None:
    """Read widths as `first [width ...]` (ISO 32000-1, 9.7.4.3), the only form that we write."""
    facts = list(written)
    widths: Widths = {}
    for first, run in zip(facts[::2], facts[1::2], strict=False):
        if not isinstance(run, Array):
            return None
        widths.update(enumerate(run, start=int(first)))
    return widths


def _runs(widths: Widths) -> Iterator[Any]:
    numbers = sorted(widths)
    starts = [at for at, it in enumerate(numbers) if it - 1 not in widths]
    for start, end in pairwise([*starts, len(numbers)]):
        yield numbers[start]
        yield [widths[number] for number in numbers[start:end]]


def _text(mapping: bytes) -> Text | None:
    if b"bfrange" in mapping:
        return None
    return {int(code, 16): text for code, text in _CODE.findall(mapping)}


def _letters(text: Text) -> dict[int, int]:
    """Return the glyphs that say one character, by its code."""
    said = {number: bytes.fromhex(it.decode()).decode("utf-16-be") for number, it in text.items()}
    return {ord(it): number for number, it in said.items() if len(it) == 1}


def _mapping(text: Mapping[int, bytes]) -> bytes:
    """Write a ToUnicode map (ISO 32000-1, 9.10.3)."""
    codes = [b"<%04x> <%s>" % (code, text[code]) for code in sorted(text)]
    lines = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        b"1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for start in range(0, len(codes), _A_BATCH):
        batch = codes[start : start + _A_BATCH]
        lines += [b"%d beginbfchar" % len(batch), *batch, b"endbfchar"]
    lines.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(lines)


def _tag(program: bytes) -> str:
    """Return six letters for a subset, which no other has (ISO 32000-1, 9.6.4)."""
    return "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])
