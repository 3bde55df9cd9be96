"""Inks for colours: greys in black alone, letters too, and never too much."""

import io

import pytest
from PIL import ImageCms

from printguide.press.inks import BLACK, TOTAL_INK, Inks, Rgb
from printguide.press.mixing import Mixer, luminance, mixer, of_lab
from printguide.press.profile import GENERAL, Unfit


@pytest.fixture(scope="module")
def mix() -> Mixer:
    return mixer(GENERAL.read_bytes())


def colour(code: str) -> Rgb:
    red, green, blue = (part / 255 for part in bytes.fromhex(code))
    return red, green, blue


@pytest.mark.parametrize("grey", ["000000", "333333", "808080", "d9dadb", "fefefe"])
def test_a_grey_is_printed_in_black_alone(mix: Mixer, grey: str) -> None:
    assert mix.area(colour(grey))[:3] == (0, 0, 0)


def test_white_takes_no_ink_and_black_takes_all_of_its_own(mix: Mixer) -> None:
    assert mix.area((1, 1, 1)) == Inks(0, 0, 0, 0)
    assert mix.area((0, 0, 0)) == BLACK


def test_greys_keep_their_order(mix: Mixer) -> None:
    blacks = [mix.area((grey / 20, grey / 20, grey / 20)).black for grey in range(21)]

    assert blacks == sorted(blacks, reverse=True)
    assert len(set(blacks)) > 18


def test_a_colour_is_mixed_so_that_it_looks_the_same(mix: Mixer) -> None:
    wanted = colour("0b5f66")
    press = ImageCms.ImageCmsProfile(io.BytesIO(GENERAL.read_bytes()))
    back = ImageCms.buildTransform(
        press, ImageCms.createProfile("sRGB"), "CMYK", "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    from PIL import Image

    inks = Image.new("CMYK", (1, 1), tuple(round(ink * 255) for ink in mix.area(wanted)))
    there = ImageCms.applyTransform(inks, back)

    assert there is not None
    assert all(
        abs(one / 255 - other) < 0.03 for one, other in zip(there.tobytes(), wanted, strict=True)
    )


@pytest.mark.parametrize("dark", ["0b5f66", "17262b", "9f1d2b", "8a4b00", "666666", "000000"])
def test_letters_are_black_whatever_colour_they_have_on_screens(mix: Mixer, dark: str) -> None:
    assert mix.type(colour(dark)) == BLACK


def test_letters_on_a_dark_ground_stay_light(mix: Mixer) -> None:
    assert mix.type((1, 1, 1)) == Inks(0, 0, 0, 0)
    pale = mix.type(colour("ffe9d6"))
    assert pale[:3] == (0, 0, 0)
    assert 0 < pale.black < 0.15


def test_too_much_ink_is_taken_from_the_colours_alike() -> None:
    limited = Inks(1, 0.8, 0.6, 0.9).limited()

    assert sum(limited) == pytest.approx(TOTAL_INK)
    assert limited.black == 0.9
    assert limited.magenta / limited.cyan == pytest.approx(0.8)


def test_what_is_not_too_much_stays_as_it_is() -> None:
    assert Inks(1, 0.8, 0.6, 0.2).limited() == Inks(1, 0.8, 0.6, 0.2)


def test_tables_that_are_none_are_refused() -> None:
    content = GENERAL.read_bytes()
    broken = content[:252] + bytes(len(content) - 252)

    with pytest.raises(Unfit, match="tables that cannot be used"):
        Mixer(broken)


@pytest.mark.parametrize(
    ("lab", "srgb"),
    [((100, 0, 0), "ffffff"), ((0, 0, 0), "000000"), ((53.39, 0, 0), "7f7f7f"),
     ((54.29, 80.8, 69.89), "ff0000")],
)  # fmt: skip
def test_cielab_becomes_srgb(lab: tuple[float, float, float], srgb: str) -> None:
    found = [round(part * 255) for part in of_lab(*lab)]

    assert found == pytest.approx(list(bytes.fromhex(srgb)), abs=1)


def test_luminance_is_that_of_the_web() -> None:
    assert luminance((1, 1, 1)) == pytest.approx(1)
    assert luminance((1, 0, 0)) == pytest.approx(0.2126)
