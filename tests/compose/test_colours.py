"""Colours: contrast as WCAG has it, and lighter and darker ones that stay what they are."""

import itertools

import pytest

from printguide.compose.colours import (
    BLACK,
    WHITE,
    Colour,
    _oklch,
    colour_of,
    contrast,
    derived,
    nearest_passing,
)

BRANDS = ["#0b5f66", "#b3400c", "#1a4fd6", "#7a1f5c", "#f2a65a", "#ffd500", "#00a651", "#808080"]


def colour(written: str) -> Colour:
    found = colour_of(written)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#0b5f66", Colour(11, 95, 102)),
        ("#0B5F66", Colour(11, 95, 102)),
        ("#fff", WHITE),
        (" #000 ", BLACK),
        ("0b5f66", None),
        ("#0b5f", None),
        ("#0b5f6g", None),
        ("rgb(1, 2, 3)", None),
        ("teal", None),
        ("", None),
    ],
)
def test_a_colour_is_read_as_sheets_write_it(written: str, read: Colour | None) -> None:
    assert colour_of(written) == read


def test_a_colour_is_written_as_sheets_read_it() -> None:
    assert [str(colour(it)) for it in ("#fff", "#0B5F66")] == ["#ffffff", "#0b5f66"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # By the formula of WCAG 2.2, worked out by hand; #767676 is its well-known limit on white.
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(colour(one), colour(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(colour(other), colour(one)) == contrast(colour(one), colour(other))


def test_lightness_is_that_of_oklch() -> None:
    """Red and blue as CSS Color 4 gives them in `oklch()`."""
    red, blue = _oklch(Colour(255, 0, 0)), _oklch(Colour(0, 0, 255))

    assert red == pytest.approx((0.628, 0.2577, 0.5102), abs=0.001)
    assert blue == pytest.approx((0.452, 0.3132, -1.6751), abs=0.001)


@pytest.mark.parametrize("written", BRANDS)
def test_a_colour_is_darkened_no_further_than_it_has_to_be(written: str) -> None:
    def passes(it: Colour) -> bool:
        return contrast(it, WHITE) >= 4.5

    found = nearest_passing(colour(written), passes, BLACK)

    assert found is not None
    assert passes(found)
    if passes(colour(written)):
        assert found == colour(written)
    else:
        assert contrast(found, WHITE) < 4.6
        assert min(abs(_oklch(found)[2] - _oklch(colour(written))[2]), 1.0) < 0.06 or (
            _oklch(found)[1] < 0.01
        )


def test_a_colour_on_a_dark_ground_is_made_lighter() -> None:
    dark = colour("#101820")

    found = nearest_passing(colour("#083f45"), lambda it: contrast(it, dark) >= 4.5, WHITE)

    assert found is not None
    assert 4.5 <= contrast(found, dark) < 4.7


def test_there_may_be_no_colour_that_passes() -> None:
    grey = colour("#8a8a8a")

    assert nearest_passing(grey, lambda it: contrast(it, grey) >= 7, BLACK) is None


@pytest.mark.parametrize("written", BRANDS)
def test_what_goes_with_an_accent_is_read_on_paper_and_makes_quiet_grounds(written: str) -> None:
    made = derived(colour(written))

    assert contrast(made["accent-deep"], WHITE) >= 7
    assert contrast(made["accent-deep"], made["accent-tint"]) >= 4.5
    assert 1.1 < contrast(made["accent-tint"], WHITE) < 1.25
    assert 1.02 < contrast(made["accent-pale"], WHITE) < 1.12


def test_the_tints_of_the_shipped_accent_are_close_to_those_chosen_by_eye() -> None:
    made = derived(colour("#0b5f66"))
    chosen = {"accent-deep": "#083f45", "accent-tint": "#e4f0f0", "accent-pale": "#f3f8f8"}

    for name, written in chosen.items():
        ours, theirs = made[name], colour(written)
        pairs = zip(
            (ours.red, ours.green, ours.blue), (theirs.red, theirs.green, theirs.blue), strict=True
        )
        assert max(abs(a - b) for a, b in pairs) <= 8


def test_every_grey_and_every_corner_can_be_derived_from() -> None:
    for channels in itertools.product((0, 255), repeat=3):
        assert set(derived(Colour(*channels))) == {"accent-deep", "accent-tint", "accent-pale"}
