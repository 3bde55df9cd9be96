"""Whole processes, measured in turn: seconds by the clock, and peak memory."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What one command took."""

    seconds: float
    peak_mb: float


def once(command: Sequence[str]) -> Figure:
    """Run a command to its end; raises CalledProcessError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Figure(seconds, usage.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Figure]:
    """Run all commands once unmeasured, then in turn; the median of each is what counts."""
    for command in commands.values():
        once(command)
    taken: dict[str, list[Figure]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(once(command))
    return {
        name: Figure(
            statistics.median(figure.seconds for figure in figures),
            max(figure.peak_mb for figure in figures),
        )
        for name, figures in taken.items()
    }
