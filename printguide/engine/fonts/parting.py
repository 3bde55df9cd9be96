"""Part Arabic ligatures, so that every glyph stands for one letter.

Readers of PDFs turn a line from the right round glyph by glyph. Where one glyph stands for two
letters, as in the lam-alef of nearly every sentence, poppler and pdfium (measured) copy the
letters in the wrong order, and `/ActualText` does not help. So ligatures of habit are dropped,
and a lam-alef becomes two glyphs that are drawn as one: that of the lam has the outline, that
of the alef is empty and half as wide as the whole.
"""

import io
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from printguide.engine.fonts.binding import bind
from printguide.engine.fonts.kerning import narrow
from printguide.engine.fonts.substituting import CHAINS, LIGATURES, chain, exchange, of_feature

LETTERS_OF_ALEF = (0x0627, 0x0622, 0x0623, 0x0625, 0x0671)
ON_BASE, ON_LIGATURE = 4, 5
"""The kinds of lookups in `GPOS`, by the numbers of the OpenType specification."""
BASE = 1
"""The class in `GDEF` of a glyph that carries marks."""


@dataclass(frozen=True, slots=True)
class LamAlef:
    """A ligature and the two glyphs it is made of, by their names in the font."""

    lam: str
    alef: str
    whole: str

    @property
    def parts(self) -> tuple[str, str]:
        """The names of the glyphs that stand for the lam and the alef once they are parted."""
        return f"{self.whole}.lam", f"{self.whole}.alef"


def parted(font: Path) -> bytes:
    """Return the font with its Arabic ligatures parted; the same input gives the same bytes."""
    opened = import_module("fontTools.ttLib").TTFont(font, recalcTimestamp=False)
    rules, places = opened["GSUB"].table, opened["GPOS"].table
    pairs: list[LamAlef] = []
    for index in of_feature(rules, "rlig"):
        lookup = rules.LookupList.Lookup[index]
        if lookup.LookupType == LIGATURES:
            found = list(_lam_alefs(lookup, _alefs(opened)))
            _substitute(opened, lookup, found)
            pairs += found
    halves = _draw(opened, pairs)
    for index in of_feature(places, "mark"):
        if places.LookupList.Lookup[index].LookupType == ON_LIGATURE:
            _carry_marks(opened, index, pairs, halves)
    narrow(opened)
    bind(opened)
    file = io.BytesIO()
    opened.save(file)
    return file.getvalue()


def _alefs(font: Any) -> frozenset[str]:
    """Return the names of the glyphs of an alef at the end of what it joins."""
    of_letters = {font.getBestCmap().get(point) for point in LETTERS_OF_ALEF}
    rules = font["GSUB"].table
    steps = [rules.LookupList.Lookup[index] for index in of_feature(rules, "fina")]
    mappings = [single.mapping for step in steps for single in step.SubTable]
    return frozenset(to for it in mappings for of, to in it.items() if of in of_letters)


def _lam_alefs(lookup: Any, alefs: frozenset[str]) -> Iterator[LamAlef]:
    for subtable in lookup.SubTable:
        for first, ligatures in subtable.ligatures.items():
            for it in ligatures:
                if len(it.Component) == 1 and it.Component[0] in alefs:
                    yield LamAlef(first, it.Component[0], it.LigGlyph)


def _substitute(font: Any, lookup: Any, pairs: list[LamAlef]) -> None:
    """Turn a lookup of ligatures into one that exchanges both glyphs of each pair in place."""
    lookup.LookupType, lookup.SubTable = CHAINS, []
    for pair in pairs:
        letters = (pair.lam, pair.alef)
        steps = [exchange(font, dict([it])) for it in zip(letters, pair.parts, strict=True)]
        lookup.SubTable.append(chain(font, [[letter] for letter in letters], steps))


def _draw(font: Any, pairs: list[LamAlef]) -> dict[str, int]:
    """Add the glyphs of the parts; return how far from the left each pair is parted."""
    glyphs, drawn, halves = font.getGlyphSet(), {}, {}
    for pair in pairs:
        lam, alef = pair.parts
        width = font["hmtx"][pair.whole][0]
        halves[pair.whole] = half = width // 2
        drawn[lam] = (_moved(glyphs, pair.whole, -half), width - half)
        drawn[alef] = (import_module("fontTools.ttLib.tables._g_l_y_f").Glyph(), half)
    order = [*font.getGlyphOrder(), *drawn]
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    for name, (glyph, advance) in drawn.items():
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
        font["GDEF"].table.GlyphClassDef.classDefs[name] = BASE
    return halves


def _moved(glyphs: Any, name: str, by: int) -> Any:
    recording = import_module("fontTools.pens.recordingPen").DecomposingRecordingPen(glyphs)
    pen = import_module("fontTools.pens.ttGlyphPen").TTGlyphPen(None)
    glyphs[name].draw(recording)
    to = import_module("fontTools.pens.transformPen").TransformPen(pen, (1, 0, 0, 1, by, 0))
    recording.replay(to)
    return pen.glyph()


def _carry_marks(font: Any, index: int, pairs: list[LamAlef], halves: dict[str, int]) -> None:
    """Let the parts carry the marks that a lookup put on the whole ligatures."""
    tables = import_module("fontTools.ttLib.tables.otTables")
    build = import_module("fontTools.otlLib.builder")
    places = font["GPOS"].table
    for subtable in places.LookupList.Lookup[index].SubTable:
        bases: dict[str, Any] = {}
        attached = subtable.LigatureArray.LigatureAttach
        by_name = dict(zip(subtable.LigatureCoverage.glyphs, attached, strict=True))
        for pair in (it for it in pairs if it.whole in by_name):
            for part, component, by in zip(
                pair.parts,
                by_name[pair.whole].ComponentRecord,
                (-halves[pair.whole], 0),
                strict=True,
            ):
                bases[part] = _record(tables.BaseRecord(), component.LigatureAnchor, by)
        names = sorted(bases, key=font.getGlyphID)
        on_base = tables.MarkBasePos()
        on_base.Format, on_base.ClassCount = 1, subtable.ClassCount
        on_base.MarkCoverage, on_base.MarkArray = subtable.MarkCoverage, subtable.MarkArray
        on_base.BaseCoverage = build.buildCoverage(names, font.getReverseGlyphMap())
        on_base.BaseArray = tables.BaseArray()
        on_base.BaseArray.BaseRecord = [bases[name] for name in names]
        flags = places.LookupList.Lookup[index].LookupFlag
        places.LookupList.Lookup.append(build.buildLookup([on_base], flags))
        for it in places.FeatureList.FeatureRecord:
            if index in it.Feature.LookupListIndex:
                it.Feature.LookupListIndex.append(len(places.LookupList.Lookup) - 1)


def _record(record: Any, anchors: list[Any], by: int) -> Any:
    record.BaseAnchor = deepcopy(anchors)
    for anchor in filter(None, record.BaseAnchor):
        anchor.XCoordinate += by
    return record
