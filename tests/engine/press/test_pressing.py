"""Small pages made ready for a press, read back: boxes, marks, inks, pictures, what is left out."""

import base64
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

from printguide.compose.print_html import Finish
from printguide.engine.finishing import finisher
from printguide.engine.weasy import UNDATED
from printguide.formats.format import Press as Needs
from printguide.press.inks import Inks
from printguide.press.intent import Intent, intent_of
from printguide.press.profile import GENERAL
from printguide.press.shop import Shop
from tests.support.inks import box_mm, colours, images, opened, plates, shadings
from tests.support.printing import Press

GENERAL_INTENT = intent_of(Shop(), GENERAL.parent)
BLEED = "@page { bleed: 3mm } body { margin: 0 } "
Printed = Callable[..., bytes]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


@pytest.fixture
def printed(press: Press) -> Printed:
    """Return a function that makes a body ready for a press, with a bleed of 3 mm."""

    def print_it(
        body: str, css: str = "", *, marks: bool = True, intent: Intent = GENERAL_INTENT,
        inks: dict[str, Inks] | None = None,
    ) -> bytes:  # fmt: skip
        document = press.lay_out(body, BLEED + css)
        document.metadata.created = document.metadata.modified = UNDATED
        finish = Finish(("pdf/x-4",), Needs(bleed_mm=3, marks=marks), intent, inks or {})
        pdf = document.write_pdf(pdf_variant="pdf/x-4", finisher=finisher((), finish=finish))
        return bytes(pdf)

    return print_it


def bitmap(mode: str, colour: Any, kind: str = "PNG") -> str:
    stream = io.BytesIO()
    Image.new(mode, (60, 60), colour).save(stream, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(stream.getvalue()).decode()}"


def drawing(inside: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{inside}</svg>'
    address = f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
    return f'<img alt="" style="width: 50mm; height: 50mm" src="{address}">'


def test_marks_stand_outside_the_bleed_on_a_larger_sheet(printed: Printed) -> None:
    file = opened(printed("<p>Tea</p>"))
    page = file.pages[0]

    assert box_mm(page, "/MediaBox") == (0, 0, 125, 168)
    assert box_mm(page, "/TrimBox") == (10, 10, 115, 158)
    assert box_mm(page, "/BleedBox") == (7, 7, 118, 161)
    assert "/CropBox" not in page.obj
    assert "/ArtBox" not in page.obj


def test_without_marks_the_sheet_ends_with_the_bleed(printed: Printed) -> None:
    file = opened(printed("<p>Tea</p>", marks=False))
    page = file.pages[0]

    assert box_mm(page, "/MediaBox") == box_mm(page, "/BleedBox") == (0, 0, 111, 154)
    assert box_mm(page, "/TrimBox") == (3, 3, 108, 151)


def test_a_wide_bleed_is_not_shortened(printed: Printed) -> None:
    file = opened(printed("<p>Tea</p>", "@page { bleed: 8mm }"))
    page = file.pages[0]

    assert box_mm(page, "/TrimBox") == (15, 15, 120, 163)
    assert box_mm(page, "/BleedBox") == (7, 7, 128, 171)


def test_marks_are_fine_black_lines_in_line_with_the_cut(printed: Printed) -> None:
    black = plates(printed("<p></p>", "@page { background: #0b5f66 }"), 1, dpi=600)["Black"]
    mm = 600 / 25.4
    corner = black[: int(7 * mm), : int(7 * mm)]
    horizontal = np.flatnonzero(black[:, int(3 * mm)] > 0.5)
    vertical = np.flatnonzero(black[int(3 * mm), :] > 0.5)

    # Upper and lower edge of the cut page, and its sides, from the upper left of the sheet.
    assert (horizontal.min() / mm, horizontal.max() / mm) == pytest.approx((10, 158), abs=0.1)
    assert (vertical.min() / mm, vertical.max() / mm) == pytest.approx((10, 115), abs=0.1)
    assert max(len(horizontal), len(vertical)) <= 2 * 4  # 0.25 pt are 2 dots and a part of a third
    assert not corner.any()
    dark = np.flatnonzero(black[int(10 * mm) - 3 : int(10 * mm) + 4, : int(7 * mm)].max(0) > 0.5)
    assert (dark.min() / mm, dark.max() / mm) == pytest.approx((1, 6), abs=0.1)


def test_marks_take_no_ink_but_black(printed: Printed) -> None:
    sheets = plates(printed("<p></p>", "@page { background: #0b5f66 }"), 1)
    edge = int(6.5 * 72 / 25.4)

    for ink in ("Cyan", "Magenta", "Yellow"):
        assert not sheets[ink][:edge].any()
        assert not sheets[ink][:, :edge].any()


def test_the_ground_of_a_page_reaches_to_the_edge_of_the_bleed(printed: Printed) -> None:
    cyan = plates(printed("<p></p>", "@page { background: #0b5f66 }"), 1, dpi=254)["Cyan"]
    inside = cyan > 0.5

    rows, columns = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
    assert (rows.min() / 10, (rows.max() + 1) / 10) == pytest.approx((7, 161), abs=0.2)
    assert (columns.min() / 10, (columns.max() + 1) / 10) == pytest.approx((7, 118), abs=0.2)


def test_nothing_is_painted_beyond_the_bleed(printed: Printed) -> None:
    css = ".wide { background: #0b5f66; height: 60mm; margin: -40mm }"
    cyan = plates(printed('<div class="wide"></div>', css), 1, dpi=254)["Cyan"]

    assert cyan[80, 80] > 0.5
    assert not cyan[:69].any()
    assert not cyan[:, :69].any()


def test_what_is_at_its_place_stays_there(printed: Printed) -> None:
    css = ".box { background: #0b5f66; height: 20mm; width: 30mm }"
    cyan = plates(printed('<div class="box"></div>', css), 1, dpi=254)["Cyan"]
    rows, columns = np.flatnonzero((cyan > 0.5).any(1)), np.flatnonzero((cyan > 0.5).any(0))

    # Within margins of 15 mm and what is around the page.
    assert (rows.min() / 10, columns.min() / 10) == pytest.approx((25, 25), abs=0.2)
    assert (rows.max() / 10, columns.max() / 10) == pytest.approx((45, 55), abs=0.2)


@pytest.mark.parametrize("repeat", ["repeat", "no-repeat"])
def test_pictures_behind_a_box_move_with_it(printed: Printed, repeat: str) -> None:
    picture = bitmap("RGB", (11, 95, 102))
    css = (
        f".box {{ background: url({picture}) {repeat}; background-size: 10mm; height: 20mm; "
        "image-rendering: pixelated; width: 20mm }"
    )
    cyan = plates(printed('<div class="box"></div>', css), 1, dpi=254)["Cyan"]
    rows, columns = np.flatnonzero((cyan > 0.5).any(1)), np.flatnonzero((cyan > 0.5).any(0))
    side = 20 if repeat == "repeat" else 10

    assert (rows.min() / 10, columns.min() / 10) == pytest.approx((25, 25), abs=0.3)
    assert (rows.max() / 10, columns.max() / 10) == pytest.approx((25 + side, 25 + side), abs=0.3)


def test_letters_and_their_lines_are_in_black_alone(printed: Printed) -> None:
    body = '<p style="color: #9f1d2b">Tea</p><p><a href="https://www.example.org">more</a></p>'
    sheets = plates(printed(body, "a { color: black }"), 1, dpi=150)

    assert sheets["Black"].any()
    assert not any(sheets[ink].any() for ink in ("Cyan", "Magenta", "Yellow"))


def test_black_letters_leave_the_tint_under_them_whole(printed: Printed) -> None:
    css = ".box { background: #e4f0f0; height: 30mm }"
    words = '<div class="box"><b>Tea and cake</b></div>'
    with_words, without = (
        plates(printed(f'<div class="box">{text}</div>', css), 1, dpi=150) for text in (words, "")
    )

    assert np.array_equal(with_words["Cyan"], without["Cyan"])
    assert with_words["Black"].sum() > without["Black"].sum()


def test_white_letters_are_cut_out_of_every_plate(printed: Printed) -> None:
    css = ".box { background: #0b5f66; color: white; font-size: 40pt; height: 30mm }"
    with_words, without = (
        plates(printed(f'<div class="box">{text}</div>', css), 1, dpi=150) for text in ("Tea", "")
    )

    for ink in ("Cyan", "Magenta", "Yellow", "Black"):
        assert with_words[ink].sum() < without[ink].sum()


def test_no_colour_of_the_screen_is_left(printed: Printed) -> None:
    body = (
        '<p style="background: oklch(0.6 0.1 200); border: 1px solid #abc">Tea</p>'
        + drawing(
            '<circle r="40" fill="#f08" stroke="rgb(9 99 9)"/><text y="9" fill="red">a</text>'
        )
        + '<div style="background: linear-gradient(#0b5f66, #fff); height: 9mm">b</div>'
        + '<div style="box-shadow: 1mm 1mm 2mm #0b5f66; height: 9mm">c</div>'
        + '<div style="opacity: 0.5; background: #0b5f66">d</div>'
        + '<div style="background: linear-gradient(#0b5f66, transparent); height: 9mm">e</div>'
        + drawing('<mask id="m"><circle r="90" fill="#ccc"/></mask>'
                  '<rect width="90" height="90" fill="#0b5f66" mask="url(#m)"/>')
    )  # fmt: skip
    file = opened(printed(body))

    allowed = {"g", "G", "k", "K", "cs", "CS", "scn", "SCN"}
    assert {it.operator for it in colours(file)} <= allowed
    spaces = {str(it.operands[0]) for it in colours(file) if it.operator in ("cs", "CS")}
    assert spaces <= {"/Pattern"}
    assert {it.operator for it in colours(file) if it.mask} == {"g"}
    assert {str(it.ColorSpace) for it in shadings(file)} <= {"/DeviceCMYK", "/DeviceGray"}


def test_gradients_begin_and_end_in_the_inks_of_their_colours(printed: Printed) -> None:
    body = '<div style="background: linear-gradient(#0b5f66, #ffffff); height: 9mm">b</div>'
    given = {"#0b5f66": Inks(0.9, 0.4, 0.5, 0.3)}

    file = opened(printed(body, inks=given))
    [shading] = shadings(file)

    ends = shading.Function.get("/Functions", [shading.Function])
    assert [list(map(float, it)) for it in (ends[0].C0, ends[-1].C1)] == [
        [0.9, 0.4, 0.5, 0.3],
        [0, 0, 0, 0],
    ]


def test_a_brand_is_printed_in_the_inks_that_it_names(printed: Printed) -> None:
    given = {"#0b5f66": Inks(0.9, 0.4, 0.5, 0.3)}
    pdf = printed("<p></p>", "@page { background: #0b5f66 }", inks=given)

    middle = {ink: plate[300, 200] for ink, plate in plates(pdf, 1).items()}

    assert middle == pytest.approx(
        {"Cyan": 0.9, "Magenta": 0.4, "Yellow": 0.5, "Black": 0.3}, abs=0.01
    )


def test_inks_of_a_stylesheet_are_taken_as_they_are(printed: Printed) -> None:
    pdf = printed("<p></p>", "@page { background: device-cmyk(0.2 0.9 0 0.1) }")

    middle = {ink: plate[300, 200] for ink, plate in plates(pdf, 1).items()}

    assert middle == pytest.approx(
        {"Cyan": 0.2, "Magenta": 0.9, "Yellow": 0, "Black": 0.1}, abs=0.01
    )


def test_pictures_say_that_their_colours_are_srgb(printed: Printed) -> None:
    pictures = "".join(
        f'<img alt="" src="{bitmap(mode, colour, kind)}">'
        for mode, colour, kind in [
            ("RGB", (200, 30, 40), "PNG"), ("RGB", (20, 30, 140), "JPEG"), ("L", 90, "PNG"),
            ("CMYK", (200, 10, 30, 20), "JPEG"), ("RGBA", (20, 130, 40, 99), "PNG"),
        ]
    )  # fmt: skip
    file = opened(printed(pictures))

    spaces = [image.ColorSpace for image in images(file)]
    named = [str(it) for it in spaces if not isinstance(it, pikepdf.Array)]
    profiles = [it[1] for it in spaces if isinstance(it, pikepdf.Array)]
    assert sorted(named) == ["/DeviceCMYK", "/DeviceGray", "/DeviceGray"]
    assert len(profiles) == 3
    assert {(it.N, it.read_bytes()[36:40]) for it in profiles} == {(3, b"acsp")}


def test_what_is_seen_through_is_mixed_in_inks(printed: Printed) -> None:
    through, opaque = (
        opened(printed(f'<div style="opacity: {opacity}; background: #0b5f66">a</div>'))
        for opacity in (0.5, 1)
    )

    assert through.pages[0].Group.CS == "/DeviceCMYK"
    assert "/Group" not in opaque.pages[0]
    groups = [it.Group.CS for it in through.objects
              if isinstance(it, pikepdf.Stream) and "/Group" in it]  # fmt: skip
    assert set(map(str, groups)) == {"/DeviceCMYK"}


def test_a_sheet_of_paper_has_no_links(printed: Printed) -> None:
    body = '<h1 id="a">A</h1><p><a href="#a">up</a> <a href="https://www.example.org">out</a></p>'
    file = opened(printed(body))

    assert "/Annots" not in file.pages[0]
    assert "/Names" not in file.Root
    assert not any(
        isinstance(it, pikepdf.Dictionary) and it.get("/Subtype") == "/Link" for it in file.objects
    )


def test_bookmarks_lead_to_where_things_are_now(printed: Printed) -> None:
    file = opened(printed("<h1>A</h1>"))

    _, kind, left, head, _ = file.Root.Outlines.First.Dest

    assert kind == "/XYZ"
    assert [float(edge) * 25.4 / 72 for edge in (left, head)] == pytest.approx([25, 143], abs=8)


def test_the_condition_stands_in_the_file_with_its_profile(printed: Printed) -> None:
    intent = Intent("FOGRA39", GENERAL.read_bytes())
    files = [opened(printed("<p>Tea</p>", intent=it)) for it in (GENERAL_INTENT, intent)]
    general, named = (file.Root.OutputIntents[0] for file in files)

    assert general.S == named.S == "/GTS_PDFX"
    assert str(named.OutputConditionIdentifier) == "FOGRA39"
    assert str(named.RegistryName) == "http://www.color.org"
    assert "/RegistryName" not in general
    assert str(general.Info) == GENERAL_INTENT.condition
    assert general.DestOutputProfile.N == 4
    assert general.DestOutputProfile.read_bytes() == GENERAL.read_bytes()


def test_it_says_that_it_is_pdf_x_4(printed: Printed) -> None:
    file = opened(printed("<p>Tea</p>"))
    with file.open_metadata() as record:
        said = dict(record)

    assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
    assert said["{http://ns.adobe.com/pdf/1.3/}Trapped"] == "False"
    assert str(file.docinfo["/Trapped"]) == "/False"
    assert file.pdf_version == "1.6"
    assert "/ID" in file.trailer
    assert file.Root.Metadata.get("/Filter") is None


def test_the_same_pages_have_the_same_identity_and_bytes(printed: Printed) -> None:
    assert printed("<p>Tea</p>") == printed("<p>Tea</p>")
    assert identity(printed("<p>Tea</p>")) != identity(printed("<p>Cake</p>"))


def identity(pdf: bytes) -> str:
    with opened(pdf).open_metadata() as record:
        return str(record["{http://ns.adobe.com/xap/1.0/mm/}DocumentID"])


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(printed: Printed, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(printed("<h1>A</h1><p><a href='https://www.example.org'>b</a></p>"))

    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout
