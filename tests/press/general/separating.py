"""Which tone values give a colour: the model turned round, by a search from all colours at once.

A colour that three inks can make leaves the amount of black open. It is set by a curve (grey
component replacement), from none in the upper quarter to nearly all in the depths. What no inks can
make becomes the nearest that they can, and no colour has more than 280 % of ink.
"""

from typing import Any

import numpy as np

from tests.press.general.neugebauer import Array, printed

TOTAL_INK = 2.8
"""Sheets with more ink dry badly; most printers ask for 280 to 300 % (see docs/press.md)."""
BLACK_FROM = 72.0
"""L* below which there is black in greys. Above, its dots would be seen in skies and faces."""

_STEPS = 60
"""More than the slowest colour needs to come to rest."""
_PULL = 4.0
"""What a unit of black away from its curve counts, in colour difference: it decides where colour
leaves black open, and costs a colour nothing."""
_OVER = 200.0
"""What a unit of ink above the limit counts."""


def black_for(colours: Array) -> Array:
    """Return how much black a colour should have: less of it where the colour is strong."""
    depth = np.clip((BLACK_FROM - colours[:, 0]) / BLACK_FROM, 0, 1)
    chroma = np.hypot(colours[:, 1], colours[:, 2])
    return np.asarray(0.95 * depth**1.35 * np.clip(1 - chroma / 110, 0.15, 1))


def separated(colours: Any) -> Array:
    """Return tone values from 0 to 1 in CMYK for colours in CIELAB relative to paper.

    Each is found by Levenberg and Marquardt's method within the bounds of the inks.
    """
    wanted = np.asarray(colours, float)
    black = black_for(wanted)
    inks = np.column_stack([np.full((len(wanted), 3), 0.4), black])
    damping = np.ones(len(wanted))
    missed = _missed(inks, wanted, black)
    for _ in range(_STEPS):
        moved = np.clip(inks + _step(inks, missed, damping, (wanted, black)), 0, 1)
        then = _missed(moved, wanted, black)
        better = (then**2).sum(1) < (missed**2).sum(1)
        inks = np.where(better[:, None], moved, inks)
        missed = np.where(better[:, None], then, missed)
        damping = np.clip(np.where(better, damping / 4, damping * 4), 1e-6, 1e6)
    return inks


def _missed(inks: Array, wanted: Array, black: Array) -> Array:
    """How far off each colour is: three differences, that of black, and ink above the limit."""
    pull = _PULL * (inks[:, 3] - black)
    over = _OVER * np.maximum(inks.sum(1) - TOTAL_INK, 0)
    return np.column_stack([printed(inks) - wanted, pull, over])


def _step(inks: Array, missed: Array, damping: Array, aim: tuple[Array, Array]) -> Array:
    slopes = _slopes(inks, missed, aim)
    uphill = np.einsum("nij,ni->nj", slopes, missed)
    stuck = ((inks <= 0) & (uphill > 0)) | ((inks >= 1) & (uphill < 0))
    square = np.einsum("nij,nik->njk", slopes, slopes)
    steep = np.maximum(np.einsum("njj->nj", square), 1)
    square = square + (damping[:, None] * steep)[:, :, None] * np.eye(4)
    free = ~stuck
    square = square * (free[:, :, None] & free[:, None, :]) + np.eye(4) * stuck[:, :, None]
    return -np.linalg.solve(square, (uphill * free)[..., None])[..., 0]


def _slopes(inks: Array, missed: Array, aim: tuple[Array, Array]) -> Array:
    slopes = np.empty((len(inks), missed.shape[1], 4))
    for ink in range(4):
        aside = np.where(inks[:, ink] > 0.5, -1e-4, 1e-4)
        moved = inks.copy()
        moved[:, ink] += aside
        slopes[:, :, ink] = (_missed(moved, *aim) - missed) / aside[:, None]
    return slopes
