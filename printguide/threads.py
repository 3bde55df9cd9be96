"""Threads: what every thread needs for itself, since it remembers where it is."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")


def once_per_thread(make: Callable[[], T]) -> Callable[[], T]:
    """Return a function that gives what `make` makes, made once in each thread that asks.

    For parsers: they hold state while they work, so that two threads may not share one.
    """
    kept = threading.local()

    @wraps(make)
    def made() -> T:
        if not hasattr(kept, "made"):
            kept.made = make()
        found: T = kept.made
        return found

    return made
