"""Style sheets name tokens only: colours stand in one place, and type apart from areas."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "styles"
SHEETS = sorted(set(STYLES.rglob("*.css")) - {STYLES / "tokens.css"})
FORMATS = set((STYLES / "formats").glob("*.css"))
THEMES = sorted((STYLES / "themes").glob("*.css"))
PLAIN = {"inherit", "currentcolor", "transparent"}


def named(sheet: Path) -> str:
    return sheet.relative_to(STYLES).as_posix()


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_only_tokens_have_the_colours_themselves(sheet: Path) -> None:
    rules = re.sub(r":root\s*\{[^}]*\}", "", sheet.read_text("utf-8"))

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rules) == []
    assert sheet in THEMES or sheet in FORMATS or rules == sheet.read_text("utf-8")


@pytest.mark.parametrize("theme", THEMES, ids=named)
def test_a_theme_leaves_sizes_and_places_to_the_formats(theme: Path) -> None:
    text = theme.read_text("utf-8")

    assert re.findall(r"--(?:size|s\d+|page|aside|gutter|hang|leading)[\w-]*:", text) == []
    assert re.findall(r"[\d.]+(?:mm|cm|in)\b", text) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_type_takes_its_colour_from_a_token_of_type(sheet: Path) -> None:
    colours = re.findall(r"(?<![\w-])color:\s*([^;}]+)", sheet.read_text("utf-8"))

    assert [
        colour
        for colour in map(str.strip, colours)
        if not re.fullmatch(r"var\(--type-[a-z]+\)", colour) and colour not in PLAIN
    ] == []
