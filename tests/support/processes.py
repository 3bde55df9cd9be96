"""Which processes there are."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not collected yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children(pid: int | None = None) -> set[int]:
    """The processes that a process has started, this one if none is named, and theirs."""
    told = Path(f"/proc/{pid or os.getpid()}/task").glob("*/children")
    direct = {int(number) for file in told for number in file.read_text("ascii").split()}
    return direct.union(*(children(child) for child in direct))


def gone(pids: Iterable[int], seconds: float = 20.0) -> bool:
    """Wait for the end of processes; whether it came."""
    pids = set(pids)
    return eventually(lambda: not any(map(alive, pids)), seconds)


def eventually(come: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait for something; whether it came."""
    last = time.monotonic() + seconds
    while not come():
        if time.monotonic() > last:
            return False
        time.sleep(0.02)
    return True
