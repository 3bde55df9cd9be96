"""Bind the vowel signs of Arabic to their letters, so that both are copied as they were written.

A sign that stands above or below its letter is set apart from the line in a PDF, and poppler and
pdfium (measured) take it for a line of its own: a vowelled word falls to pieces when it is copied.
So the letter is drawn together with its signs, and each sign becomes a glyph that is empty and on
the line. What is printed stays where it was, but for the kerning of such letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from printguide.engine.fonts.substituting import CHAINS, LIGATURES, chain, exchange, of_feature

SIGNS = (0x064B, 0x064C, 0x064D, 0x064E, 0x064F, 0x0650, 0x0651, 0x0652, 0x0670)
"""Tanwin, fatha, damma, kasra, shadda, sukun and the small alef (Unicode, chapter 9.2)."""
LETTERS = (*range(0x0621, 0x064B), 0x0679, 0x067E, 0x0686, 0x0688, 0x0691, 0x0698, 0x06A9,
           0x06AF, 0x06BA, 0x06BE, 0x06C1, 0x06CC, 0x06D2)  # fmt: skip
"""Those of Arabic, Persian and Urdu."""
EMPTY = 1
"""How wide an empty sign is, in units of the font: pdfium loses what has no width (measured)."""
_BASE = 1
"""The class in `GDEF` of a glyph that is no mark."""
_ON_BASE = 4
"""The kind of lookup in `GPOS` that puts marks on letters."""
_ROUND = 0x4
"""Flag of a part of a composite glyph: on the grid (OpenType, `glyf`)."""

_Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Bond:
    """Signs that may follow a letter, and where the glyph that draws them stands on each."""

    signs: tuple[str, ...]
    drawn_by: str
    places: dict[str, _Point]
    """By the names of letters."""

    def name(self, letter: str) -> str:
        """The glyph of a letter with these signs, in whatever order they are written."""
        return f"{letter}.{'.'.join(sorted(self.signs))}"


@dataclass(slots=True)
class _Script:
    """What a font has of the script: the glyphs of signs, and of letters in all their forms."""

    font: Any
    signs: list[str] = field(init=False)
    letters: list[str] = field(init=False)

    def __post_init__(self) -> None:
        glyphs, rules = self.font.getBestCmap(), self.font["GSUB"].table
        self.signs = [glyphs[sign] for sign in SIGNS if sign in glyphs]
        forms = {glyphs[letter] for letter in LETTERS if letter in glyphs}
        for index in of_feature(rules, "init", "medi", "fina"):
            for it in rules.LookupList.Lookup[index].SubTable:
                forms |= {to for of, to in it.mapping.items() if of in forms}
        parts = {name for name in self.font.getGlyphOrder() if name.endswith((".lam", ".alef"))}
        self.letters = sorted(forms | parts, key=self.font.getGlyphID)


def bind(font: Any) -> None:
    """Draw the letters of an open font together with their signs, wherever it knows the place."""
    script = _Script(font)
    places = dict(_places(script))
    bonds = []
    for signs, ligature in _taken_apart(script):
        bonds += [_Bond(signs, ligature, places.get(ligature, {}))]
        bonds += [_Bond(signs[::-1], ligature, places.get(ligature, {}))]
    bonds += [_Bond((sign,), sign, places.get(sign, {})) for sign in script.signs]
    blanks = {sign: f"{sign}.bound" for sign in script.signs}
    _draw(font, bonds, blanks)
    _write(script, bonds, blanks)


def _taken_apart(script: _Script) -> Iterator[tuple[tuple[str, ...], str]]:
    """Drop ligatures of two signs, as of a vowel on a shadda; yield each with its signs."""
    for lookup in script.font["GSUB"].table.LookupList.Lookup:
        for it in lookup.SubTable if lookup.LookupType == LIGATURES else ():
            for first in [name for name in it.ligatures if name in script.signs]:
                kept = []
                for one in it.ligatures[first]:
                    if set(one.Component) <= set(script.signs):
                        yield (first, *one.Component), one.LigGlyph
                    else:
                        kept.append(one)
                it.ligatures[first] = kept
            it.ligatures = {first: kept for first, kept in it.ligatures.items() if kept}


def _places(script: _Script) -> Iterator[tuple[str, dict[str, _Point]]]:
    """Yield each mark with how far it is moved from its own place on each letter."""
    found: dict[str, dict[str, _Point]] = {}
    for lookup in script.font["GPOS"].table.LookupList.Lookup:
        for it in lookup.SubTable if lookup.LookupType == _ON_BASE else ():
            marks = list(zip(it.MarkCoverage.glyphs, it.MarkArray.MarkRecord, strict=True))
            for letter, row in zip(it.BaseCoverage.glyphs, it.BaseArray.BaseRecord, strict=True):
                for mark, record in marks if letter in script.letters else ():
                    if anchor := row.BaseAnchor[record.Class]:
                        own = record.MarkAnchor
                        found.setdefault(mark, {})[letter] = (
                            anchor.XCoordinate - own.XCoordinate,
                            anchor.YCoordinate - own.YCoordinate,
                        )
    yield from found.items()


def _draw(font: Any, bonds: list[_Bond], blanks: dict[str, str]) -> None:
    """Add the glyphs: letters with their signs, as parts that are already there, and blanks."""
    glyf = import_module("fontTools.ttLib.tables._g_l_y_f")
    made: dict[str, tuple[Any, int]] = {name: (glyf.Glyph(), EMPTY) for name in blanks.values()}
    for bond in bonds:
        for letter, (x, y) in bond.places.items():
            parts = ((letter, 0, 0), (bond.drawn_by, x, y))
            advance = font["hmtx"][letter][0]
            made.setdefault(bond.name(letter), (_composite(glyf, parts), advance))
    order = [*font.getGlyphOrder(), *made]
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    for name, (glyph, advance) in made.items():
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
        font["GDEF"].table.GlyphClassDef.classDefs[name] = _BASE


def _composite(glyf: Any, parts: tuple[tuple[str, int, int], ...]) -> Any:
    glyph = glyf.Glyph()
    glyph.numberOfContours, glyph.components = -1, []
    for name, x, y in parts:
        part = glyf.GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, x, y, _ROUND
        glyph.components.append(part)
    return glyph


def _write(script: _Script, bonds: list[_Bond], blanks: dict[str, str]) -> None:
    """Exchange letters and signs, two signs before one; of three, none is touched."""
    font, bound = script.font, exchange(script.font, blanks)
    rules: dict[int, list[Any]] = {1: [], 2: []}
    for bond in (it for it in bonds if it.places):
        letters = exchange(font, {letter: bond.name(letter) for letter in bond.places})
        glyphs = [bond.places, *([sign] for sign in bond.signs)]
        steps = [letters, *[bound] * len(bond.signs)]
        rules[len(bond.signs)].append(chain(font, glyphs, steps))
    following = [script.letters, script.signs, script.signs]
    lookup = import_module("fontTools.ttLib.tables.otTables").Lookup()
    lookup.LookupType, lookup.LookupFlag = CHAINS, 0
    lookup.SubTable = [*rules[2], chain(font, following, (), after=2), *rules[1]]
    table = font["GSUB"].table
    table.LookupList.Lookup.append(lookup)
    for it in table.FeatureList.FeatureRecord:
        if it.FeatureTag == "rlig":
            it.Feature.LookupListIndex.append(len(table.LookupList.Lookup) - 1)
