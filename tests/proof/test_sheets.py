"""The sheet: boxes, colours, edges, and letters over letters."""

from pathlib import Path

import pikepdf
import pytest

from tests.support.printing import Press
from tests.support.proofs import MM, Edit, Print, add, codes, manifest, messages, painted

WIDE, HIGH = 105, 148
CSS = "@page { bleed: 3mm; margin: 10mm } * { color: device-cmyk(0 0 0 1) }"
PROFILE = "none of a press"


def for_a_press(press: Press, body: str = "<h1>T</h1><p>Text.</p>", css: str = "") -> Print:
    """A page as a print shop wants it, without tags: trim, bleed, black type, an intent."""
    document = press.lay_out(body, CSS + css)
    content = bytes(document.write_pdf())
    meant = manifest([(WIDE, HIGH)], bleed_mm=3, conforms_to=())
    return Print(content, meant)


def boxes(**sizes: list[float] | None) -> Edit:
    """Change the boxes of the page; None takes one away."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for name, box in sizes.items():
            if box is None:
                del pdf.pages[0].obj[f"/{name}"]
            else:
                pdf.pages[0].obj[f"/{name}"] = [edge * MM for edge in box]

    return edit


def text(steps: str, ink: str = "0 0 0 1 k") -> Edit:
    """Set a word on the page, in the first of its fonts, with glyphs of that page."""

    def edit(pdf: pikepdf.Pdf) -> None:
        name = next(iter(pdf.pages[0].resources.Font.keys()))
        add(pdf, f"/Artifact BMC BT {ink} {name} 12 Tf {steps} <{glyphs(pdf)}> Tj ET EMC")

    return edit


def glyphs(pdf: pikepdf.Pdf) -> str:
    """The glyphs of the first text of the page."""
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) in ("Tj", "TJ"):
            first = operands[0][0] if isinstance(operands[0], pikepdf.Array) else operands[0]
            return bytes(first).hex()
    raise AssertionError("there is no text on the page")


@pytest.fixture(scope="module")
def one(press: Press) -> Print:
    return for_a_press(press)


def test_a_page_for_a_press_passes(one: Print, tmp_path: Path) -> None:
    proof = one.proof(tmp_path)

    assert codes(proof) == []
    assert proof.pages[0].colours == ("DeviceCMYK",)


# Boxes


def test_a_page_of_another_size_is_an_error(good: Print, tmp_path: Path) -> None:
    def smaller(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.TrimBox = [0, 0, 590, 841.89]

    proof = good.but(smaller).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG558"]
    assert "is cut to 208.1 × 297.0 mm, and 210 × 297 mm is meant" in messages(proof)[0]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (boxes(TrimBox=None), "has no TrimBox, so a press does not know where to cut"),
        (boxes(BleedBox=None), "has no BleedBox, and a bleed of 3 mm is meant"),
        (boxes(BleedBox=[-1, -3, 108, 151]), "has a bleed of 1.0 mm, and 3 mm is meant"),
        (boxes(BleedBox=[-9, -9, 114, 157]), "has a bleed that is larger than the sheet"),
        (boxes(ArtBox=[0, 0, 105, 148]), "has both a TrimBox and an ArtBox"),
        (boxes(TrimBox=[-4, 0, 101, 148]), "is cut outside of its bleed"),
    ],
)
def test_boxes_that_a_press_cannot_use_are_errors(
    one: Print, tmp_path: Path, edit: Edit, said: str
) -> None:
    proof = one.but(edit).proof(tmp_path)

    assert "PG558" in codes(proof)
    assert any(said in message for message in messages(proof))


def test_a_page_without_a_size_cannot_be_read(good: Print, tmp_path: Path) -> None:
    def shapeless(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.MediaBox = [0, 0, 0, 0]

    proof = good.but(shapeless).proof(tmp_path, quick=True)

    assert "PG540" in [it.diagnostic.code for it in proof.pages[1].findings]
    assert proof.pages[0].passed


# Colours


def test_colours_of_a_screen_are_errors_on_a_press(one: Print, tmp_path: Path) -> None:
    proof = one.but(painted("1 0 0 rg 20 20 50 50 re f")).proof(tmp_path)

    assert codes(proof) == ["PG559"]
    assert messages(proof) == ["a shape on page 1 has its colour in DeviceRGB"]
    assert proof.pages[0].colours == ("DeviceCMYK", "DeviceRGB")


def test_colours_with_a_profile_of_their_own_are_none(one: Print, tmp_path: Path) -> None:
    def calibrated(pdf: pikepdf.Pdf) -> None:
        profile = pdf.make_stream(b"", N=3)
        pdf.pages[0].resources.ColorSpace = pikepdf.Dictionary(
            DefaultRGB=pikepdf.Array([pikepdf.Name.ICCBased, profile])
        )
        painted("1 0 0 rg 20 20 50 50 re f")(pdf)

    proof = one.but(calibrated).proof(tmp_path)

    assert codes(proof) == []
    assert proof.pages[0].colours == ("DeviceCMYK", "ICC RGB")


def test_elsewhere_colours_are_listed_only(good: Print, tmp_path: Path) -> None:
    proof = good.proof(tmp_path, quick=True)

    assert "DeviceRGB" in proof.pages[0].colours
    assert codes(proof) == []


def test_text_in_more_inks_than_black_is_an_error_on_a_press(one: Print, tmp_path: Path) -> None:
    place = "1 0 0 1 60 200 Tm"

    coloured = one.but(text(place, "0.2 0.1 0 0.9 k")).proof(tmp_path)

    assert codes(coloured) == ["PG560"]
    assert "text on page 1 is printed in CMYK 20/10/0/90, not in black alone" in messages(coloured)
    assert codes(one.but(text(place, "0 0 0 0.6 k")).proof(tmp_path)) == []
    assert codes(one.but(text(place, "0 0 0 0 k")).proof(tmp_path)) == []


def test_areas_in_colour_are_what_a_press_is_for(one: Print, tmp_path: Path) -> None:
    assert codes(one.but(painted("0.9 0.1 0 0 k 20 20 50 50 re f")).proof(tmp_path)) == []


def test_colours_of_patterns_and_forms_are_found(one: Print, tmp_path: Path) -> None:
    def tiled(pdf: pikepdf.Pdf) -> None:
        tile = pdf.make_stream(
            b"1 0 0 rg 0 0 2 2 re f", Type=pikepdf.Name.Pattern, PatternType=1, PaintType=1,
            TilingType=1, BBox=[0, 0, 4, 4], XStep=4, YStep=4, Resources=pikepdf.Dictionary(),
        )  # fmt: skip
        pdf.pages[0].resources.Pattern = pikepdf.Dictionary(P1=tile)
        painted("/Pattern cs /P1 scn 20 20 50 50 re f")(pdf)

    assert codes(one.but(tiled).proof(tmp_path)) == ["PG559"]


# Edges


def test_text_over_the_edge_is_an_error(one: Print, tmp_path: Path) -> None:
    proof = one.but(text("1 0 0 1 295 200 Tm")).proof(tmp_path)

    assert codes(proof) == ["PG561"]
    assert "mm over the edge of page 1" in messages(proof)[0]


def test_text_beside_the_sheet_is_an_error_that_nobody_sees(one: Print, tmp_path: Path) -> None:
    proof = one.but(text("1 0 0 1 400 200 Tm")).proof(tmp_path)

    assert codes(proof) == ["PG561"]
    assert "stands outside of page 1, where nobody sees it" in messages(proof)[0]


def test_text_for_the_printer_may_stand_between_the_bleed_and_the_edge_of_the_sheet(
    one: Print, tmp_path: Path
) -> None:
    slug = one.but(boxes(MediaBox=[-20, -20, 125, 168])).but(text("1 0 0 1 100 -40 Tm"))

    assert codes(slug.proof(tmp_path)) == []


def test_text_near_the_cut_is_a_warning_for_a_press_only(one: Print, tmp_path: Path) -> None:
    near = one.but(text("1 0 0 1 4 200 Tm"))

    assert codes(near.proof(tmp_path)) == ["PG562"]
    assert codes(near.but(bleed_mm=0).proof(tmp_path)) == []


IMAGE = "BI /W 800 /H 800 /CS /G /BPC 1 ID " + "x" * 80000 + " EI"


@pytest.mark.parametrize(
    ("left", "wide", "found"),
    [(60, 40, []), (60, 46, ["PG563"]), (60, 48, []), (-3, 30, []), (-1.5, 30, ["PG563"])],
)
def test_an_image_ends_within_the_page_or_with_the_bleed(
    one: Print, tmp_path: Path, left: float, wide: float, found: list[str]
) -> None:
    matrix = f"{wide * MM} 0 0 {30 * MM} {left * MM} {60 * MM}"

    assert codes(one.but(painted(f"{matrix} cm {IMAGE}")).proof(tmp_path)) == found


def test_what_a_clip_hides_of_an_image_is_not_over_the_edge(one: Print, tmp_path: Path) -> None:
    clip = f"0 0 {100 * MM} {140 * MM} re W n"
    matrix = f"{90 * MM} 0 0 {30 * MM} {20 * MM} {60 * MM}"

    assert codes(one.but(painted(f"{clip} {matrix} cm {IMAGE}")).proof(tmp_path)) == []


# Letters over letters


def test_two_texts_on_one_spot_are_a_warning(press: Press, tmp_path: Path) -> None:
    body = "<h1>T</h1><p>One line of text</p><p>Another that is set upon it</p>"
    css = "p { margin: 0; line-height: 1.5 } p + p { position: relative; top: -1.5em }"

    proof = for_a_press(press, body, css).proof(tmp_path)

    assert codes(proof) == ["PG564"]
    assert "`One line of text` and `Another that is set upon it`" in messages(proof)[0]


def test_lines_that_are_set_tight_are_not(press: Press, tmp_path: Path) -> None:
    body = "<h1>T</h1><p>Giraffes jump quickly<br>(jelly) Ápple þegar<br><i>fjord</i> (<i>jig</i>)"

    assert codes(for_a_press(press, body, "p { line-height: 1 }").proof(tmp_path)) == []
