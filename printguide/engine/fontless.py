"""The fonts of an article: those of the brand, those that help out, and what none of them has."""

from collections.abc import Iterator
from pathlib import Path

from printguide.article.reading import Source
from printguide.compose.print_html import PrintHtml
from printguide.engine.complaints import place_of_character
from printguide.engine.faults import (
    FontPackageMissing,
    FontRefused,
    FontStyleLacking,
    GlyphMissing,
)
from printguide.engine.fonts import Choice, choose, own_families
from printguide.engine.fonts.catalogue import catalogue
from printguide.engine.fonts.own import Unfit, refused
from printguide.faults import Diagnostic
from printguide.outcome import Outcome
from printguide.places import Place

CODE = "PG Mono"


def fonts_for(html: PrintHtml, root: Path, source: Source | None) -> Outcome[Choice]:
    """Return the faces of an article, or why it cannot be printed with what there is.

    Fonts of the brand are looked for in `root`, the folder of the project; without those that are
    refused, others have to do.
    """
    own, unfit = own_families(html.fonts, root)
    found = [_refusal(it) for it in unfit]
    found += [
        FontStyleLacking(it.font.role, it.lacking).at(it.font.place) for it in own if it.lacking
    ]
    choice = choose(html.characters, html.lang, voices(f"{html.styles}\n{html.html}"), own=own)
    lost = tuple(without_font(choice, source, Place(html.path)))
    return Outcome(None if lost else choice, (*found, *lost))


def refusals(html: PrintHtml, root: Path) -> Iterator[Diagnostic]:
    """Yield what fonts of the brand cannot be used, which is known without a layout."""
    yield from map(_refusal, refused(html.fonts, root))


def _refusal(unfit: Unfit) -> Diagnostic:
    why, _, cure = unfit.reason.partition(": ")
    return FontRefused(unfit.file, why, cure or None).at(unfit.font.place)


def without_font(choice: Choice, source: Source | None, place: Place) -> Iterator[Diagnostic]:
    """Yield an error for each package of fonts that is lacking, and for what no font has.

    The latter are said line by line, each character where it first stands.
    """
    for lack in choice.lacking:
        characters = tuple(lack.characters)
        fault = FontPackageMissing(characters, lack.command)
        yield fault.at(place_of_character(characters, source, place))
    lines: dict[int, list[tuple[Place, str]]] = {}
    for char in choice.missing:
        spot = place_of_character((char,), source, place)
        lines.setdefault(spot.line, []).append((spot, char))
    for _, found in sorted(lines.items()):
        found.sort()
        yield GlyphMissing(tuple(char for _, char in found)).at(found[0][0])


def voices(html: str) -> tuple[str, ...]:
    """Return the families that the styles ask for by name, besides the main one.

    That of code stands in every sheet, and counts only where there is code.
    """
    code = any(tag in html for tag in ("<code", "<pre", "<kbd"))
    asked = (family.name for family in catalogue().having("voice") if f'"{family.name}"' in html)
    return tuple(name for name in asked if code or name != CODE)


def helpers(stack: tuple[str, ...]) -> str:
    """Return the style that names the families which have what the main ones lack, in order."""
    families = ", ".join(f'"{name}"' for name in stack)
    return f"\n:root {{ --helpers: {families}; }}"
