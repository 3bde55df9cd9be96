"""Samples and the seed in every format, proven: codes read, words found, pages fit for use."""

import subprocess
import sys
from pathlib import Path

import pytest

from printguide.formats.finding import format_names
from tests.support.outside import SHARED

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
SEED = SHARED / "seed" / "as-meant.mdx"
ARTICLES = ("airport", "check-up.ko", "companion", "eye-laser", "market")
"""Between them they have every component, two languages and every kind of link."""

pytestmark = pytest.mark.timeout(900)


def proven(out: Path, format_: str, *articles: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "printguide", "build", *map(str, articles), "--verify",
               "--format", format_, "--base-url", "https://www.example.org",
               "--out", str(out)]  # fmt: skip
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("format_", format_names(CONTENT))
def test_samples_are_built_and_proven(format_: str, tmp_path: Path) -> None:
    done = proven(tmp_path, format_, *(CONTENT / f"{name}.mdx" for name in ARTICLES))

    assert done.returncode == 0, done.stderr + done.stdout
    assert len(list((tmp_path / format_).glob("*.manifest.json"))) >= len(ARTICLES)


@pytest.mark.skipif(not SEED.is_file(), reason="the seed lies outside the repository")
@pytest.mark.parametrize("format_", format_names(CONTENT))
def test_the_seed_is_built_and_proven(format_: str, tmp_path: Path) -> None:
    done = proven(tmp_path, format_, SEED)

    assert done.returncode == 0, done.stderr + done.stdout
