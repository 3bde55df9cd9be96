"""Content streams repainted: colours become inks, letters black, and all else stays."""

from typing import Any

import pytest

from printguide.engine.press.painting import Painter
from printguide.engine.press.palettes import MaskPalette, PressPalette
from printguide.press.inks import Inks
from printguide.press.mixing import mixer
from printguide.press.profile import GENERAL

OVER, KNOCK = b"/pgOver gs", b"/pgKnock gs"
TEAL = b"0.043137 0.372549 0.4 rg"
GIVEN = {"#0b5f66": Inks(0.9, 0.4, 0.5, 0.3)}


@pytest.fixture
def painter() -> Painter:
    return Painter(PressPalette(mixer(GENERAL.read_bytes()), GIVEN))


def test_an_area_is_painted_in_the_inks_that_are_given_for_its_colour(painter: Painter) -> None:
    assert painter.repaint([TEAL, b"0 0 9 9 re", b"f"]) == [
        b"0.9 0.4 0.5 0.3 k",
        b"0 0 9 9 re",
        b"f",
    ]


def test_any_other_colour_is_mixed(painter: Painter) -> None:
    [fill, stroke] = painter.repaint([b"0.6 0.1 0.2 rg", b"0.6 0.1 0.2 RG"])

    assert fill.endswith(b" k")
    assert stroke == fill[:-1] + b"K"
    assert len(fill.split()) == 5


def test_letters_are_black_and_print_over_what_is_there(painter: Painter) -> None:
    painted = painter.repaint([TEAL, b"BT", b"<0011> TJ", b"ET", b"0 0 9 9 re", b"f"])

    assert painted == [
        b"0.9 0.4 0.5 0.3 k", b"BT", b"0 0 0 1 k", OVER, b"<0011> TJ", b"ET",
        b"0.9 0.4 0.5 0.3 k", KNOCK, b"0 0 9 9 re", b"f",
    ]  # fmt: skip


def test_white_letters_are_cut_out_of_their_ground(painter: Painter) -> None:
    painted = painter.repaint([b"1 1 1 rg", b"BT", b"<0011> TJ", b"ET"])

    assert painted == [b"0 0 0 0 k", b"BT", b"<0011> TJ", b"ET"]


def test_a_colour_that_changes_among_letters_is_followed(painter: Painter) -> None:
    painted = painter.repaint([b"BT", TEAL, b"<0011> TJ", b"1 1 1 rg", b"<0012> TJ", b"ET"])

    assert painted == [
        b"BT", OVER, b"0 0 0 1 k", b"<0011> TJ", b"0 0 0 0 k", KNOCK, b"<0012> TJ", b"ET",
    ]  # fmt: skip


def test_a_colour_ends_with_the_state_it_was_set_in(painter: Painter) -> None:
    painted = painter.repaint([b"q", TEAL, b"Q", b"BT", b"ET"])

    assert painted == [b"q", b"0.9 0.4 0.5 0.3 k", b"Q", b"BT", OVER, b"ET", KNOCK]


def test_inks_stay_as_they_were_given(painter: Painter) -> None:
    painted = painter.repaint([b"/DeviceCMYK cs", b"0.2 0.9 0 0.1 scn", b"f", b"0.5 G"])

    assert painted == [b"0.2 0.9 0 0.1 k", b"f", b"0 0 0 0.5 K"]


def test_letters_that_were_given_in_inks_are_black_all_the_same(painter: Painter) -> None:
    painted = painter.repaint([b"/DeviceCMYK cs", b"1 0.6 0 0.1 scn", b"BT", b"ET"])

    assert painted[1:4] == [b"BT", b"0 0 0 1 k", OVER]


def test_a_colour_of_cielab_is_mixed_too(painter: Painter) -> None:
    [painted] = painter.repaint([b"/lab-d65 CS", b"55 60 40 SCN"])

    cyan, magenta, _, _, operator = painted.split()
    assert operator == b"K"
    assert float(magenta) > 0.6
    assert float(cyan) < 0.2


@pytest.mark.parametrize(
    "item",
    [b"/Pattern cs", b"/p0 scn", b"/s0 sh", b"/i0 Do", "/Artifact", b"EMC", b"", b"[(rg)] TJ"],
)
def test_whatever_sets_no_colour_is_left_alone(painter: Painter, item: Any) -> None:
    assert painter.repaint([item]) == [item]


def test_letters_in_a_pattern_keep_it(painter: Painter) -> None:
    painted = painter.repaint([b"/Pattern cs", b"/p0 scn", b"BT", b"<0011> TJ", b"ET"])

    assert painted == [b"/Pattern cs", b"/p0 scn", b"BT", b"<0011> TJ", b"ET"]


def test_after_a_pattern_numbers_are_colours_again(painter: Painter) -> None:
    painted = painter.repaint([b"/Pattern cs", b"/p0 scn", b"f", b"/DeviceCMYK cs", b"0 0 1 0 scn"])

    assert painted[-1] == b"0 0 1 0 k"


def test_masks_are_grey_by_their_lightness() -> None:
    painted = Painter(MaskPalette()).repaint([b"1 0 0 rg", b"BT", b"ET", b"0.2 0.2 0.2 RG"])

    assert painted == [b"0.3 g", b"BT", b"ET", b"0.2 G"]


def test_streams_do_not_know_of_each_other(painter: Painter) -> None:
    painter.repaint([b"q", TEAL, b"BT"])

    assert painter.repaint([b"f"]) == [b"f"]
