"""Palettes: what becomes of a colour, on paper and in masks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from printguide.press.inks import Inks, Rgb
from printguide.press.mixing import Mixer

Colour = Rgb | Inks
"""What a page asks for: three numbers for the screen, or four of inks."""

Numbers = tuple[float, ...]
"""What it gets: four inks, or one grey."""


class Palette(Protocol):
    """What colours become."""

    def area(self, colour: Colour) -> Numbers:
        """Return what an area or a line is painted in."""

    def type(self, colour: Colour) -> Numbers:
        """Return what letters are painted in."""


@dataclass(frozen=True, slots=True)
class PressPalette:
    """The inks of a press: letters in black alone, areas as they are mixed."""

    mixer: Mixer
    given: Mapping[str, Inks]
    """Inks of the colours of a brand, by how these are written for screens, such as `#0b5f66`."""

    def area(self, colour: Colour) -> Inks:
        """Return the inks of an area or a line. What is given in inks stays as it is."""
        if isinstance(colour, Inks):
            return colour
        return self.given.get(written(colour)) or self.mixer.area(colour)

    def type(self, colour: Colour) -> Inks:
        """Return the inks of letters."""
        if isinstance(colour, Inks):
            if colour[:3] == (0, 0, 0):
                return colour
            colour = on_screen(colour)
        return self.mixer.type(colour)


class MaskPalette:
    """The greys of a mask, whose lightness says how much of something else is seen.

    Masks are not printed, so the rules for paper are not theirs (ISO 32000-1, 11.5.3). Colours
    become grey as in 10.3.2 and 10.3.4 there.
    """

    def area(self, colour: Colour) -> Numbers:
        """Return the grey of a colour."""
        red, green, blue = on_screen(colour) if isinstance(colour, Inks) else colour
        return (0.3 * red + 0.59 * green + 0.11 * blue,)

    def type(self, colour: Colour) -> Numbers:
        """Return the grey of a colour: letters are as anything else."""
        return self.area(colour)


def written(colour: Rgb) -> str:
    """Return a colour of the screen as it is written in styles, in small letters."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def on_screen(inks: Inks) -> Rgb:
    """Return roughly how inks look, by subtraction alone (ISO 32000-1, 10.3.5)."""
    white = 1 - inks.black
    return (1 - inks.cyan) * white, (1 - inks.magenta) * white, (1 - inks.yellow) * white
