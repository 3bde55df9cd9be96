"""Static fonts, ready to print: made once of what pip brought, then kept.

WeasyPrint would make variable fonts static for every document, which takes a second each time,
and it knows of them only two weights.
"""

from dataclasses import dataclass
from pathlib import Path

from printguide.engine.fonts.catalogue import Cut, Family, Style, installed_version
from printguide.engine.fonts.harfbuzz import pinned, space_of
from printguide.engine.fonts.shelf import Shelf
from printguide.engine.fonts.spacing import with_advance

RECIPE = 2
"""To be raised when something else is made of the same files, so that no old font is used."""
MAKERS = ("uharfbuzz", "fonttools")


@dataclass(frozen=True, slots=True)
class Face:
    """One static font, ready for a stylesheet."""

    family: str
    weight: int
    style: Style
    path: Path


def face(family: Family, cut: Cut, shelf: Shelf) -> Face:
    """Return a cut as a static TrueType font; raises EnvironmentFault if it is not installed."""
    path = source = shelf.source(family, cut)
    if not cut.as_it_is:
        versions = family.distribution.version(), *map(installed_version, MAKERS)
        name = family.file_name(RECIPE, versions, source.stat().st_size, cut)
        path = shelf.keep(f"{name}.ttf", lambda: _made(source, cut))
    return Face(family.name, cut.weight, cut.style, path)


def _made(source: Path, cut: Cut) -> bytes:
    if cut.parted:
        from printguide.engine.fonts.parting import parted

        return parted(source)
    static = pinned(source, cut.pins)
    if cut.space_em is None:
        return static
    glyph, units = space_of(static)
    return with_advance(static, glyph, round(cut.space_em * units))
