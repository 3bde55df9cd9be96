"""Substitution rules of a font that fontTools has opened, as two modules here write them."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

SINGLE, LIGATURES, CHAINS = 1, 4, 6
"""Kinds of lookups in `GSUB`, by the numbers of the OpenType specification."""


def exchange(font: Any, mapping: Mapping[str, str]) -> int:
    """Add a lookup that exchanges glyphs one by one; return its number."""
    build = import_module("fontTools.otlLib.builder")
    lookups = font["GSUB"].table.LookupList.Lookup
    lookups.append(build.buildLookup([build.buildSingleSubstSubtable(dict(mapping))]))
    return len(lookups) - 1


def chain(font: Any, glyphs: Iterable[Iterable[str]], steps: Iterable[int], after: int = 0) -> Any:
    """Return a rule for glyphs in a row: the lookup at each place of it.

    `glyphs` has the glyphs that may stand at each place; the last `after` of these only follow, and
    are not exchanged. Without steps the rule says that nothing is to be done.
    """
    build = import_module("fontTools.otlLib.builder")
    tables = import_module("fontTools.ttLib.tables.otTables")
    covered = [build.buildCoverage(list(it), font.getReverseGlyphMap()) for it in glyphs]
    inside = len(covered) - after
    rule = tables.ChainContextSubst()
    rule.Format, rule.BacktrackCoverage = 3, []
    rule.InputCoverage, rule.LookAheadCoverage = covered[:inside], covered[inside:]
    rule.SubstLookupRecord = []
    for place, index in enumerate(steps):
        step = tables.SubstLookupRecord()
        step.SequenceIndex, step.LookupListIndex = place, index
        rule.SubstLookupRecord.append(step)
    return rule


def of_feature(table: Any, *tags: str) -> list[int]:
    """Return the numbers of the lookups of features, such as `rlig`, in their order."""
    records = table.FeatureList.FeatureRecord
    used = (it.Feature.LookupListIndex for it in records if it.FeatureTag in tags)
    return sorted({index for indices in used for index in indices})
