"""Outcome: what a stage gives, with what it found on the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from printguide.faults import Diagnostic, has_error

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """A value, or None where the stage could not make one, beside its diagnostics."""

    value: T_co | None
    found: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no value or an error was found."""
        return self.value is None or has_error(self.found)
