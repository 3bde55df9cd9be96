"""Errands for a process apart: quick ones, and those that no process should be asked to do."""

import os
import re
import signal
import time
from pathlib import Path
from typing import Any

from printguide.apart.nursery import Answer

HELD: list[bytes] = []
"""What a process keeps from one errand to the next."""


def ready() -> Answer:
    """What a nursery prepares."""
    return answer


def answer(request: Any) -> Any:
    """Do an errand: its name, and what it needs."""
    kind, *facts = request if isinstance(request, tuple) else (request,)
    return _ERRANDS[kind](*facts)


def _files() -> list[str]:
    """What is open here, in the order of numbers."""
    numbers = sorted(int(file.name) for file in Path("/proc/self/fd").iterdir())
    links = (Path(f"/proc/self/fd/{number}") for number in numbers)
    return [str(link.readlink()) for link in links if link.is_symlink()]


def _once(mark: Path, signal_: int) -> str:
    """Kill this process at the first try only; say who did it at last."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal_)
    return "done"


def _loop(mark: Path | None = None) -> None:
    """Loop for ever, in a place where no other thread of Python could run."""
    if mark:
        mark.with_name(f"{os.getpid()}.pid").touch()
    re.match(r"(a+)+$", "a" * 64 + "b")


def _nap(seconds: float) -> tuple[float, float]:
    """Work for a while; return from when until when, by a clock that all processes share."""
    begun = time.monotonic()
    time.sleep(seconds)
    return begun, time.monotonic()


def _hold(gate: Path) -> tuple[float, float]:
    """Say that work has begun and go on until the gate is there, or a minute is over."""
    begun = time.monotonic()
    gate.with_name(f"{os.getpid()}.held").touch()
    while not gate.exists() and time.monotonic() < begun + 60:
        time.sleep(0.01)
    return begun, time.monotonic()


def _fill(megabytes: int) -> None:
    """Take this much memory and hold it for a while."""
    HELD.append(b"x" * (megabytes * 1_000_000))
    time.sleep(60)


def _keep(megabytes: int) -> int:
    HELD.append(b"x" * (megabytes * 1_000_000))
    return os.getpid()


_ERRANDS: dict[str, Any] = {
    "who": os.getpid,
    "echo": lambda thing: thing,
    "mark": lambda file: file.touch(),
    "files": _files,
    "die": lambda: os._exit(3),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "once": _once,
    "loop": _loop,
    "nap": _nap,
    "hold": _hold,
    "fill": _fill,
    "keep": _keep,
    "none left": lambda: bytearray(1 << 62),
}
