"""Contrast: every pair of type and ground that the tokens imply, in every shipped theme."""

import datetime as dt
import re
from pathlib import Path

import pytest

from printguide.catalogue import Catalogue
from printguide.compose.contrast import LEAST, RUNNING, STANDS_ON, failing, pairs, token_colour
from printguide.compose.order import Order
from printguide.compose.sheets import Looks
from printguide.compose.tokens import resolved, values_of
from printguide.formats.paper import papers
from printguide.project import Project
from printguide.shipped import shipped
from printguide.themes import theme_names

NOWHERE = Path("/nowhere")
STYLES = shipped("styles")
THEMES = theme_names(NOWHERE)
FORMATS = Project(NOWHERE).format_names()


def tokens(theme: str, format_name: str = "brochure") -> dict[str, str]:
    project = Project(NOWHERE, today=dt.date(2026, 2, 7))
    format_ = project.format(format_name)
    order = Order(project, format_, papers()[format_.papers[0]], Catalogue(project))
    return Looks(order, theme).tokens()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("format_name", FORMATS)
def test_type_of_shipped_themes_is_read_on_all_it_stands_on(theme: str, format_name: str) -> None:
    values = tokens(theme, format_name)

    assert len(list(pairs(values))) == sum(map(len, STANDS_ON.values()))
    assert failing(values) == ()


@pytest.mark.parametrize("theme", THEMES)
def test_running_text_of_shipped_themes_has_the_higher_contrast(theme: str) -> None:
    running = {"type-ink": STANDS_ON["type-ink"], "type-soft": ("paper",)}
    running |= {"type-deep": ("paper", "accent-pale"), "type-reversed": ("fill-deep",)}
    low = [
        (pair.type, pair.ground, pair.ratio)
        for pair in pairs(tokens(theme))
        if pair.ground in running.get(pair.type, ()) and pair.ratio < RUNNING
    ]

    assert low == []


def test_themes_are_told_apart_by_what_they_are_made_of() -> None:
    calm, bright = tokens("calm"), tokens("bright")
    differing = [name for name in ("accent", "accent-deep", "accent-tint", "ink", "highlight")
                 if token_colour(name, calm) != token_colour(name, bright)]  # fmt: skip

    assert differing == ["accent", "accent-deep", "accent-tint", "ink", "highlight"]
    assert resolved("--display", calm) != resolved("--display", bright)


def test_every_token_of_type_and_of_ground_is_set() -> None:
    values = values_of((STYLES / "tokens.css").read_text("utf-8"))
    grounds = {ground for known in STANDS_ON.values() for ground in known}

    assert {f"--{name}" for name in (*STANDS_ON, *grounds)} <= set(values)
    assert set(STANDS_ON) == {name[2:] for name in values if name.startswith("--type-")}


@pytest.mark.parametrize("sheet", sorted(STYLES.rglob("*.css")), ids=lambda it: it.stem)
def test_a_rule_sets_type_only_on_grounds_that_are_looked_at(sheet: Path) -> None:
    """Where a rule names both, the pair is known."""
    for rule in re.findall(r"\{([^{}]*)\}", sheet.read_text("utf-8")):
        ground = re.search(r"background:\s*var\(--([\w-]+)\)", rule)
        type_ = re.search(r"(?<![\w-])color:\s*var\(--([\w-]+)\)", rule)
        if ground and type_:
            assert ground[1] in STANDS_ON[type_[1]], rule


def test_a_colour_in_other_words_is_not_judged() -> None:
    values = {"--type-ink": "rgb(250, 250, 250)", "--paper": "#ffffff"}

    assert list(pairs(values)) == []


def test_the_least_is_that_of_level_aa() -> None:
    assert (LEAST, RUNNING) == (4.5, 7.0)
