"""Choose: which faces a document needs, in which order, and what none of them can print."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from printguide.engine.fonts.catalogue import Catalogue, Distribution, Family, catalogue
from printguide.engine.fonts.coverage import coverage
from printguide.engine.fonts.instancing import Face, face
from printguide.engine.fonts.own import OwnFamily
from printguide.engine.fonts.shelf import Shelf

VOICES = ("PG Serif", "PG Mono")
INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""General categories that never need a glyph: controls, formats, spaces."""
UNSEEN = (
    range(0xFE00, 0xFE10),  # variation selectors, of emoji among others
    range(0xE0100, 0xE01F0),  # variation selectors of Han characters
    range(0x034F, 0x0350),  # combining grapheme joiner
    range(0x115F, 0x1161),  # Hangul fillers
    range(0x3164, 0x3165),
    range(0xFFA0, 0xFFA1),
)


@dataclass(frozen=True, slots=True)
class Lacking:
    """Characters that an extra would print if it were installed."""

    extra: str
    command: str
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The faces of a document."""

    faces: tuple[Face, ...]
    stack: tuple[str, ...]
    """The families that help each other out, in order; without a brand it starts with PG Sans."""
    missing: tuple[str, ...]
    """Characters that no font of ours has, sorted."""
    lacking: tuple[Lacking, ...]

    def families(self, first: str | None = None) -> str:
        """Return the value of `font-family`: `first`, then the stack."""
        names = dict.fromkeys((first, *self.stack) if first else self.stack)
        return ", ".join(f'"{name}"' for name in names)


def choose(
    characters: Iterable[str],
    lang: str,
    voices: Collection[str] = VOICES,
    shelf: Shelf | None = None,
    own: Collection[OwnFamily] = (),
) -> Choice:
    """Return the faces that these characters need, in a document of this language.

    `characters` is a text, or several. PG Sans always belongs to it, and the `voices` that
    are named, and the `own` families of the brand; others only where PG Sans, and what the brand
    sets text in, have no glyph. Raises EnvironmentFault when a
    package of fonts that is no extra is missing.
    """
    shelf = shelf or Shelf()
    known = catalogue()
    points = {ord(character) for text in characters for character in text}
    sans, *helpers = _order(known, lang, points)
    ahead = [family for family in own if family.font.role == "text"]
    had = coverage(sans, shelf).union(*(family.points for family in ahead))
    left = {point for point in points - had if visible(point)}
    used, away = [sans], dict[Distribution, None]()
    for family in helpers:
        if not left:
            break
        if family.distribution.extra and not shelf.holds(family.distribution):
            away[family.distribution] = None
            continue
        if found := left & coverage(family, shelf):
            used.append(family)
            left -= found
    lacking = tuple(it for distribution in away if (it := _lacking(distribution, left)))
    promised = {character for it in lacking for character in it.characters}
    return Choice(
        faces=(*_faces((*used, *known.named(voices)), shelf), *(f for it in own for f in it.faces)),
        stack=(*(it.font.family for it in ahead), *(family.name for family in used)),
        missing=tuple(chr(point) for point in sorted(left) if chr(point) not in promised),
        lacking=lacking,
    )


def visible(point: int) -> bool:
    """Whether a code point needs a glyph, unlike controls, spaces and selectors."""
    if unicodedata.category(chr(point)) in INVISIBLE:
        return False
    return not any(point in run for run in UNSEEN)


def _order(known: Catalogue, lang: str, points: set[int]) -> tuple[Family, ...]:
    """Return the families in the order in which they are asked for a glyph.

    In a document in Korean, Japanese or Chinese, the fonts of that language come right after
    PG Sans, so that signs look alike; in others they come last.
    """
    texts, scripts = known.having("text"), known.having("script")
    subtags = lang.lower().replace("_", "-").split("-")
    if subtags[0] in known.han:
        traditional = subtags[0] == "zh" and {"hant", "tw", "hk", "mo"} & {*subtags}
        east = known.named(known.han["zh-hant" if traditional else subtags[0]])
        return (*texts, *east, *scripts)
    return (*texts, *scripts, *known.named(known.han[_writing(points)]))


def _writing(points: set[int]) -> str:
    """Return the language that Han characters most likely belong to, by what stands with them."""
    if not points.isdisjoint(range(0xAC00, 0xD7A4)):
        return "ko"
    return "zh" if points.isdisjoint(range(0x3041, 0x3100)) else "ja"


def _lacking(distribution: Distribution, left: set[int]) -> Lacking | None:
    points = sorted(it for it in left if any(it in block for block in distribution.blocks))
    if not points or not distribution.extra:
        return None
    return Lacking(distribution.extra, distribution.command, tuple(map(chr, points)))


def _faces(families: Iterable[Family], shelf: Shelf) -> tuple[Face, ...]:
    return tuple(face(family, cut, shelf) for family in families for cut in family.cuts)
