"""PDFs of other programs, and files that are none: locked, damaged, empty, or something else."""

import io
import shutil
import subprocess
import time
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from printguide.faults import UsageError
from printguide.imposition.imposing import impose
from printguide.imposition.job import Job
from tests.support.numbered import A5, Look, boxes_mm, colour, numbered, numbers, saved, words

SADDLE = Job("saddle", "a4")

POSTSCRIPT = """%!PS
/Helvetica findfont 24 scalefont setfont
1 1 8 {
  << /PageSize [459.53 635.28] >> setpagedevice
  [ /CropBox [20 20 439.53 615.28] /PAGE pdfmark
  dup 2 mod 0 eq { .8 1 .8 } { 1 .8 .8 } ifelse setrgbcolor 20 20 419.53 595.28 rectfill
  0 setgray dup 229.76 317.64 moveto 3 string cvs dup stringwidth pop 2 div neg -8.6 rmoveto show
  showpage
} for
"""
"""Eight pages of A5 in a larger media box, cropped, as a printer's driver writes them."""


def run(*command: str | Path) -> None:
    if not shutil.which(str(command[0])):
        pytest.skip(f"{command[0]} is not installed")
    subprocess.run([str(word) for word in command], check=True, capture_output=True)


@pytest.fixture
def ghostscript(tmp_path: Path) -> Path:
    (tmp_path / "pages.ps").write_text(POSTSCRIPT, "ascii")
    file = tmp_path / "gs.pdf"
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={file}",
        tmp_path / "pages.ps")  # fmt: skip
    return file


def test_what_ghostscript_writes_is_placed_by_its_crop_box(ghostscript: Path) -> None:
    made = impose(ghostscript.read_bytes(), SADDLE)

    assert numbers(made.pdf) == [[8, 1], [2, 7], [6, 3], [4, 5]]
    assert made.plan.scales == {(148.0, 210.0): 1.0}
    assert [word.x for word in words(made.pdf)[0]] == pytest.approx([74.25, 222.75], abs=0.5)
    assert [colour(made.pdf, 0, x, 20) for x in (1, 148, 149, 296)] == [
        "green", "green", "red", "red",
    ]  # fmt: skip
    assert not made.mended


@pytest.mark.parametrize(
    "options",
    [
        ["--rotate=+90", "--linearize"],
        ["--rotate=+180:1-z", "--object-streams=generate"],
        ["--qdf", "--object-streams=disable"],
        ["--encrypt", "", "owner", "256", "--"],
    ],
    ids=" ".join,
)
def test_what_qpdf_writes_comes_to_the_same_places(
    options: list[str], ghostscript: Path, tmp_path: Path
) -> None:
    file = tmp_path / "qpdf.pdf"
    run("qpdf", *options, ghostscript, file)

    made = impose(file.read_bytes(), Job("saddle", "a3"))

    assert numbers(made.pdf) == [[8, 1], [2, 7], [6, 3], [4, 5]]
    assert [word.x for word in words(made.pdf)[0]] == pytest.approx([105, 315], abs=0.5)


def test_sheets_are_sound_to_another_reader(ghostscript: Path, tmp_path: Path) -> None:
    (tmp_path / "sheets.pdf").write_bytes(
        impose(ghostscript.read_bytes(), Job("z-fold", "a4", marks=True)).pdf
    )

    run("qpdf", "--check", "--warning-exit-0", tmp_path / "sheets.pdf")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage",
        tmp_path / "sheets.pdf")  # fmt: skip


# What is kept, and what is not


def document(**root: object) -> pikepdf.Pdf:
    pdf = pikepdf.open(io.BytesIO(numbered([A5] * 4)))
    for key, value in root.items():
        pdf.Root[f"/{key}"] = value
    return pdf


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_title_author_dates_and_language_stay_and_dates_are_not_made_up() -> None:
    pdf = document(Lang=String("de"))
    pdf.docinfo["/Title"] = "Unser Haus"
    pdf.docinfo["/CreationDate"] = "D:20260207"
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"

    made = opened(impose(saved(pdf), SADDLE).pdf)

    assert str(made.Root.Lang) == "de"
    assert {key: str(value) for key, value in made.docinfo.items()} == {
        "/Title": "Unser Haus", "/CreationDate": "D:20260207",
    }  # fmt: skip
    assert made.Root.ViewerPreferences.DisplayDocTitle


def test_a_title_that_stands_in_the_metadata_only_is_kept() -> None:
    pdf = document()
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:title"] = "A walk by the river"

    assert opened(impose(saved(pdf), SADDLE).pdf).docinfo.Title == "A walk by the river"


def test_what_is_no_longer_true_of_sheets_is_gone() -> None:
    pdf = document(
        MarkInfo=Dictionary(Marked=True),
        StructTreeRoot=pikepdf.Dictionary(Type=Name.StructTreeRoot),
        OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")),
        Names=Dictionary(Dests=Dictionary(Names=Array([]))),
    )
    with pdf.open_metadata() as metadata:
        metadata["pdfuaid:part"] = "1"

    made = opened(impose(saved(pdf), SADDLE).pdf)

    assert set(made.Root.keys()) == {"/Type", "/Pages", "/ViewerPreferences"}


def test_sheets_ask_to_be_printed_at_their_size_and_turned_at_the_right_edge() -> None:
    sheets = [
        opened(impose(numbered([size] * 4), Job(scheme, "a4")).pdf)
        for size, scheme in ((A5, "saddle"), (A5[::-1], "2up"))
    ]
    lying, upright = (pdf.Root.ViewerPreferences for pdf in sheets)

    assert (lying.PrintScaling, upright.PrintScaling) == (Name("/None"), Name("/None"))
    assert lying.Duplex == Name.DuplexFlipShortEdge
    assert upright.Duplex == Name.DuplexFlipLongEdge


def test_what_was_filled_into_a_form_is_printed() -> None:
    pdf = document()
    look = pdf.make_stream(
        b"0 0 1 rg 0 0 60 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 60, 30]
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), F=4,
            Rect=[20, 20, 80, 50], AP=Dictionary(N=look), P=pdf.pages[0].obj,
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    made = impose(saved(pdf), SADDLE)

    page = pypdfium2.PdfDocument(made.pdf)[0]
    x, y = round(148.75 * 72 / 25.4 + 50), round(page.get_height() - 35)
    assert page.render(rev_byteorder=True).to_numpy()[y, x].tolist()[:3] == [0, 0, 255]


# Same inputs, same bytes


@pytest.mark.parametrize("scheme", ["saddle", "roll-fold", "z-fold", "2up"])
def test_the_same_document_and_job_give_the_same_bytes(scheme: str) -> None:
    pages = numbered([A5] * 7, Look(bleed_mm=3))
    first, second = (impose(pages, Job(scheme, "a4", marks=True)).pdf for _ in range(2))

    assert first == second
    assert impose(pages, Job(scheme, "a3", marks=True)).pdf != first


def test_the_bytes_do_not_depend_on_the_clock() -> None:
    pages = numbered([A5] * 4)
    second, first = int(time.time()), impose(pages, SADDLE).pdf
    while int(time.time()) == second:  # identifiers of files are often made of the second
        time.sleep(0.01)

    assert impose(pages, SADDLE).pdf == first


# What cannot be imposed


def refused(content: bytes, job: Job = SADDLE) -> str:
    with pytest.raises(UsageError) as caught:
        impose(content, job)
    return str(caught.value)


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"PK\x03\x04" * 300])
def test_what_is_no_pdf_is_said_to_be_none(content: bytes) -> None:
    assert refused(content) == "the file is no PDF: print or export it as PDF first"


@pytest.mark.parametrize("kept", [0.02, 0.1, 0.3, 0.5, 0.7])
def test_a_file_that_was_cut_off_is_said_to_be_damaged(kept: float) -> None:
    pdf = numbered([A5] * 20)

    assert refused(pdf[: int(kept * len(pdf))]).startswith("the file is damaged and cannot be read")


def test_what_could_be_read_in_spite_of_damage_is_imposed_and_the_damage_named() -> None:
    pdf = saved(opened(numbered([A5] * 4)), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    shifted = pdf.replace(b"\nxref\n", b"\n\n\n\n\nxref\n")
    assert shifted != pdf

    made = impose(shifted, SADDLE)

    assert made.mended
    assert numbers(made.pdf) == [[4, 1], [2, 3]]


def test_a_locked_file_and_one_that_forbids_it_are_named_with_the_cure() -> None:
    pdf = opened(numbered([A5]))
    locked = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="u"))
    forbids = pikepdf.Permissions(modify_assembly=False, modify_other=False)
    forbidden = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="", allow=forbids))

    assert refused(locked).startswith("the file is locked with a password: save a copy without")
    assert refused(forbidden).startswith("the file forbids that its pages are put together")


def test_a_file_without_pages_is_named() -> None:
    assert refused(saved(pikepdf.new())) == "the file has no pages: there is nothing to impose"


def bare_page(**page: object) -> bytes:
    pdf = pikepdf.new()
    pdf.pages.append(
        pikepdf.Page(pdf.make_indirect(Dictionary({f"/{key}": it for key, it in page.items()})))
    )
    return saved(pdf)


@pytest.mark.parametrize(
    "boxes",
    [
        {},
        {"MediaBox": Array([0, 0, 0, 0])},
        {"MediaBox": Array([612, 792, 0, 0])},
        {"MediaBox": Array([Name.A, 0, 612, 792])},
        {"MediaBox": Array([0, 0, 612, 792]), "TrimBox": Array([9000, 9000, 9100, 9100])},
        {"MediaBox": Array([0, 0, 612, 792]), "CropBox": Array([1, 2, 3]), "Rotate": Name.X},
        {"MediaBox": Array([0, 0, 612, 792]), "UserUnit": -3, "Rotate": 7},
    ],
    ids=str,
)
def test_a_page_with_no_box_that_makes_sense_is_taken_as_readers_take_it(
    boxes: dict[str, object],
) -> None:
    made = impose(bare_page(Type=Name.Page, **boxes), Job("saddle", "tabloid"))

    assert list(made.plan.scales) == [(215.9, 279.4)]
    assert boxes_mm(made.pdf)["Media"] == (0, 0, 431.8, 279.4)


DAMAGED = [
    numbered([A5] * 3, Look(bleed_mm=3, corner=(-9, 4), turn=90)),
    saved(opened(numbered([A5] * 3)), qdf=True),
]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(DAMAGED),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=20),
    st.floats(0.3, 1),
)
def test_no_damage_leads_to_anything_but_sheets_or_a_sentence(
    pdf: bytes, bites: list[tuple[float, int]], kept: float
) -> None:
    damaged = bytearray(pdf)
    for place, byte in bites:
        damaged[int(place * len(damaged))] = byte
    content = bytes(damaged) if kept > 0.5 else bytes(damaged)[: int(kept * 2 * len(damaged))]
    try:
        made = impose(content, SADDLE)
    except UsageError as error:
        known = ("the file is damaged", "the file is no PDF", "the file has no pages")
        if not str(error).startswith(known):
            raise
    else:
        assert made.pdf.startswith(b"%PDF-")
