"""Fonts, sizes of type, images: what the print is made of, whatever made it."""

import base64
import io
import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.support.printing import Press
from tests.support.proofs import Print, codes, errors, manifest, messages, painted

SIZE = (105, 148)
INLINE = "BI /W 4 /H 4 /CS /G /BPC 8 ID 0123456789abcdef EI"


def page(press: Press, body: str, css: str = "", **meant: object) -> Print:
    return Print(press.write(body, css), manifest([SIZE], **meant))


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found = [it for it in pdf.objects if isinstance(it, pikepdf.Dictionary)]
    return [it for it in found if it.get("/Type") == "/Font"]


def image(width: int, height: int) -> str:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


def picture(press: Press, pixels: int, **meant: object) -> Print:
    """An image 50 mm wide with so many pixels across."""
    source = image(pixels, pixels // 5)
    css = "img { width: 50mm; height: 10mm }"
    return page(press, f'<h1>T</h1><img alt="A picture" src="{source}">', css, **meant)


def test_a_font_whose_file_was_taken_out_is_an_error(good: Print, tmp_path: Path) -> None:
    def take_out(pdf: pikepdf.Pdf) -> None:
        for font in fonts(pdf):
            for descendant in font.get("/DescendantFonts", []):
                del descendant.FontDescriptor["/FontFile2"]

    proof = good.but(take_out).proof(tmp_path, quick=True)

    assert set(codes(proof)) == {"PG553"}
    assert "the font PG-Sans is not in the PDF" in messages(proof)


def test_a_font_without_a_table_of_characters_is_an_error_where_it_is_read_aloud(
    good: Print, tmp_path: Path
) -> None:
    def forget(pdf: pikepdf.Pdf) -> None:
        for font in fonts(pdf):
            if str(font.get("/BaseFont", "")).endswith("PG-Sans") and "/ToUnicode" in font:
                del font["/ToUnicode"]

    found = set(codes(good.but(forget).proof(tmp_path, quick=True)))

    assert "PG554" in found
    assert found <= {"PG554", "PG578", "PG567"}  # its words are lost, and so are those of its links


def test_letters_that_cannot_be_told_are_an_error_on_their_page(
    good: Print, tmp_path: Path
) -> None:
    def forget(pdf: pikepdf.Pdf) -> None:
        for font in fonts(pdf):
            if "/ToUnicode" in font:
                del font["/ToUnicode"]

    proof = good.but(forget).foreign().proof(tmp_path, quick=True)

    assert any("PG554" in errors(it) for it in proof.pages)


def test_type_below_the_least_of_the_format_is_an_error(good: Print, tmp_path: Path) -> None:
    proof = good.but(smallest_type_pt=8).proof(tmp_path, quick=True)

    assert set(codes(proof)) == {"PG555"}
    assert re.search(r"is set in 7\.\d pt, and 8 pt is the least", messages(proof)[0])


def test_the_size_that_counts_is_the_one_that_is_drawn(press: Press, tmp_path: Path) -> None:
    body = '<h1>T</h1><p>Large.</p><p class="s">Scaled.</p>'
    css = ".s { font-size: 20pt; transform: scale(0.25); transform-origin: 0 0 }"
    small = page(press, body, css)

    proof = small.proof(tmp_path)

    assert codes(proof) == ["PG555"]
    assert "`Scaled.` on page 1 is set in 5.0 pt" in messages(proof)[0]


def test_of_a_print_of_somebody_else_six_points_are_the_least(press: Press, tmp_path: Path) -> None:
    for size, found in (("5.8pt", ["PG555"]), ("6pt", [])):
        small = Print(press.write("<h1>T</h1><p>Small.</p>", f"p {{ font-size: {size} }}"))
        assert codes(small.proof(tmp_path)) == found


def test_text_that_leaves_no_ink_is_not_measured(press: Press, tmp_path: Path) -> None:
    good = page(press, "<h1>T</h1><p>Seen.</p>")

    def hide(pdf: pikepdf.Pdf) -> None:
        name = next(iter(pdf.pages[0].resources.Font.keys()))
        text = f"/Artifact BMC BT 3 Tr {name} 2 Tf 20 20 Td <00010002> Tj ET EMC"
        painted("")(pdf)
        pdf.pages[0].contents_add(text.encode())

    assert codes(good.but(hide).proof(tmp_path)) == []


@pytest.mark.parametrize(("pixels", "found"), [(280, ["PG556"]), (300, []), (2000, [])])
def test_an_image_needs_150_pixels_an_inch_on_any_paper(
    press: Press, tmp_path: Path, pixels: int, found: list[str]
) -> None:
    proof = picture(press, pixels).proof(tmp_path)

    assert codes(proof) == found
    assert proof.pages[0].lowest_ppi == round(pixels / 50 * 25.4)


def test_an_image_for_a_press_is_better_with_225(press: Press, tmp_path: Path) -> None:
    def for_a_press(pixels: int) -> list[str]:
        proof = picture(press, pixels, conforms_to=("pdf/x-4",)).proof(tmp_path)
        return [it for it in codes(proof) if it in ("PG556", "PG557")]

    assert for_a_press(400) == ["PG557"]
    assert for_a_press(450) == []
    assert for_a_press(250) == ["PG556"]


def test_a_flat_colour_is_no_coarse_image(press: Press, tmp_path: Path) -> None:
    assert codes(
        page(press, f'<h1>T</h1><img alt="A" src="{image(1, 1)}" style="width: 40mm">').proof(
            tmp_path
        )
    ) == []  # fmt: skip


def test_an_image_inside_a_form_is_measured_as_it_is_drawn(press: Press, tmp_path: Path) -> None:
    def form(pdf: pikepdf.Pdf) -> None:
        thing = pdf.make_stream(
            f"q 2 0 0 2 0 0 cm {INLINE} Q".encode(), Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form, BBox=[0, 0, 4, 4], Matrix=[25, 0, 0, 25, 0, 0],
        )  # fmt: skip
        pdf.pages[0].resources.XObject = pikepdf.Dictionary(F1=thing)
        painted("/F1 Do")(pdf)

    proof = page(press, "<h1>T</h1>").but(form).proof(tmp_path)

    assert codes(proof) == ["PG556"]
    assert proof.pages[0].lowest_ppi == round(4 / 50 * 72)


def test_an_image_in_the_content_itself_is_measured(press: Press, tmp_path: Path) -> None:
    steps = f"100 0 0 100 20 20 cm {INLINE}"

    proof = page(press, "<h1>T</h1>").but(painted(steps)).proof(tmp_path)

    assert codes(proof) == ["PG556"]
    assert proof.pages[0].lowest_ppi == 3
