"""Pace: how fast jobs end that are work, and how long those will take that are left.

Jobs that are found unchanged take a hundredth of the time of others: they are no part of it. The
average is one in which what was lately counts more.
"""

from dataclasses import dataclass

_MEMORY = 20
"""Jobs; after so many of another kind, two thirds of the estimate are from these."""
_ENOUGH = 3
"""Jobs that were work, before their time says anything: the first also loads fonts and styles."""


@dataclass(slots=True)
class Pace:
    """The pace of one batch, whose jobs end one by one, wherever they are worked on."""

    _last: float
    """When the last job ended, or the batch began, in seconds of some clock."""
    worked: int = 0
    """Jobs that were work."""
    _each: float = 0.0
    """Seconds from an end to the next that was work; at last those of the latest count most."""

    def ended(self, now: float, *, work: bool) -> None:
        """Count a job: whether it was work, or only looked at and found to be unchanged."""
        if work:
            self.worked += 1
            seconds = max(now - self._last, 0)
            self._each += (seconds - self._each) / min(self.worked, _MEMORY)
        self._last = now

    @property
    def each(self) -> float | None:
        """Seconds from the end of one job to that of the next; None while that is a guess."""
        return self._each if self.worked >= _ENOUGH else None

    @property
    def a_second(self) -> float | None:
        """Jobs that end in a second."""
        return 1 / self.each if self.each else None

    def left(self, work: float) -> float | None:
        """Return the seconds that are left where so many jobs in all are work."""
        return None if self.each is None else max(work - self.worked, 0) * self.each
