"""Branding: the colours of a brand as tokens, changed where type in them could not be read."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from printguide.brand import Brand
from printguide.compose.brand_faults import CodeColourUnfit, ColourChanged, ColourRefused
from printguide.compose.colours import (
    BLACK,
    WHITE,
    Colour,
    colour_of,
    contrast,
    derived,
    nearest_passing,
)
from printguide.compose.contrast import LEAST, Pair, failing, pairs, token_colour
from printguide.compose.print_html import OwnFont
from printguide.faults import Diagnostic, Fault
from printguide.project import Written

_ALIAS = re.compile(r"\s*var\(\s*--([\w-]+)\s*\)\s*")

_Values = Mapping[str, str]
"""Tokens as `:root` sets them, by their names with the dashes in front."""


@dataclass(frozen=True, slots=True)
class Branding:
    """What the settings of a brand come to."""

    sheet: str = ""
    """The tokens that it sets, as a stylesheet."""
    found: tuple[Diagnostic, ...] = ()


def branding(brand: Brand, theme: _Values, written: Written) -> Branding:
    """Return the tokens of a brand, over those of its theme, and which colours had to change.

    Where type has too little contrast, its colour is made darker, or lighter on a dark ground,
    until it has enough; areas and lines keep what the brand says. Where the brand wants such
    colours refused, or no colour has enough contrast, that is an error.
    """
    colours = brand.colours.given().items()
    given = {name: colour for name, it in colours if (colour := colour_of(it))}
    own, found = _readable_colours(brand, given, theme, written) if given else ({}, [])
    faces = own_fonts(brand, written)
    own |= {f"--{it.role}": f'"{it.family}", var(--helpers)' for it in faces}
    return Branding(_sheet(own, given), (*_code_colour(brand, written), *found))


def _readable_colours(
    brand: Brand, given: Mapping[str, Colour], theme: _Values, written: Written
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The tokens of colour that a brand sets, changed where they have to be, and what was."""
    own = _written_out(given)
    own |= _type_on_highlight({**theme, **own}, own)
    found = []
    for pairs_ in _at_fault(theme, own):
        values = {**theme, **own}
        worst = min(pairs_, key=lambda pair: pair.ratio)
        yielding = {pair.gives_way for pair in pairs_}
        instead = _readable(yielding, values)
        change = instead is not None and brand.contrast == "darken"
        fault = _said(worst, values, instead, change=change)
        found.append(fault.at(written.place("brand", "colours", _blamed(worst, given, values))))
        if change:
            own |= {f"--{token}": str(instead) for token in sorted(yielding)}
    return own, found


def own_fonts(brand: Brand, written: Written) -> tuple[OwnFont, ...]:
    """Return the faces that a brand brings along, with where the settings name them."""
    named = brand.fonts.given().items()
    return tuple(OwnFont(role, it, written.place("brand", "fonts", role)) for role, it in named)


def source_of(token: str, values: _Values) -> str:
    """Return the token that a token has its colour from, through those that only name another."""
    while found := _ALIAS.fullmatch(values.get(f"--{token}", "")):
        token, values = found[1], {k: v for k, v in values.items() if k != f"--{token}"}
    return token


def _written_out(given: Mapping[str, Colour]) -> dict[str, str]:
    """The tokens that a brand sets: those that it names, and what goes with its accent."""
    colours = {**(derived(given["accent"]) if "accent" in given else {}), **given}
    return {f"--{name}": str(colour) for name, colour in colours.items()}


def _type_on_highlight(values: _Values, own: _Values) -> dict[str, str]:
    """Dark type on a light highlight, and the other way round, if the brand changes it."""
    highlight = token_colour("highlight", values)
    if highlight is None or f"--{source_of('highlight', values)}" not in own:
        return {}
    known = {name: token_colour(name, values) for name in ("type-ink", "type-reversed")}
    fit = {name: contrast(colour, highlight) for name, colour in known.items() if colour}
    return {"--type-highlight": f"var(--{max(fit, key=lambda name: fit[name])})"} if fit else {}


def _at_fault(theme: _Values, own: _Values) -> list[list[Pair]]:
    """Return the pairs that are too alike since the brand has its colours, by the one to change."""
    before = {(pair.type, pair.ground) for pair in failing(theme)}
    values, grouped = {**theme, **own}, dict[str, list[Pair]]()
    for pair in failing(values):
        if (pair.type, pair.ground) not in before:
            grouped.setdefault(source_of(pair.gives_way, values), []).append(pair)
    return list(grouped.values())


def _readable(tokens: Collection[str], values: _Values) -> Colour | None:
    """The colour nearest to that of some tokens which has enough contrast with all they meet."""
    met = [pair for pair in pairs(values) if pair.gives_way in tokens]
    own = next((token_colour(token, values) for token in sorted(tokens)), None)
    others = [pair.other_colour for pair in met]
    if own is None or not others:
        return None
    end = max((BLACK, WHITE), key=lambda it: min(contrast(it, other) for other in others))
    return nearest_passing(own, lambda it: all(contrast(it, o) >= LEAST for o in others), end)


def _said(pair: Pair, values: _Values, instead: Colour | None, *, change: bool) -> Fault:
    facts = (
        source_of(pair.type, values),
        str(pair.type_colour),
        source_of(pair.ground, values),
        str(pair.ground_colour),
        pair.ratio,
        source_of(pair.gives_way, values),
    )
    if instead is None or not change:
        return ColourRefused(*facts, str(instead) if instead else None)
    return ColourChanged(*facts, str(instead), contrast(instead, pair.other_colour))


def _blamed(pair: Pair, given: Mapping[str, Colour], values: _Values) -> str:
    """The key of the settings that a pair is too alike by."""
    named = [source_of(token, values) for token in (pair.gives_way, pair.type, pair.ground)]
    return next((name for name in named if name in given), "accent")


def _code_colour(brand: Brand, written: Written) -> Iterator[Diagnostic]:
    colour = colour_of(brand.code_colour)
    if colour is None or (ratio := contrast(colour, WHITE)) >= LEAST:
        return
    instead = nearest_passing(colour, lambda it: contrast(it, WHITE) >= LEAST, BLACK)
    fault = CodeColourUnfit(str(colour), ratio, str(instead or BLACK))
    yield fault.at(written.place("brand", "code_colour"))


def _sheet(own: _Values, given: Mapping[str, Colour]) -> str:
    tokens = " ".join(f"{name}: {value};" for name, value in own.items())
    paper = f" @page {{ background: {given['paper']}; }}" if "paper" in given else ""
    return f":root {{ {tokens} }}{paper}" if tokens else ""
