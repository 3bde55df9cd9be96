"""What fuzzing once found stays mended: each finding, and each seed, is read soundly."""

from pathlib import Path

import pytest

from tests.support.sound import assert_sound

FUZZ = Path(__file__).parents[2] / "fuzz"
FILES = sorted((*FUZZ.glob("corpus/*.mdx"), *FUZZ.glob("findings/*")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_text_is_read_soundly(file: Path) -> None:
    assert_sound(file.read_bytes().decode("utf-8", "replace"))
