"""Declare faces to a stylesheet: by the address of their file, or embedded in it."""

from base64 import b64encode
from collections.abc import Iterable

from printguide.engine.fonts.harfbuzz import cut_down
from printguide.engine.fonts.instancing import Face

DRAWN = frozenset({*range(0x20, 0x7F), 0xA0, 0xB7, *range(0x2010, 0x2027), 0x2610, 0x2611, 0x2713})
"""What stylesheets print of their own: counters, dashes, quotes, bullets, boxes, ticks."""


def declare(faces: Iterable[Face]) -> str:
    """Return the `@font-face` rules of faces, by the addresses of their files."""
    return "\n".join(_rule(face, face.path.as_uri()) for face in faces)


def embed(faces: Iterable[Face], characters: Iterable[str]) -> str:
    """Return the `@font-face` rules of faces, each cut down to the characters and embedded.

    What stylesheets draw of their own (ASCII, dashes, bullets) is always kept.
    """
    points = DRAWN | {ord(character) for text in characters for character in text}
    return "\n".join(_rule(face, _embedded(face, points)) for face in faces)


def _embedded(face: Face, points: Iterable[int]) -> str:
    return f"data:font/ttf;base64,{b64encode(cut_down(face.path, points)).decode()}"


def _rule(face: Face, address: str) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'font-style: {face.style}; src: url("{address}") format("truetype"); }}'
    )
