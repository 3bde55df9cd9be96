"""The general profile: what it says of solid inks and greys, and that its maker still makes it."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from printguide.press.inks import TOTAL_INK
from printguide.press.profile import GENERAL, profile_of
from tests.press.general.icc import NAME, profile
from tests.press.general.neugebauer import SOLIDS, lab, printed, xyz

RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
LAB = ImageCms.createProfile("LAB")
SRGB = ImageCms.createProfile("sRGB")
Array = np.ndarray[Any, Any]


@pytest.fixture(scope="module")
def general() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(GENERAL.read_bytes()))


def pixels(values: Array, mode: str) -> Image.Image:
    return Image.frombytes(mode, (len(values), 1), values.astype("u1").tobytes())


def seen(inks: Array, general: ImageCms.ImageCmsProfile) -> Array:
    """The colours, in CIELAB relative to paper, that littlecms sees in inks from 0 to 1."""
    transform = ImageCms.buildTransform(general, LAB, "CMYK", "LAB", RELATIVE)
    image = ImageCms.applyTransform(pixels(np.round(inks * 255), "CMYK"), transform)
    assert image is not None
    read = np.asarray(image).reshape(-1, 3).astype(int)
    return np.column_stack([read[:, 0] / 2.55, (read[:, 1:] + 128) % 256 - 128])


def mixed(colours: Array, general: ImageCms.ImageCmsProfile) -> Array:
    """The inks for colours of the screen, from 0 to 255."""
    transform = ImageCms.buildTransform(SRGB, general, "RGB", "CMYK", RELATIVE)
    image = ImageCms.applyTransform(pixels(colours, "RGB"), transform)
    assert image is not None
    return np.asarray(image).reshape(-1, 4) / 255


def test_its_maker_makes_it() -> None:
    made, kept = profile(), GENERAL.read_bytes()
    head = 132 + 12 * 10
    tables = [np.frombuffer(content[head:], ">u2").astype(int) for content in (made, kept)]

    assert made[:head] == kept[:head]
    # A last bit of a floating number may fall otherwise on another machine: a step of 8 bits.
    assert np.abs(tables[0] - tables[1]).max() <= 257


def test_it_is_the_profile_of_a_press_by_its_name() -> None:
    assert profile_of(GENERAL.read_bytes()).name == NAME


@pytest.mark.parametrize("inks", sorted(SOLIDS))
def test_solid_inks_have_the_colours_of_the_standard(
    inks: str, general: ImageCms.ImageCmsProfile
) -> None:
    tones = np.array([[float(ink in inks) for ink in "CMYK"]])
    paper = xyz(SOLIDS[""])

    relative = seen(tones, general)[0]

    wanted = lab(xyz(SOLIDS[inks]) / paper * np.array([0.9642, 1.0, 0.8249]))
    assert np.abs(relative - wanted).max() < 1.5


def test_it_says_the_same_as_the_model_between_the_nodes(
    general: ImageCms.ImageCmsProfile,
) -> None:
    tones = np.random.default_rng(7).integers(0, 256, (2000, 4)) / 255

    difference = np.linalg.norm(seen(tones, general) - printed(tones), axis=1)

    assert difference.mean() < 1
    assert difference.max() < 4


def test_colours_that_can_be_printed_come_back_as_they_were(
    general: ImageCms.ImageCmsProfile,
) -> None:
    tones = np.random.default_rng(7).integers(0, 256, (2000, 4)) / 255
    tones[:, 3] *= 0.6
    tones = tones[tones.sum(1) < TOTAL_INK - 0.3]
    there = ImageCms.buildTransform(general, SRGB, "CMYK", "RGB", RELATIVE)
    screen = ImageCms.applyTransform(pixels(np.round(tones * 255), "CMYK"), there)
    assert screen is not None
    colours = np.asarray(screen).reshape(-1, 3)
    inside = ((colours > 2) & (colours < 253)).all(1)

    again = seen(mixed(colours[inside], general), general)

    difference = np.linalg.norm(again - seen(tones[inside], general), axis=1)
    assert np.percentile(difference, 90) < 4


def test_no_colour_takes_more_ink_than_the_limit(general: ImageCms.ImageCmsProfile) -> None:
    steps = np.arange(0, 256, 15)
    colours = np.stack(np.meshgrid(steps, steps, steps), -1).reshape(-1, 3)

    assert mixed(colours, general).sum(1).max() <= TOTAL_INK + 4 / 255


def test_darker_greys_have_more_black_and_light_ones_none(
    general: ImageCms.ImageCmsProfile,
) -> None:
    greys = np.repeat(np.arange(0, 256, 5)[:, None], 3, axis=1)

    black = mixed(greys, general)[:, 3]

    assert (np.diff(black) <= 1 / 255).all()
    assert black[greys[:, 0] > 190].max() < 0.02
    assert black[0] > 0.8
