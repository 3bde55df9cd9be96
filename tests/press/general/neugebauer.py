"""Which colour four tone values give: Neugebauer's equations with the dot gain of offset.

Dots of four screens lie at random over each other (Demichel), so each of the sixteen overprints of
solids covers a known share of the paper, and the light that comes back is their weighted mean
(H. Neugebauer, Z. wiss. Photogr. 36, 1937). Colours are CIELAB under D50, relative to the paper:
L* 100 is bare paper, as profiles of ICC have it.
"""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

D50 = np.array([0.9642, 1.0, 0.8249])
"""The white of the connection space of profiles (ICC.1:2001-04, annex A)."""

SOLIDS = {
    "": (95, 0, -2), "C": (55, -37, -50), "M": (48, 74, -3), "Y": (89, -5, 93), "K": (16, 0, 0),
    "MY": (47, 68, 48), "CY": (50, -68, 33), "CM": (24, 22, -46), "CMY": (23, 0, 0),
}  # fmt: skip
"""Paper and solid inks in CIELAB: offset on coated paper (types 1 and 2) upon white, after ISO
12647-2:2004/Amd 1:2007 and the characterization FOGRA39 that was made for it, in whole numbers."""

SHOWS_THROUGH = 0.21
"""How much of the density of what lies under solid black is added to its own. So that all four
inks together come out near L* 10, as on coated paper; bare multiplication would give none."""

GAIN = {"C": (0.396, 0.365), "M": (0.396, 0.365), "Y": (0.396, 0.365), "K": (0.583, 0.208)}
"""How dots grow from the plate to the eye: p and q of `a (1 - a) (p + q a)`. By them chromatic
inks gain 13 % at 40 % and 11 % at 80 %, black 16 % and 12 %: curves A and B of that standard."""

_INKS = "CMYK"


def xyz(lab: Any) -> Array:
    """Return CIELAB as tristimulus values, of which Y is 1 for white (CIE 15:2004, 8.2.1)."""
    lab = np.asarray(lab, float)
    y = (lab[..., 0] + 16) / 116
    roots = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], -1)
    low = 3 * (6 / 29) ** 2 * (roots - 4 / 29)
    return np.where(roots > 6 / 29, roots**3, low) * D50


def lab(values: Array) -> Array:
    """Return tristimulus values as CIELAB."""
    light = np.maximum(values / D50, 0)
    low = light / (3 * (6 / 29) ** 2) + 4 / 29
    x, y, z = np.moveaxis(np.where(light > (6 / 29) ** 3, np.cbrt(light), low), -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def _primaries() -> Array:
    """The sixteen overprints relative to paper; bit i of the index is ink i of `CMYK`."""
    paper, black = xyz(SOLIDS[""]), xyz(SOLIDS["K"])
    light = np.empty((16, 3))
    for index in range(8):
        inks = "".join(ink for bit, ink in enumerate("CMY") if index >> bit & 1)
        light[index] = xyz(SOLIDS[inks])
        light[index + 8] = black * (light[index] / paper) ** SHOWS_THROUGH
    return light / paper * D50


_LIGHT = _primaries()


def printed(inks: Any) -> Array:
    """Return the colours, CIELAB relative to paper, of tone values from 0 to 1 in CMYK."""
    inks = np.asarray(inks, float)
    grown = [_grown(inks[..., bit], *GAIN[ink]) for bit, ink in enumerate(_INKS)]
    light: Any = 0.0
    for index, primary in enumerate(_LIGHT):
        share: Any = 1.0
        for bit, dot in enumerate(grown):
            share = share * (dot if index >> bit & 1 else 1 - dot)
        light = light + share[..., None] * primary
    return lab(light)


def _grown(dot: Array, p: float, q: float) -> Array:
    return dot + dot * (1 - dot) * (p + q * dot)
