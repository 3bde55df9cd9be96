"""Garbage: collected now and then, and not in the middle of things, as `main` says."""

import gc
from dataclasses import dataclass

_BETWEEN = 16
"""Pieces of work that were done, after which garbage is collected."""


@dataclass(slots=True)
class Garbage:
    """What is left behind by work that is done piece by piece."""

    pieces: int = 0
    """Those since it was collected last."""

    def __post_init__(self) -> None:
        gc.freeze()  # what was imported stays anyway

    def after(self, *, work: bool) -> None:
        """Collect it after so many pieces that were work."""
        self.pieces += work
        if self.pieces >= _BETWEEN:
            self.pieces = 0
            gc.collect()
