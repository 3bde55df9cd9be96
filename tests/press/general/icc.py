"""The general profile as a file: an output profile of version 2 (ICC.1:2001-04), tables of 16 bits.

All three rendering intents share one table each way, as the standard allows: the model knows no
perceptual rendering. Dates and everything else are fixed, so that the bytes are.
"""

import struct
from typing import Any

import numpy as np

from tests.press.general.neugebauer import D50, SOLIDS, Array, printed, xyz
from tests.press.general.separating import separated

NAME = "printguide general coated offset"
RIGHTS = "No copyright; made of published numbers by printguide, and free to use for anything"
INK_STEPS, COLOUR_STEPS, GAMUT_STEPS = 9, 21, 9
"""Nodes of the tables along each axis. Measured: 9 steps of ink miss the model by 0.5 (CIELAB) on
average, 21 of colour by 0.9; more would weigh more than they are worth in every file."""
OUT_OF_REACH = 3.0
"""The difference in CIELAB from which a colour counts as out of gamut."""

_ENTRIES = 256
_CLOSE, _HIGH = 4.0, 1.6
"""How much closer nodes stand near grey, and near white: pale tints are what is printed most."""
_LINE = np.array([0.0, 1.0])
_VERSION, _MADE = 0x02400000, (2026, 1, 1, 0, 0, 0)


def profile() -> bytes:
    """Return the whole file."""
    there, back = _to_colours(), _to_inks()
    tags = [("desc", _description()), ("cprt", _text(RIGHTS)), ("wtpt", _white())]
    tags += [(f"A2B{intent}", there) for intent in range(3)]
    tags += [(f"B2A{intent}", back) for intent in range(3)]
    tags += [("gamt", _out_of_gamut())]
    return _assembled(tags)


def _assembled(tags: list[tuple[str, bytes]]) -> bytes:
    """Put a header and a directory before the tags; equal ones are written once."""
    places: dict[bytes, int] = {}
    body, start = b"", 128 + 4 + 12 * len(tags)
    for _, content in tags:
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
    entries = (struct.pack(">4sII", name.encode(), places[it], len(it)) for name, it in tags)
    directory = struct.pack(">I", len(tags)) + b"".join(entries)
    return _header(start + len(body)) + directory + body


def _header(size: int) -> bytes:
    kind = struct.pack(">I4xI4s4s4s", size, _VERSION, b"prtr", b"CMYK", b"Lab ")
    rest = struct.pack(">6H4s4x4xI4s4s8xI3i", *_MADE, b"acsp", 0, b"", b"", 1, *_fixed(D50))
    return (kind + rest).ljust(128, b"\0")


def _fixed(values: Any) -> list[int]:
    return [round(float(value) * 65536) for value in values]


def _text(text: str) -> bytes:
    return b"text\0\0\0\0" + text.encode("ascii") + b"\0"


def _description() -> bytes:
    name = NAME.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)


def _white() -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *_fixed(xyz(SOLIDS[""])))


def _words(values: Array) -> bytes:
    return np.clip(np.round(values * 65535), 0, 65535).astype(">u2").tobytes()


def _table(channels: tuple[int, int], steps: int, curves: list[Array], nodes: Array) -> bytes:
    """A `lut16Type`: a curve for each channel that comes in, then a grid of nodes."""
    head = struct.pack(">4s4x4B", b"mft2", *channels, steps, 0)
    matrix = struct.pack(">9i", *_fixed(np.eye(3).ravel()))
    sizes = struct.pack(">HH", len(curves[0]), len(_LINE))
    out = [_LINE] * channels[1]
    tables = b"".join(map(_words, curves)) + _words(nodes) + b"".join(map(_words, out))
    return head + matrix + sizes + tables


def _grid(*axes: Array) -> Array:
    return np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, len(axes))


def _to_colours() -> bytes:
    step = np.linspace(0, 1, INK_STEPS)
    colours = printed(_grid(step, step, step, step))
    # The 16 bits of version 2: L* 100 is 0xFF00, a* and b* 0 are 0x8000.
    coded = np.column_stack([colours[:, 0] * 652.8, (colours[:, 1:] + 128) * 256]) / 65535
    return _table((4, 3), INK_STEPS, [_LINE] * 4, coded)


def _colour_curves() -> list[Array]:
    """How far along its axis each of L*, a*, b* stands, for 256 values from end to end."""
    coded = np.linspace(0, 65535, _ENTRIES)
    light = np.clip(coded / 65280, 0, 1) ** _HIGH
    aside = np.clip((coded / 256 - 128) / 128, -1, 1)
    chroma = (np.arcsinh(_CLOSE * aside) / np.arcsinh(_CLOSE) + 1) / 2
    return [light, chroma, chroma]


def _colours(steps: int) -> Array:
    """The colours at the nodes of a grid whose axes are bent by these curves."""
    light = 100 * np.linspace(0, 1, steps) ** (1 / _HIGH)
    chroma = 128 * np.sinh(np.linspace(-1, 1, steps) * np.arcsinh(_CLOSE)) / _CLOSE
    return _grid(light, chroma, chroma)


def _to_inks() -> bytes:
    inks = separated(_colours(COLOUR_STEPS))
    # No press sets tone values finer than 8 bits, and these pack better.
    return _table((3, 4), COLOUR_STEPS, _colour_curves(), np.round(inks * 255) / 255)


def _out_of_gamut() -> bytes:
    """A table of what cannot be printed: 0 where it can, 1 where it cannot."""
    colours = _colours(GAMUT_STEPS)
    missed = np.linalg.norm(printed(separated(colours)) - colours, axis=1)
    return _table((3, 1), GAMUT_STEPS, _colour_curves(), (missed > OUT_OF_REACH).astype(float))
