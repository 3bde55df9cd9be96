"""Contrast: which type stands on which areas, as far as the tokens say, and whether it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printguide.compose.colours import Colour, colour_of, contrast
from printguide.compose.tokens import resolved

LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, level AA, for type of any size."""

RUNNING = 7.0
"""Success criterion 1.4.6, level AAA: what shipped themes keep to where much is read."""

_PALE = ("paper", "accent-tint", "accent-pale", "warning-tint", "danger-tint", "success-tint")

STANDS_ON: Mapping[str, tuple[str, ...]] = {
    "type-ink": _PALE,
    "type-soft": _PALE,
    "type-accent": _PALE,
    "type-deep": _PALE,
    "type-warning": ("paper", "warning-tint"),
    "type-danger": ("paper", "danger-tint"),
    "type-success": ("paper", "accent-tint", "accent-pale", "success-tint"),
    "type-reversed": ("fill", "fill-deep", "warning", "danger", "success"),
    "type-highlight": ("highlight",),
}
"""By token of type, the tokens of the areas on which sheets set it."""

FILLED = frozenset({"type-reversed", "type-highlight"})
"""Type for which the area gives way where the two are too alike, not the type."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Type on an area."""

    type: str
    ground: str
    type_colour: Colour
    ground_colour: Colour

    @property
    def ratio(self) -> float:
        """Their contrast, from 1 to 21."""
        return contrast(self.type_colour, self.ground_colour)

    @property
    def gives_way(self) -> str:
        """Which of the two tokens is changed where they are too alike."""
        return self.ground if self.type in FILLED else self.type

    @property
    def other_colour(self) -> Colour:
        """The colour of the token that is not changed."""
        return self.type_colour if self.type in FILLED else self.ground_colour


def pairs(values: Mapping[str, str]) -> Iterator[Pair]:
    """Yield every pair whose colours are known, of tokens as `:root` sets them.

    A colour that is not written as `#0b5f66` is not known.
    """
    for type_, grounds in STANDS_ON.items():
        colour = token_colour(type_, values)
        for ground in grounds:
            below = token_colour(ground, values)
            if colour and below:
                yield Pair(type_, ground, colour, below)


def failing(values: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return the pairs whose contrast is less than the least."""
    return tuple(pair for pair in pairs(values) if pair.ratio < LEAST)


def token_colour(token: str, values: Mapping[str, str]) -> Colour | None:
    """Return the colour of a token, whose name is given without the dashes in front."""
    return colour_of(resolved(f"--{token}", values) or "")
