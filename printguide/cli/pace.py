"""Pace: how fast jobs end, and how long those will take that are left.

Jobs that are found unchanged take a hundredth of the time of others, and often come in a row. So
two things are estimated apart: how long either kind takes, and how many of those to come are work.
Both are averages in which what was lately counts more.
"""

from dataclasses import dataclass, field

_MEMORY = 20
"""Jobs; after so many of another kind, two thirds of the estimate are from these."""
_ENOUGH = 3
"""Jobs that were work, before their time says anything: the first also loads fonts and styles."""


@dataclass(slots=True)
class _Average:
    """Of what was told; all of it counts equally first, later the last counts most."""

    value: float = 0.0
    told: int = 0

    def tell(self, value: float) -> None:
        self.told += 1
        self.value += (value - self.value) / min(self.told, _MEMORY)


@dataclass(slots=True)
class Pace:
    """The pace of one batch, whose jobs end one by one, wherever they are worked on."""

    _last: float
    """When the last job ended, or the batch began, in seconds of some clock."""
    _work: _Average = field(default_factory=_Average)
    """Seconds from an end to the next that was work."""
    _look: _Average = field(default_factory=_Average)
    """The same where a look was enough."""
    _share: _Average = field(default_factory=_Average)
    """Of jobs that are work."""

    def ended(self, now: float, *, work: bool) -> None:
        """Count a job: whether it was work, or only looked at and found to be unchanged."""
        (self._work if work else self._look).tell(max(now - self._last, 0))
        self._share.tell(work)
        self._last = now

    @property
    def each(self) -> float | None:
        """Seconds from the end of one job to that of the next; None while that is a guess."""
        if self._work.told < _ENOUGH:
            return None
        return self._share.value * self._work.value + (1 - self._share.value) * self._look.value

    @property
    def a_second(self) -> float | None:
        """Jobs that end in a second, in the mixture of the last ones."""
        return 1 / self.each if self.each else None

    def left(self, jobs: int) -> float | None:
        """Return the seconds that so many more jobs will take."""
        return None if self.each is None else jobs * self.each
