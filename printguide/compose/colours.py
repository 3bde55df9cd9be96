"""Colours: how well one is read on another, and lighter and darker ones of the same hue.

Contrast is that of WCAG 2.2. Lightness, chroma and hue are those of OKLCH, which keeps to the eye:
made darker in it, a blue stays a blue. The matrices are those of Björn Ottosson, "A perceptual
color space for image processing" (2020), as CSS Color 4, section 18, has them.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

_STEPS = 24
"""Halvings of a stretch: more than the 256 steps of a channel can tell apart."""

_Three = tuple[float, float, float]

_TO_LMS: tuple[_Three, _Three, _Three] = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LMS_TO_LAB: tuple[_Three, _Three, _Three] = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_LAB_TO_LMS: tuple[_Three, _Three, _Three] = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_TO_RGB: tuple[_Three, _Three, _Three] = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of screens (sRGB): three channels from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """How light it is, from 0 to 1 (WCAG 2.2, "relative luminance")."""
        red, green, blue = _linear(self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


_NAMED = {"black": BLACK, "white": WHITE}


def colour_of(written: str) -> Colour | None:
    """Return the colour of `#0b5f66`, `#fff`, `black` or `white`; None for any other word."""
    if written.strip() in _NAMED:
        return _NAMED[written.strip()]
    digits = written.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6 or not written.strip().startswith("#"):
        return None
    try:
        return Colour(*bytes.fromhex(digits))
    except ValueError:
        return None


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_passing(colour: Colour, passes: Callable[[Colour], bool], end: Colour) -> Colour | None:
    """Return the colour nearest to this one, of its hue and no lighter or darker than `end`, that
    passes; None if even `end` does not.

    `end` is black to make a colour darker, white to make it lighter. What passes has to go on
    passing towards the end.
    """
    if passes(colour):
        return colour
    if not passes(end):
        return None
    start, chroma, hue = _oklch(colour)
    near, far = start, _oklch(end)[0]
    best = end
    for _ in range(_STEPS):
        middle = (near + far) / 2
        tried = _in_gamut(middle, chroma, hue)
        if passes(tried):
            far, best = middle, tried
        else:
            near = middle
    return best


def derived(accent: Colour) -> dict[str, Colour]:
    """Return the colours that go with an accent: a deep one for titles, two pale ones for areas.

    Lightness and chroma are those of the shipped themes, whose tints were chosen by eye.
    """
    lightness, chroma, hue = _oklch(accent)
    return {
        "accent-deep": _in_gamut(min(0.76 * lightness, 0.4), 0.8 * chroma, hue),
        "accent-tint": _in_gamut(0.945, min(0.22 * chroma, 0.04), hue),
        "accent-pale": _in_gamut(0.977, min(0.09 * chroma, 0.016), hue),
    }


def _oklch(colour: Colour) -> _Three:
    """Lightness from 0 to 1, chroma from 0 to about 0.4, hue in radians."""
    lms = _times(_TO_LMS, _linear(colour))
    lightness, a, b = _times(_LMS_TO_LAB, (math.cbrt(lms[0]), math.cbrt(lms[1]), math.cbrt(lms[2])))
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _in_gamut(lightness: float, chroma: float, hue: float) -> Colour:
    """The colour of this lightness and hue, with as much of the chroma as a screen can show."""
    low, high = 0.0, chroma
    if _shown(_rgb(lightness, chroma, hue)):
        low = chroma
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _shown(_rgb(lightness, middle, hue)):
            low = middle
        else:
            high = middle
    red, green, blue = (_encoded(channel) for channel in _rgb(lightness, low, hue))
    return Colour(red, green, blue)


def _rgb(lightness: float, chroma: float, hue: float) -> _Three:
    """Linear channels, which may lie outside of what can be shown."""
    lab = (lightness, chroma * math.cos(hue), chroma * math.sin(hue))
    lms = _times(_LAB_TO_LMS, lab)
    return _times(_TO_RGB, (lms[0] ** 3, lms[1] ** 3, lms[2] ** 3))


def _shown(channels: _Three) -> bool:
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in channels)


def _times(matrix: tuple[_Three, _Three, _Three], vector: _Three) -> _Three:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def _linear(colour: Colour) -> _Three:
    """Channels from 0 to 1, in proportion to light (IEC 61966-2-1, as WCAG 2.2 quotes it)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.red / 255, colour.green / 255, colour.blue / 255)
    )
    return red, green, blue


def _encoded(linear: float) -> int:
    """A channel from 0 to 255 of light from 0 to 1."""
    linear = min(max(linear, 0.0), 1.0)
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(value * 255)
