"""Faces: the subsets of a face that parts embed become one font program with the glyphs of all.

The codes on pages are the numbers of glyphs in the face, so pages need no change. Where two parts
say different things of a code they share what they agree in: the glyphs, or these and the widths.
A font that is not built as WeasyPrint builds them stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar

import pikepdf
from pikepdf import Array, Dictionary, Name

from printguide.booklet.glyphs import Glyph, Program, Union, agree

_CODE = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>")
_A_BATCH = 100
"""How many codes stand between `beginbfchar` and `endbfchar` (ISO 32000-1, 9.10.3)."""
_FIXED_PITCH = 1
"""The flag of a face whose glyphs are all as wide (ISO 32000-1, table 123)."""

_T = TypeVar("_T")

Widths = dict[int, Any]
"""Of each glyph, in thousandths of the size of the type."""
Text = dict[int, bytes]
"""What each glyph says: UTF-16 in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class _Subset:
    """A font of a part."""

    font: Any
    below: Any
    """The CIDFont that has its glyphs."""
    program: Program
    widths: Widths
    text: Text

    @property
    def name(self) -> str:
        """Return the name of the face, without the tag of the subset (ISO 32000-1, 9.6.4)."""
        return str(self.font.BaseFont)[1:].partition("+")[2]

    def glyphs(self) -> dict[int, Glyph]:
        """Return the glyphs that pages show."""
        return {number: self.program.glyph(number) for number in self.widths}


@dataclass(slots=True)
class _Says:
    """A font of the booklet: codes of which all parts that use it say the same."""

    font: Any
    text: Text = field(default_factory=dict)


@dataclass(slots=True)
class _Wide:
    """A CIDFont of the booklet: glyphs whose widths are the same in all parts that use it."""

    first: Any
    widths: Widths = field(default_factory=dict)
    says: list[_Says] = field(default_factory=list)


@dataclass(slots=True)
class _Face:
    """A font program of the booklet."""

    name: str
    union: Union
    descriptors: list[Any] = field(default_factory=list)
    wide: list[_Wide] = field(default_factory=list)


@dataclass(slots=True)
class Faces:
    """All faces of a booklet."""

    pdf: pikepdf.Pdf
    faces: dict[str, list[_Face]] = field(default_factory=dict)

    def font_for(self, font: Any) -> Any | None:
        """Return the font of the booklet for one of a part; None for one that stays as it is."""
        subset = _read(font)
        if subset is None:
            return None
        glyphs = subset.glyphs()
        face = _first(
            self.faces.setdefault(subset.name, []),
            lambda it: it.union.agrees(subset.program, glyphs),
            lambda: _Face(subset.name, Union.of(subset.program)),
        )
        face.union.add(subset.program, glyphs)
        face.descriptors.append(subset.below.FontDescriptor)
        wide = _first(
            face.wide, lambda it: agree(it.widths, subset.widths), lambda: _Wide(subset.below)
        )
        wide.widths.update(subset.widths)
        says = _first(
            wide.says,
            lambda it: agree(it.text, subset.text),
            lambda: _Says(self.pdf.make_indirect(Dictionary(Type=Name.Font))),
        )
        says.text.update(subset.text)
        return says.font

    def write(self) -> None:
        """Write all fonts that were given out."""
        for name in sorted(self.faces):
            for face in self.faces[name]:
                self._write(face)

    def _write(self, face: _Face) -> None:
        program = face.union.program()
        name = Name(f"/{_tag(program)}+{face.name}")
        descriptor = self._descriptor(face, name, program)
        for wide in face.wide:
            below = self.pdf.make_indirect(Dictionary(dict(wide.first.items())))
            below.BaseFont, below.FontDescriptor = name, descriptor
            below.W = Array(_runs(wide.widths))
            for says in wide.says:
                says.font.Subtype, says.font.Encoding = Name.Type0, Name("/Identity-H")
                says.font.BaseFont, says.font.DescendantFonts = name, Array([below])
                says.font.ToUnicode = self.pdf.make_stream(_mapping(says.text))

    def _descriptor(self, face: _Face, name: Name, program: bytes) -> Any:
        """Return the facts of a face, with the box around the glyphs of all subsets."""
        facts = Dictionary(dict(face.descriptors[0].items()))
        left, bottom, right, top = zip(*(it.FontBBox for it in face.descriptors), strict=True)
        facts.FontBBox = Array([min(left), min(bottom), max(right), max(top)])
        flags = [int(it.Flags) for it in face.descriptors]
        if not all(it & _FIXED_PITCH for it in flags):
            facts.Flags = flags[0] & ~_FIXED_PITCH
        facts.FontName = name
        facts.FontFile2 = self.pdf.make_stream(program, Length1=len(program))
        return self.pdf.make_indirect(facts)


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
    return _Subset(font, below, Program(facts.FontFile2.read_bytes()), widths, text)


def _widths(written: Any) -> Widths | None:
    """Read widths as `first [width ...]` (ISO 32000-1, 9.7.4.3), the only form that we write."""
    facts, widths = list(written), {}
    for first, run in zip(facts[::2], facts[1::2], strict=False):
        if not isinstance(run, Array):
            return None
        widths.update(enumerate(run, start=int(first)))
    return widths


def _runs(widths: Widths) -> Iterator[Any]:
    run = Array()
    for number in sorted(widths):
        if number - 1 not in widths:
            run = Array()
            yield number
            yield run
        run.append(widths[number])


def _text(mapping: bytes) -> Text | None:
    if b"bfrange" in mapping:
        return None
    return {int(code, 16): text for code, text in _CODE.findall(mapping)}


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
