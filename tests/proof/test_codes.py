"""QR codes: read from the raster, clean and poor, measured, and compared with what was meant."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops

from printguide.compose.codes import encode
from printguide.engine.finishing import finisher
from printguide.proof.manifest import MeantCode
from printguide.proof.scanner import poor, read
from tests.support.printing import Press
from tests.support.proofs import MM, Edit, Print, changed, codes, errors, manifest, painted

URL = "https://www.example.org/guides/knee"
SYMBOL = encode(URL)
WIDE, HIGH = 105, 148


def coded(press: Press, module_mm: float = 0.5, corner_mm: tuple[float, float] = (20, 20)) -> Print:
    """A page with one code on it."""
    side, (x, y) = SYMBOL.side * module_mm, corner_mm
    style = f"position: absolute; left: {x}mm; top: {y}mm; width: {side}mm"
    image = (
        f'<img alt="A code" src="{SYMBOL.bitmap()}" style="{style}; image-rendering: pixelated">'
    )
    css = "@page { margin: 0 } body { margin: 0 }"
    content = press.write(f"<h1>T</h1>{image}", css, finisher([SYMBOL]))
    meant = MeantCode(url=URL, page=1, x_mm=x, y_mm=y, side_mm=side, module_mm=module_mm)
    return Print(content, manifest([(WIDE, HIGH)], codes=(meant,)))


def over(code: MeantCode, box: tuple[float, float, float, float], ink: str) -> Edit:
    """Paint a rectangle over a code.

    In modules from its upper left corner, border included: left, top, width, height.
    """
    left, top, wide, high = box
    module = code.module_mm * MM
    x = code.x_mm * MM + left * module
    y = HIGH * MM - code.y_mm * MM - (top + high) * module
    return painted(f"{ink} {x} {y} {wide * module} {high * module} re f")


def inked(old: str, new: str) -> Edit:
    """Change the inks of the code."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
                thing.write(thing.read_bytes().replace(old.encode(), new.encode()))

    return edit


@pytest.fixture(scope="module")
def one(press: Press) -> Print:
    return coded(press)


def the_code(one: Print) -> MeantCode:
    assert one.meant is not None
    return one.meant.codes[0]


def test_a_code_on_white_passes(one: Print, tmp_path: Path) -> None:
    proof = one.proof(tmp_path)

    assert codes(proof) == []
    assert [(it.text, it.degraded) for it in proof.pages[0].codes] == [(URL, True)]


def test_a_code_that_is_covered_cannot_be_read(one: Print, tmp_path: Path) -> None:
    half = over(the_code(one), (0, 0, SYMBOL.side, SYMBOL.side / 2), "1 g")

    proof = one.but(half).proof(tmp_path)

    assert codes(proof) == ["PG544"]
    assert proof.pages[0].findings[0].spots[0].left == 20


def test_a_code_that_is_not_there_cannot_be_read(one: Print, tmp_path: Path) -> None:
    moved = the_code(one).model_copy(update={"y_mm": 100.0})

    assert codes(one.but(codes=(moved,)).proof(tmp_path)) == ["PG544", "PG548"]


def test_a_code_that_says_something_else_fails(one: Print, tmp_path: Path) -> None:
    other = the_code(one).model_copy(update={"url": "https://www.example.org/other"})

    proof = one.but(codes=(other,)).proof(tmp_path)

    assert codes(proof) == ["PG545"]
    assert "says https://www.example.org/guides/knee where" in str(
        proof.all()[0].diagnostic.message
    )


def test_a_sturdy_code_that_a_poor_print_loses_is_an_error(one: Print, tmp_path: Path) -> None:
    # White lines through the data: sharp edges save what is left of its modules, blur does not.
    code = the_code(one)
    lines = [over(code, (12 + at, 4, 0.45, SYMBOL.side - 8), "1 g") for at in range(0, 12, 2)]
    damaged = one
    for line in lines:
        damaged = damaged.but(line)

    proof = damaged.proof(tmp_path)

    assert errors(proof) == ["PG546"]
    assert proof.pages[0].codes[0].read


def test_a_fine_code_that_a_poor_print_loses_is_a_warning_beside_its_size(
    press: Press, tmp_path: Path
) -> None:
    proof = coded(press, module_mm=0.25).proof(tmp_path)

    assert codes(proof) == ["PG547", "PG549"]
    assert errors(proof) == ["PG549"]


def test_modules_below_what_phones_need_are_an_error(press: Press, tmp_path: Path) -> None:
    assert "PG549" in errors(coded(press, module_mm=0.37).proof(tmp_path))
    assert errors(coded(press, module_mm=0.4).proof(tmp_path)) == []


def test_a_code_that_was_shrunk_afterwards_is_measured_as_it_is(one: Print, tmp_path: Path) -> None:
    def shrink(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
                thing.Matrix = [float(edge) * 0.7 for edge in thing.Matrix]

    proof = one.but(shrink).proof(tmp_path)

    assert "PG549" in errors(proof)
    assert abs(proof.pages[0].codes[0].module_mm - 0.35) < 0.01


def test_a_code_that_nobody_meant_is_named(one: Print, tmp_path: Path) -> None:
    proof = one.but(codes=()).proof(tmp_path)

    assert codes(proof) == ["PG548"]
    assert proof.passed
    assert proof.pages[0].codes[0].meant is False


@pytest.mark.parametrize(("left", "top"), [(1.5, 10), (10, 1.5), (-0.2, 10)])
def test_something_in_the_white_border_is_an_error_though_the_code_reads(
    one: Print, tmp_path: Path, left: float, top: float
) -> None:
    wide, high = (0.8, 12) if left < top else (12, 0.8)

    proof = one.but(over(the_code(one), (left, top, wide, high), "0 g")).proof(tmp_path)

    assert errors(proof) == ["PG550"]
    assert proof.pages[0].codes[0].degraded


def test_what_stands_just_outside_of_the_border_is_no_fault(one: Print, tmp_path: Path) -> None:
    beside = over(the_code(one), (-1.2, 0, 1, SYMBOL.side), "0 g")

    assert codes(one.but(beside).proof(tmp_path)) == []


def test_a_speck_in_the_border_is_no_fault(one: Print, tmp_path: Path) -> None:
    assert codes(one.but(over(the_code(one), (2, 2, 0.3, 0.3), "0 g")).proof(tmp_path)) == []


def test_a_pale_code_is_an_error(one: Print, tmp_path: Path) -> None:
    proof = one.but(inked("\n0 g", "\n0.5 g")).proof(tmp_path)

    assert errors(proof) == ["PG551"]
    assert 3.5 < proof.pages[0].codes[0].contrast < 4.5


def test_a_code_of_dark_grey_is_none(one: Print, tmp_path: Path) -> None:
    assert codes(one.but(inked("\n0 g", "\n0.4 g")).proof(tmp_path)) == []


def test_a_code_that_is_light_on_dark_is_an_error(one: Print, tmp_path: Path) -> None:
    def inverted(pdf: pikepdf.Pdf) -> None:
        inked("1 g", "9 g")(pdf)
        inked("\n0 g", "\n1 g")(pdf)
        inked("9 g", "0 g")(pdf)

    proof = one.but(inverted).proof(tmp_path)

    assert "PG551" in errors(proof)
    assert any("is light on dark" in it.diagnostic.message for it in proof.all())


def test_a_code_near_the_edge_is_a_warning(press: Press, tmp_path: Path) -> None:
    assert codes(coded(press, corner_mm=(3, 20)).proof(tmp_path)) == ["PG552"]
    assert codes(coded(press, corner_mm=(5, 20)).proof(tmp_path)) == []


def test_a_turned_page_changes_nothing(one: Print, tmp_path: Path) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].rotate(180, relative=False)

    code, side = the_code(one), the_code(one).side_mm
    there = code.model_copy(update={"x_mm": WIDE - 20 - side, "y_mm": HIGH - 20 - side})

    assert codes(one.but(turn, codes=(there,)).proof(tmp_path)) == []


def test_a_poor_print_is_the_same_every_time_and_not_the_clean_one() -> None:
    page = Image.new("L", (200, 100), 255)
    page.paste(0, (50, 20, 80, 60))

    once, again = poor(page), poor(page)

    assert ImageChops.difference(once, again).getbbox() is None
    assert once.size[0] > page.size[0]
    assert len(once.getcolors(256) or []) > 50


def test_every_code_of_a_crowded_page_of_somebody_else_is_listed(
    press: Press, tmp_path: Path
) -> None:
    symbols = [encode(f"https://www.example.org/guides/{at}/x{at * 7919}") for at in range(35)]
    images = "".join(
        f'<img alt="A code" src="{it.bitmap()}" style="width: {it.side_mm}mm; margin: .4mm">'
        for it in symbols
    )
    css = "@page { margin: 0; size: 110mm 160mm } body { margin: 0 }"
    crowd = Print(press.write(f"<div>{images}</div>", css, finisher(symbols)))

    read_ = [it.text for it in crowd.proof(tmp_path).pages[0].codes]

    assert read_ == [f"https://www.example.org/guides/{at}/x{at * 7919}" for at in range(35)]


def test_codes_of_a_foreign_print_are_listed_and_judged(one: Print, tmp_path: Path) -> None:
    crossed = one.but(over(the_code(one), (2, 10, 0.8, 12), "0 g")).foreign()

    proof = crossed.proof(tmp_path)

    assert [(it.text, it.meant) for it in proof.pages[0].codes] == [(URL, None)]
    assert "PG550" in errors(proof)


def test_reading_knows_codes_from_pictures() -> None:
    assert read(Image.linear_gradient("L")) == []


def test_a_code_is_found_wherever_the_page_begins(one: Print, tmp_path: Path) -> None:
    def shift(pdf: pikepdf.Pdf) -> None:
        page: Any = pdf.pages[0]
        page.contents_add(b"q 1 0 0 1 300 -200 cm ", prepend=True)
        page.contents_add(b" Q")
        for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
            left, bottom, right, top = map(float, page.obj[box])
            page.obj[box] = [left + 300, bottom - 200, right + 300, top - 200]

    assert codes(Print(changed(one.content, shift), one.meant).proof(tmp_path)) == []
