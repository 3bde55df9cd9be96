"""Symbols: the modules of a QR code as they are printed - how large, how dark, and what is beside.

Readers are more lenient than the standard: a code with a border of one module scans on white
paper, and one in white on black with some telephones. So the raster itself is measured.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageFilter

from printguide.compose.codes import QUIET_ZONE

if TYPE_CHECKING:
    from printguide.proof.scanner import Point, Sight

DOTS = 7
"""Pixels of a module in the picture that is measured."""
MARGIN = 2
"""Pixels beside a module that belong to the hem between two; a reader is not exact either."""
SPECK = 0.25
"""Of a module: less dark in the border is a speck of the raster."""
_EYES = ((3, 3), (-4, 3), (3, -4))
"""The middles of the three eyes, in modules; the fourth corner has none (ISO/IEC 18004, 6.3.3)."""
_SURE = 10
"""Per cent of modules that may be paler than what is said of all."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """What was measured of one code."""

    contrast: float
    """Of the palest dark modules against the darkest light ones, as WCAG 2.2 counts it."""
    inverted: bool
    """Whether it is light on dark."""
    nearest: float | None
    """How many modules beside it something stands; None where the border is white."""


def measured(image: "Image.Image", sight: "Sight") -> Symbol:
    """Measure a code in a picture in colour.

    The picture has to show six modules more than the code on each side, or white.
    """
    side = sight.modules + 2 * QUIET_ZONE
    flat = _flat(image, sight.corners, sight.modules)
    # The nearest pixel to the middle of a module, after each was mixed with its neighbours.
    middles = flat.filter(ImageFilter.BoxBlur(1)).resize((side, side), Image.Resampling.NEAREST)
    dots = middles.tobytes()
    shades = list(map(_reflectance, dots[::3], dots[1::3], dots[2::3]))
    grid = [shades[row * side : (row + 1) * side] for row in range(side)]
    inverted = _is_inverted(grid)
    dark, light = _poles(grid)
    nearest = _nearest(flat, (dark + light) / 2, inverted=inverted)
    return Symbol((light + 0.05) / (dark + 0.05), inverted, nearest)


def _flat(image: "Image.Image", corners: "tuple[Point, ...]", modules: int) -> "Image.Image":
    """The code with its border, upright, each module the same number of pixels."""
    upper_left, upper_right, lower_right, lower_left = corners
    out = QUIET_ZONE / modules
    across, down = _ray(upper_left, upper_right), _ray(upper_left, lower_left)
    far_across, far_down = _ray(lower_left, lower_right), _ray(upper_right, lower_right)
    quad = [
        _off(upper_left, across, -out, down, -out),
        _off(lower_left, far_across, -out, down, out),
        _off(lower_right, far_across, out, far_down, out),
        _off(upper_right, across, out, far_down, -out),
    ]
    size = (modules + 2 * QUIET_ZONE) * DOTS
    points = [edge for point in quad for edge in point]
    return image.convert("RGB").transform(
        (size, size), Image.Transform.QUAD, points, Image.Resampling.BILINEAR, fillcolor="white"
    )


def _ray(start: "Point", end: "Point") -> "Point":
    return end[0] - start[0], end[1] - start[1]


def _off(point: "Point", one: "Point", by: float, other: "Point", by_other: float) -> "Point":
    return (
        point[0] + one[0] * by + other[0] * by_other,
        point[1] + one[1] * by + other[1] * by_other,
    )


def _reflectance(red: int, green: int, blue: int) -> float:
    """The relative luminance of a colour (WCAG 2.2, "relative luminance")."""
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


_LINEAR = [
    level / 255 / 12.92 if level <= 10 else ((level / 255 + 0.055) / 1.055) ** 2.4
    for level in range(256)
]


def _is_inverted(grid: list[list[float]]) -> bool:
    """Whether the middles of the eyes are lighter than the rings around them."""
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in grid[QUIET_ZONE:-QUIET_ZONE]]
    pupils = [inner[row][column] for column, row in _EYES]
    whites = [inner[row - 2][column] for column, row in _EYES]
    return sum(pupils) > sum(whites)


def _poles(grid: list[list[float]]) -> tuple[float, float]:
    """How dark the dark modules are at least, and how light the light ones."""
    shades = sorted(
        shade for row in grid[QUIET_ZONE:-QUIET_ZONE] for shade in row[QUIET_ZONE:-QUIET_ZONE]
    )
    middle = (shades[0] + shades[-1]) / 2
    dark = [shade for shade in shades if shade <= middle]
    light = [shade for shade in shades if shade > middle] or dark
    return dark[-1 - len(dark) * _SURE // 100], light[len(light) * _SURE // 100]


def _nearest(flat: "Image.Image", middle: float, *, inverted: bool) -> float | None:
    """How far beside the code, in modules, something is darker than halfway to its dark modules."""
    level = next(it for it in range(256) if it == 255 or _LINEAR[it] > middle)
    marked = [255 if (value >= level) is inverted else 0 for value in range(256)]
    strange = flat.convert("L").point(marked)
    width, inner = flat.width, QUIET_ZONE * DOTS

    def within(out: int) -> int:
        """How many pixels are strange up to this far beside the code."""
        edge = inner - out
        return strange.crop((edge, edge, width - edge, width - edge)).histogram()[255]

    own = within(MARGIN)
    for out in range(MARGIN + 1, inner - MARGIN + 1):
        if within(out) - own >= SPECK * DOTS * DOTS:
            return (out - MARGIN) / DOTS
    return None
