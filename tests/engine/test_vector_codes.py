"""Codes in the PDF: vectors in pure black, at the size they were given, that scan."""

import io
import shutil
import subprocess
from dataclasses import dataclass
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from printguide.compose.codes import QUIET_ZONE, Symbol, encode
from printguide.compose.colours import Colour
from printguide.engine.finishing import finisher
from tests.support.printing import Press, tags

POINTS_A_MM = 72 / 25.4
ADDRESSES = (
    "https://example.org/guides/knee",
    "https://example.org/guides/" + "a-rather-long-path/" * 4,
    "https://www.example.org/maps/search/?api=1&query=37.566535%2C126.977969" + "x" * 90,
)
SYMBOLS = tuple(encode(address) for address in ADDRESSES)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def sheet(press: Press) -> bytes:
    """All three codes on one page, on white."""
    return press.write("".join(map(shown, SYMBOLS)), finisher=finisher(SYMBOLS))


def shown(symbol: Symbol) -> str:
    """A code as templates print it."""
    size = f"width: {symbol.side_mm}mm; height: {symbol.side_mm}mm"
    style = f"{size}; image-rendering: pixelated"
    return f'<p><img alt="QR code" src="{symbol.bitmap()}" style="{style}"></p>'


@dataclass(frozen=True)
class Drawn:
    """An XObject of a file."""

    kind: str
    keys: set[str]
    side: int
    """The width of a form's box."""
    steps: list[tuple[str, list[int]]]
    """What a form paints: operators and their operands."""


def drawn(pdf: bytes) -> list[Drawn]:
    """Every XObject of a file."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        streams = [it for it in file.objects if isinstance(it, pikepdf.Stream)]
        return [_drawn(it) for it in streams if it.get("/Type") == "/XObject"]


def _drawn(stream: pikepdf.Stream) -> Drawn:
    steps = pikepdf.parse_content_stream(stream) if "/BBox" in stream else []
    plain = [(str(it.operator), [int(number) for number in it.operands]) for it in steps]
    side = int(stream.BBox[2]) if "/BBox" in stream else 0
    return Drawn(str(stream.Subtype), set(stream.keys()), side, plain)


def by_pdfium(pdf: bytes, dpi: int) -> np.ndarray:
    page = pypdfium2.PdfDocument(pdf)[0]
    return np.asarray(page.render(scale=dpi / 72).to_pil().convert("L"))


def by_poppler(pdf: bytes, dpi: int) -> np.ndarray:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("poppler is not installed")
    order = [program, "-r", str(dpi), "-gray", "-png", "-singlefile", "-"]
    image = subprocess.run(order, input=pdf, stdout=subprocess.PIPE, check=True).stdout
    return np.asarray(Image.open(io.BytesIO(image)).convert("L"))


def mild(image: np.ndarray) -> np.ndarray:
    """A picture taken with a steady hand: blur of 0.7 pixels, noise of 8 grey values."""
    steps = np.arange(-3, 4)
    kernel = np.exp(-(steps**2) / (2 * 0.7**2))
    blurred = image.astype(float)
    for axis in (0, 1):
        blurred = np.apply_along_axis(np.convolve, axis, blurred, kernel / kernel.sum(), "same")
    noise = np.random.default_rng(7).normal(0, 8, image.shape)
    return np.clip(blurred + noise, 0, 255).astype(np.uint8)


def read(image: np.ndarray) -> set[str]:
    codes = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return {code.text for code in codes}


@pytest.mark.parametrize("dpi", [110, 150, 300])
@pytest.mark.parametrize("renderer", [by_pdfium, by_poppler])
def test_every_code_scans(sheet: bytes, renderer: Any, dpi: int) -> None:
    assert read(renderer(sheet, dpi)) == set(ADDRESSES)


@pytest.mark.parametrize("renderer", [by_pdfium, by_poppler])
def test_codes_scan_from_a_blurred_picture_of_150_dpi(sheet: bytes, renderer: Any) -> None:
    assert read(mild(renderer(sheet, 150))) == set(ADDRESSES)


def test_a_code_scans_on_a_dark_panel_because_its_quiet_zone_is_white(press: Press) -> None:
    css = "p { background: #123; margin: 0; padding: 6mm }"
    pdf = press.write(shown(SYMBOLS[0]), css, finisher(SYMBOLS))
    assert read(by_pdfium(pdf, 150)) == {ADDRESSES[0]}


def test_no_bitmap_is_left(sheet: bytes) -> None:
    objects = drawn(sheet)
    assert [it.kind for it in objects] == ["/Form"] * len(SYMBOLS)
    assert not any(it.keys & {"/SMask", "/Group", "/Width"} for it in objects)


def test_codes_are_painted_in_grey_alone(sheet: bytes) -> None:
    for form in drawn(sheet):
        assert {name for name, _ in form.steps} == {"g", "re", "f"}
        assert [operands for name, operands in form.steps if name == "g"] == [[1], [0]]


def test_codes_can_have_the_colour_of_a_brand(press: Press) -> None:
    pdf = press.write(
        "".join(map(shown, SYMBOLS)), finisher=finisher(SYMBOLS, Colour(0x0B, 0x3D, 0x91))
    )
    with pikepdf.open(io.BytesIO(pdf)) as file:
        forms = [it for it in file.objects if isinstance(it, pikepdf.Stream) and "/BBox" in it]
        painted = [
            [float(number) for number in step.operands]
            for form in forms
            for step in pikepdf.parse_content_stream(form)
            if str(step.operator) == "rg"
        ]

    assert painted == [pytest.approx([11 / 255, 61 / 255, 145 / 255], abs=1e-4)] * len(SYMBOLS)
    assert read(by_pdfium(pdf, 150)) == set(ADDRESSES)


def test_the_quiet_zone_is_four_modules(sheet: bytes) -> None:
    for form in drawn(sheet):
        boxes = [operands for name, operands in form.steps if name == "re"]
        assert boxes[0] == [0, 0, form.side, form.side]
        edges = [
            (x, y, form.side - x - width, form.side - y - height)
            for x, y, width, height in boxes[1:]
        ]
        assert [min(edge) for edge in zip(*edges, strict=True)] == [QUIET_ZONE] * 4


def test_modules_have_the_size_they_were_given(sheet: bytes) -> None:
    file = pikepdf.open(io.BytesIO(sheet))
    measured = []
    stack, matrix = [], pikepdf.Matrix()
    for step in pikepdf.parse_content_stream(file.pages[0]):
        match str(step.operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, step.operands)) @ matrix
            case "Do":
                form = file.pages[0].resources.XObject[step.operands[0]]
                module = pikepdf.Matrix(form.Matrix) @ matrix
                measured.append((abs(module.a) / POINTS_A_MM, abs(module.d) / POINTS_A_MM))
    expected = [(symbol.module_mm, symbol.module_mm) for symbol in SYMBOLS]
    assert [symbol.module_mm for symbol in SYMBOLS[:2]] == [0.5, 0.5]
    assert np.allclose(measured, expected, atol=0.0005)


def test_a_code_stays_a_figure_that_says_what_it_is(sheet: bytes) -> None:
    assert tags(sheet).count("Figure Alt=QR code") == len(SYMBOLS)


def test_other_images_are_left_alone(press: Press) -> None:
    other = encode("https://example.org/other")
    pdf = press.write(shown(SYMBOLS[0]) + shown(other), finisher=finisher(SYMBOLS[:1]))
    assert sorted(it.kind for it in drawn(pdf)) == ["/Form", "/Image"]


def test_a_code_printed_twice_is_stored_once(press: Press) -> None:
    again = shown(SYMBOLS[0])
    body = f'{again}<div style="break-before: page">{again}</div>'
    pdf = press.write(body, "", finisher(SYMBOLS))
    assert len(drawn(pdf)) == 1


def test_vectors_take_no_more_room_than_bitmaps(press: Press) -> None:
    body = "".join(map(shown, SYMBOLS))
    assert len(press.write(body, finisher=finisher(SYMBOLS))) < len(press.write(body)) + 3000


def test_a_file_without_tags_gets_its_vectors_too(press: Press) -> None:
    document = press.lay_out(shown(SYMBOLS[0]))
    pdf = document.write_pdf(finisher=finisher(SYMBOLS))
    assert [it.kind for it in drawn(pdf)] == ["/Form"]


def test_two_renders_give_the_same_bytes(press: Press) -> None:
    body = f'<h1>Codes</h1>{shown(SYMBOLS[0])}<ul><li><p>one</p><p lang="de">zwei</p></li></ul>'
    assert press.write(body, "", finisher(SYMBOLS)) == press.write(body, "", finisher(SYMBOLS))
