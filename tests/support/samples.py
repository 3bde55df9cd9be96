"""The sample project and the first article, built once in a run of the tests, whoever asks first.

Each file of tests runs in one of several processes. The first that needs the samples builds them,
in every format and with a proof of each; the others wait for it and read the same files.
"""

import fcntl
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from printguide.formats.finding import format_names
from tests.support.outside import SHARED
from tests.support.program import run

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
ARTICLES = sorted(CONTENT.glob("*.mdx"))
FORMATS = format_names(CONTENT)
FOLDED = ("leaflet", "leaflet-z")
"""Cutting an article to panels takes as long as four of its brochures: these are of some only."""
SEED = SHARED / "seed" / "as-meant.mdx"
"""The article that the project began with, where it is at hand: outside this repository."""
VARIED = ("airport", "check-up.ko", "companion", "eye-laser", "market")
"""Between them they have every component, two languages and every kind of link."""


@dataclass(frozen=True)
class Samples:
    """A folder with a folder for each format, and how the builds of it ended."""

    folder: Path
    builds: tuple[subprocess.CompletedProcess[str], ...]
    """Of the project, of its leaflets, and of the first article where it is at hand."""

    def of(self, format_: str) -> Path:
        """The folder of a format, once all was built and proven without an error."""
        for build in self.builds:
            assert build.returncode == 0, build.stdout + build.stderr
        return self.folder / format_


def built(folder: Path) -> Samples:
    """Return the samples in a folder that all processes of a run share, built if need be."""
    kept = folder / "samples.json"
    with (folder / "samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            builds = [_build(folder / "samples", *asked) for asked in _asked()]
            kept.write_text(json.dumps(builds), "utf-8")
    builds = json.loads(kept.read_text("utf-8"))
    return Samples(
        folder / "samples", tuple(subprocess.CompletedProcess[str](*build) for build in builds)
    )


def _asked() -> list[list[str]]:
    """The arguments of each build: what is printed, and in which formats."""
    flat = [word for name in FORMATS if name not in FOLDED for word in ("--format", name)]
    folded = [word for name in FOLDED for word in ("--format", name)]
    varied = [str(CONTENT / f"{name}.mdx") for name in VARIED]
    seed = [str(SEED), "--base-url", "https://www.example.org", *flat, *folded]
    return [
        [str(CONTENT), *flat],
        [*varied, *folded],
        *([seed] if SEED.is_file() else []),
    ]


def _build(out: Path, *asked: str) -> list[Any]:
    command = [sys.executable, "-m", "printguide", "build", *asked, "--verify",
               "--out", str(out)]  # fmt: skip
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    return [command, done.returncode, done.stdout, done.stderr]


@cache
def inspected(article: Path) -> dict[str, Any]:
    """Return what the program reads in an article."""
    told: dict[str, Any] = json.loads(run(ROOT, "inspect", str(article), "--json").stdout)
    return told
