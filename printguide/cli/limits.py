"""Options that many commands share: how many processes work, and what each may take."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from printguide.apart.limits import Limits

USUAL = Limits()
MB = 1_000_000


def limited(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command `--jobs`, `--timeout` and `--memory`, as `limits`, and `--cluster`."""

    @click.option("--jobs", type=click.IntRange(min=1), default=cores, show_default="the cores",
                  help="How many processes lay out at the same time.")  # fmt: skip
    @click.option("--timeout", "timeout_s", type=click.FloatRange(min=0), default=USUAL.timeout_s,
                  show_default=True, metavar="SECONDS",
                  help="What laying out one article may take; 0 for no limit.")  # fmt: skip
    @click.option("--memory", "memory_mb", type=click.IntRange(min=0),
                  default=(USUAL.memory_bytes or 0) // MB,
                  show_default=True, metavar="MB",
                  help="What one of these processes may hold; 0 for no limit.")  # fmt: skip
    @click.option("--cluster", metavar="ADDRESS",
                  help="Lay out on the workers of a Dask cluster: the address of its "
                       "scheduler.")  # fmt: skip
    @wraps(command)
    def with_limits(
        *arguments: Any, jobs: int, timeout_s: float, memory_mb: int, **options: Any
    ) -> int:
        limits = Limits(jobs, timeout_s or None, memory_mb * MB or None)
        return command(*arguments, limits=limits, **options)

    return with_limits


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
