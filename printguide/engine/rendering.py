"""Rendering: what the engine gives back. Light, so that it can be received without the engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendering:
    """A finished PDF and what the layout knows of it."""

    pdf: bytes
    pages: int
    anchors: dict[str, int]
    """The page, counted from 1, on which each id of the HTML stands."""
