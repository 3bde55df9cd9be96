"""Mixing: which inks print a colour of the screen, under a printing condition."""

import io
from bisect import bisect_left
from functools import cached_property, lru_cache

from PIL import Image, ImageCms, features

from printguide.faults import EnvironmentFault
from printguide.press.inks import BLACK, Inks, Rgb
from printguide.press.profile import Unfit

_GREY = 2 / 255
"""Red, green and blue that differ by no more are one grey: what rounding alone makes."""
_LEGIBLE = 0.3
"""The relative luminance up to which type has a contrast of 3 to 1 on white (WCAG 2.2, 1.4.3)."""


@lru_cache(maxsize=2)
def mixer(profile: bytes) -> "Mixer":
    """Return a mixer for the profile of a press, kept since it takes a while to set up.

    Raises Unfit where its tables cannot be used.
    """
    return Mixer(profile)


class Mixer:
    """Turns colours of sRGB into inks: relative colorimetric, with black points matched."""

    def __init__(self, profile: bytes) -> None:
        if not features.check("littlecms2"):
            raise EnvironmentFault(
                "Pillow was made without littlecms, which mixes inks: install it with pip"
            )
        try:
            self._press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            self._to_inks = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"), self._press, "RGB", "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )  # fmt: skip
        except (ImageCms.PyCMSError, OSError) as error:
            raise Unfit(f"has tables that cannot be used: {error}") from error

    def area(self, colour: Rgb) -> Inks:
        """Return the inks for an area or a line: greys in black alone, never too much ink."""
        if max(colour) - min(colour) <= _GREY:
            return self._grey(luminance(colour))
        pixel = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in colour))
        inks = _converted(pixel, self._to_inks).tobytes()
        return Inks(*(round(part / 255, 3) for part in inks)).limited()

    def type(self, colour: Rgb) -> Inks:
        """Return the inks for letters, which are black: several inks never meet exactly.

        What is too light to be read on paper is meant for a dark ground. It becomes the grey that
        is as light; white becomes no ink at all.
        """
        light = luminance(colour)
        return BLACK if light <= _LEGIBLE else self._grey(light)

    def _grey(self, light: float) -> Inks:
        """The black alone that is as light, between that of paper and that of full black."""
        lightest, darkest = self._lightness[0], self._lightness[-1]
        wanted = darkest + (lightest - darkest) * _lightness(light) / 100
        at = bisect_left(self._lightness, -wanted, key=lambda it: -it)
        return Inks(0, 0, 0, round(min(at, 255) / 255, 3))

    @cached_property
    def _lightness(self) -> tuple[float, ...]:
        """How light each of 256 steps of black is in print, from none to full."""
        steps = Image.new("CMYK", (256, 1))
        steps.putdata([(0, 0, 0, step) for step in range(256)])
        seen = ImageCms.buildTransform(
            self._press, ImageCms.createProfile("LAB"), "CMYK", "LAB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
        )  # fmt: skip
        return tuple(map(float, _converted(steps, seen).getchannel("L").tobytes()))


def _converted(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    there = Image.new(transform.output_mode, image.size)
    transform.apply(image, there)
    return there


def luminance(colour: Rgb) -> float:
    """Return the relative luminance of a colour of sRGB, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lightness(light: float) -> float:
    """L* of CIELAB for a relative luminance."""
    return 116 * light ** (1 / 3) - 16 if light > (6 / 29) ** 3 else light * (29 / 3) ** 3


def of_lab(lightness: float, a: float, b: float) -> Rgb:
    """Return the colour of sRGB that is nearest to one of CIELAB (IEC 61966-2-1; D50)."""
    y = (lightness + 16) / 116
    x, y, z = (
        white * (root**3 if root > 6 / 29 else 3 * (6 / 29) ** 2 * (root - 4 / 29))
        for white, root in zip(_D50, (y + a / 500, y, y - b / 200), strict=True)
    )
    red, green, blue = (
        min(1.0, max(0.0, _coded(row[0] * x + row[1] * y + row[2] * z))) for row in _TO_SRGB
    )
    return red, green, blue


_D50 = (0.9642, 1.0, 0.8249)
_TO_SRGB = (
    (3.1338561, -1.6168667, -0.4906146),
    (-0.9787684, 1.9161415, 0.0334540),
    (0.0719453, -0.2289914, 1.4052427),
)
"""From XYZ under D50 to linear sRGB, adapted by Bradford's method (brucelindbloom.com)."""


def _coded(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
