"""The outline: heading levels as printed, without gaps, under the title of the article."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Outline:
    """Gives each heading the level below the one it belongs to; the title has level 1.

    PDF/UA-1 (ISO 14289-1, 7.4.2) allows no skipped levels; authors skip them often.
    """

    _open: list[tuple[int, int]] = field(default_factory=list)

    def level(self, written: int) -> int:
        """Return the printed level, 2 to 6, of a heading that is written with this one."""
        while self._open and self._open[-1][0] >= written:
            self._open.pop()
        printed = min((self._open[-1][1] if self._open else 1) + 1, 6)
        self._open.append((written, printed))
        return printed
