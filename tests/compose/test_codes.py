"""QR codes: the level that survives folding wherever it fits, and never too fine to print."""

import base64
import io
import subprocess
import sys

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from printguide.compose.codes import (
    MODULE_MM,
    QUIET_ZONE,
    SMALLEST_MODULE_MM,
    Symbol,
    TooDense,
    encode,
)

ISO_18004 = 17
"""Modules a side that a symbol has beside four for each version."""


def address(length: int) -> str:
    """An address of this many characters that no other mode than bytes can hold."""
    return ("https://example.org/" + "abcdefgh" * 500)[:length]


def pixels(symbol: Symbol) -> np.ndarray:
    """The bitmap of a symbol as grey values."""
    png = base64.b64decode(symbol.bitmap().partition(",")[2])
    return np.asarray(Image.open(io.BytesIO(png)).convert("L"))


def read(symbol: Symbol) -> list[str]:
    """What a camera reads that sees each module as four pixels."""
    found = zxingcpp.read_barcodes(pixels(symbol).repeat(4, 0).repeat(4, 1))
    return [code.text for code in found]


@pytest.mark.parametrize(
    ("length", "box_mm", "level", "version", "module_mm"),
    [
        (20, 30, "Q", 2, 0.5),
        (20, 16.5, "Q", 2, 0.5),
        (21, 16.5, "M", 2, 0.5),
        (74, 25, "Q", 6, 0.5),
        (75, 25, "M", 5, 0.5),
        (106, 25, "M", 6, 0.5),
        (107, 25, "M", 7, 25 / 53),
        (108, 30, "Q", 8, 0.5),
        (109, 30, "M", 7, 0.5),
        (152, 30, "M", 8, 0.5),
        (153, 30, "M", 9, 30 / 61),
        (287, 30, "M", 12, 30 / 73),
        (62, 16.4, "M", 4, 0.4),
        (180, 24.4, "M", 9, 0.4),
    ],
)
def test_level_then_module_give_way(
    length: int, box_mm: float, level: str, version: int, module_mm: float
) -> None:
    symbol = encode(address(length), box_mm=box_mm)
    assert (symbol.level, symbol.version) == (level, version)
    assert symbol.module_mm == pytest.approx(module_mm)
    assert len(symbol.rows) == ISO_18004 + 4 * version
    assert read(symbol) == [address(length)]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400), st.floats(10, 60))
def test_no_code_is_wider_than_its_box_or_finer_than_prints(length: int, box_mm: float) -> None:
    try:
        symbol = encode(address(length), box_mm=box_mm)
    except TooDense as refusal:
        symbol, needs_mm = None, refusal.needs_mm
    if symbol is None:
        assert needs_mm is not None
        assert needs_mm > box_mm - 0.05
        return
    assert symbol.side_mm <= box_mm + 0.001
    assert SMALLEST_MODULE_MM - 1e-6 <= symbol.module_mm <= MODULE_MM
    assert symbol.module_mm == MODULE_MM or symbol.level == "M"


def test_a_refusal_tells_what_would_help() -> None:
    with pytest.raises(TooDense) as caught:
        encode(address(288))
    refusal = caught.value
    assert (refusal.address, refusal.box_mm) == (address(288), 30.0)
    assert refusal.module_mm == pytest.approx(30 / 77)
    assert refusal.needs_mm == 30.8
    assert encode(address(288), box_mm=refusal.needs_mm).module_mm == pytest.approx(0.4)


def test_an_address_beyond_any_code_is_refused_too() -> None:
    with pytest.raises(TooDense) as caught:
        encode(address(3000), box_mm=1000)
    assert (caught.value.module_mm, caught.value.needs_mm) == (None, None)


def test_nothing_has_no_code() -> None:
    with pytest.raises(ValueError, match="empty"):
        encode("")


@pytest.mark.parametrize(
    "text",
    [
        "HTTPS://EXAMPLE.ORG/G/AB12",
        "tel:+820000000000",
        "https://example.org/visit/20260207123456789",
        "https://www.example.org/maps/search/?api=1&query=37.566535%2C126.977969",
        "https://example.org/안내/길",
        "a",
        "7",
    ],
)
def test_every_mixture_of_segments_reads_back(text: str) -> None:
    assert read(encode(text)) == [text]


def test_digits_get_a_segment_of_their_own_where_that_makes_a_smaller_code() -> None:
    with_digits = "https://example.org/visit/" + "1234567890" * 4
    assert encode(with_digits).version < encode(address(len(with_digits))).version


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=120))
def test_what_was_encoded_is_what_is_read(text: str) -> None:
    assert read(encode(text, box_mm=60)) == [text]


def test_the_bitmap_is_one_pixel_a_module_with_the_quiet_zone() -> None:
    symbol = encode(address(40))
    image = pixels(symbol)
    assert image.shape == (symbol.side, symbol.side)
    dark = [[bool(row >> x & 1) for x in reversed(range(len(symbol.rows)))] for row in symbol.rows]
    inner = image[QUIET_ZONE:-QUIET_ZONE, QUIET_ZONE:-QUIET_ZONE]
    assert np.array_equal(inner == 0, np.array(dark))
    image = image.copy()
    image[QUIET_ZONE:-QUIET_ZONE, QUIET_ZONE:-QUIET_ZONE] = 255
    assert image.min() == 255


def test_rectangles_cover_the_dark_modules_once() -> None:
    symbol = encode(address(90))
    painted = np.zeros((symbol.side, symbol.side), int)
    for x, y, width, height in symbol.dark():
        painted[y : y + height, x : x + width] += 1
    assert np.array_equal(painted, (pixels(symbol) == 0).astype(int))


def test_each_payload_is_computed_once() -> None:
    assert encode(address(33)) is encode(address(33))


def test_codes_need_no_imaging_library_and_load_theirs_late() -> None:
    program = (
        "import sys; sys.modules['PIL'] = None; from printguide.compose.codes import encode;"
        "assert 'qrcode' not in sys.modules; encode('https://example.org').bitmap()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
