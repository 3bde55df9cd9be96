"""Inks: how much of cyan, magenta, yellow and black lies at one place."""

from typing import NamedTuple

TOTAL_INK = 2.8
"""The most ink at one place, 280 %: more dries badly and comes off on the next sheet. Printers of
brochures and magazines ask for 280 to 300 % (peakprint.ca; lightningsource.com has 240)."""

Rgb = tuple[float, float, float]
"""Red, green and blue of sRGB, from 0 to 1."""


class Inks(NamedTuple):
    """How much of each ink, from 0 to 1."""

    cyan: float
    magenta: float
    yellow: float
    black: float

    def limited(self) -> "Inks":
        """Return the same with less of the coloured inks, where all together are too much."""
        coloured = self.cyan + self.magenta + self.yellow
        if coloured + self.black <= TOTAL_INK:
            return self
        less = (TOTAL_INK - self.black) / coloured
        return Inks(self.cyan * less, self.magenta * less, self.yellow * less, self.black)


BLACK = Inks(0, 0, 0, 1)
"""Black ink alone, all of it."""
