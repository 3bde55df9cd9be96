"""What work apart may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes work at the same time, and what each may take."""

    jobs: int = 1
    timeout_s: float | None = 300.0
    """For one request; None for as long as it takes. A thousand pages of text take ten seconds, of
    tables forty (measured)."""
    memory_bytes: int | None = 3_000_000_000
    """Resident memory of one process, where the system shows it; None for what there is. A
    document of 140 pages takes 170 million (measured)."""
