"""The sample project as files for a press, looked at as a print shop looks at them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from printguide.press.inks import TOTAL_INK
from tests.support.inks import box_mm, colours, images, lettering, opened, plates, shadings
from tests.support.inspector import Inspector
from tests.support.program import run
from tests.support.renderers import RENDERERS, assert_drawn_alike
from tests.support.samples import ARTICLES, CONTENT, ROOT, SEED, VARIED, Samples

PRINTED = [*ARTICLES, *([SEED] if SEED.is_file() else [])]
ROUND = 0.006
"""What rounding may add to a sum of inks."""


@pytest.fixture(scope="module")
def out(samples: Samples) -> Path:
    return samples.of("press")


@pytest.fixture(scope="module", params=PRINTED, ids=lambda file: file.stem)
def made(request: pytest.FixtureRequest, out: Path) -> Path:
    """The press file of each article."""
    return next(
        manifest.with_name(manifest.name.replace(".manifest.json", ".pdf"))
        for manifest in out.glob("*.manifest.json")
        if Path(json.loads(manifest.read_text("utf-8"))["article"]).name == request.param.name
    )


def of(file: Path) -> pikepdf.Pdf:
    return opened(file.read_bytes())


def test_nothing_is_painted_in_colours_of_the_screen(made: Path) -> None:
    file = of(made)

    assert {it.operator for it in colours(file)} <= {"k", "K", "g", "G", "cs", "scn"}
    assert {str(it.operands[0]) for it in colours(file) if it.operator == "cs"} <= {"/Pattern"}
    assert {str(it.ColorSpace) for it in shadings(file)} <= {"/DeviceCMYK"}
    for image in images(file):
        assert isinstance(image.ColorSpace, pikepdf.Array) or image.ColorSpace == "/DeviceGray"


def test_type_is_in_black_ink_alone(made: Path) -> None:
    assert lettering(of(made)) <= {("k", 0, 0, 0, 1), ("k", 0, 0, 0, 0)}


def test_no_place_has_more_ink_than_dries(made: Path) -> None:
    inks = [it.operands for it in colours(of(made)) if it.operator in ("k", "K")]

    assert inks
    assert max(sum(map(float, it)) for it in inks) <= TOTAL_INK + ROUND


def test_pages_have_their_boxes_and_nothing_to_click(made: Path) -> None:
    for page in of(made).pages:
        assert box_mm(page, "/MediaBox") == (0, 0, 230, 317)
        assert box_mm(page, "/TrimBox") == (10, 10, 220, 307)
        assert box_mm(page, "/BleedBox") == (7, 7, 223, 310)
        assert "/Annots" not in page.obj


def test_codes_are_read_and_are_what_the_manifest_says(made: Path) -> None:
    manifest = json.loads(made.with_suffix(".manifest.json").read_text("utf-8"))

    read = Inspector.of(made).codes()

    assert sorted(read) == sorted(code["url"] for code in manifest["codes"])


def test_fonts_are_embedded_and_words_can_be_found(made: Path) -> None:
    pdf = Inspector.of(made)

    assert pdf.fonts
    assert all(pdf.fonts.values())
    assert len(pdf.words) > 1000


def test_the_same_articles_give_the_same_bytes_whatever_the_seed(out: Path, tmp_path: Path) -> None:
    """The seed by which Python salts the hashes of a process: that of the samples is 0."""
    articles = (str(CONTENT / f"{name}.mdx") for name in VARIED)
    command = [sys.executable, "-m", "printguide", "build", *articles, "--format", "press",
               "--out", str(tmp_path)]  # fmt: skip
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}

    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    again = sorted((tmp_path / "press").glob("*.pdf"))
    assert len(again) == len(VARIED)
    for file in again:
        assert file.read_bytes() == (out / file.name).read_bytes(), file.name


def test_codes_and_words_take_no_ink_but_black(out: Path) -> None:
    """On the page of the check-up that has the timeline, around its code, there is no colour."""
    file = out / "health-check-up.pdf"
    manifest = json.loads(file.with_suffix(".manifest.json").read_text("utf-8"))
    code = next(it for it in manifest["codes"])

    sheets = plates(file.read_bytes(), code["page"], dpi=127)

    left, top = (round((code[at] + 10) * 5) for at in ("x_mm", "y_mm"))
    side = round(code["side_mm"] * 5)
    square = {ink: plate[top : top + side, left : left + side] for ink, plate in sheets.items()}
    assert square["Black"].mean() > 0.2
    assert not any(square[ink].any() for ink in ("Cyan", "Magenta", "Yellow"))


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(out: Path) -> None:
    for file in sorted(out.glob("*.pdf")):
        done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_every_renderer_draws_the_same_page(out: Path, renderer: str, number: int) -> None:
    assert_drawn_alike(out / "eye-laser-consultation.pdf", number, renderer)


def test_a_press_file_on_other_paper_is_as_large_as_it_needs(tmp_path: Path) -> None:
    done = run(ROOT, "build", str(CONTENT / "market.mdx"), "--format", "press", "--paper", "a5",
               "-o", str(tmp_path / "a5.pdf"))  # fmt: skip

    assert done.returncode == 0, done.stderr
    file = of(tmp_path / "a5.pdf")
    assert {box_mm(page, "/MediaBox") for page in file.pages} == {(0, 0, 168, 230)}


def test_a_leaflet_for_a_press_is_both(tmp_path: Path) -> None:
    shutil.copy(CONTENT / "market.mdx", tmp_path)
    shutil.copytree(CONTENT / "images", tmp_path / "images")
    settings = '[formats.press-leaflet]\nextends = ["press", "leaflet"]\nabout = "Both"\n'
    (tmp_path / "printguide.toml").write_text(settings, "utf-8")

    done = run(tmp_path, "build", "--format", "press-leaflet",
               "--base-url", "https://www.example.org")  # fmt: skip

    assert done.returncode == 0, done.stderr
    made = tmp_path / "out" / "press-leaflet"
    panels, sheet = (of(made / f"harbour-market{it}.pdf") for it in (".panels", ""))
    assert sorted({box_mm(page, "/TrimBox")[2] - 10 for page in panels.pages}) == [97, 100]
    assert len(panels.pages) == 6
    assert [box_mm(page, "/TrimBox") for page in sheet.pages] == [(8, 8, 305, 218)] * 2
    assert [box_mm(page, "/BleedBox") for page in sheet.pages] == [(5, 5, 308, 221)] * 2
    for file in (panels, sheet):
        with file.open_metadata() as record:
            assert record["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        assert file.Root.Metadata.get("/Filter") is None
        assert file.Root.OutputIntents[0].S == "/GTS_PDFX"
        assert file.docinfo["/Trapped"] == "/False"
        assert all("/Annots" not in page.obj for page in file.pages)
        assert "PG532" not in done.stderr
