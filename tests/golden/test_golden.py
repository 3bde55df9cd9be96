"""Every format in every theme still looks as it was last looked at."""

from pathlib import Path

import pytest
from PIL import Image

from printguide.formats.finding import format_names
from printguide.themes import theme_names
from tests.golden.printing import MEAN, SHOWN, THEMES, WORST, difference, stored, strip

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
OUT = ROOT / "out" / "golden"
LARGEST = 45_000
"""Bytes of a stored picture."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("format_", SHOWN)
def test_pages_look_as_they_did(format_: str, theme: str) -> None:
    now = strip(format_, theme)
    before = Image.open(stored(format_, theme)).convert("RGB")

    mean, worst = difference(before, now)

    if mean > MEAN or worst > WORST:
        OUT.mkdir(parents=True, exist_ok=True)
        now.save(OUT / f"{format_}.{theme}.png")
    assert mean <= MEAN, f"look at out/golden/, then run `python -m {strip.__module__}`"
    assert worst <= WORST


def test_every_format_and_theme_has_its_picture(tmp_path: Path) -> None:
    assert set(SHOWN) == set(format_names(tmp_path))
    assert set(THEMES) == set(theme_names(tmp_path))
    assert all(stored(f, t).stat().st_size < LARGEST for f in SHOWN for t in THEMES)


def test_a_page_that_looks_other_is_told_from_one_that_does_not() -> None:
    calm, bright = (Image.open(stored("brochure", theme)).convert("RGB") for theme in THEMES)
    shifted = Image.new("RGB", calm.size, "white")
    shifted.paste(calm, (0, 4))

    assert difference(calm, calm) == (0, 0)
    assert difference(calm, bright)[0] > MEAN
    assert difference(calm, shifted)[0] > MEAN or difference(calm, shifted)[1] > WORST
