"""`printguide impose`, as it is called."""

from pathlib import Path

import pytest

from tests.support.numbered import A4, A5, DL, boxes_mm, numbered, numbers
from tests.support.program import run


@pytest.fixture
def booklet(tmp_path: Path) -> Path:
    file = tmp_path / "booklet.pdf"
    file.write_bytes(numbered([A5] * 6))
    return file


def test_sheets_are_written_beside_the_file_and_said_how_to_print(
    booklet: Path, tmp_path: Path
) -> None:
    done = run(tmp_path, "impose", "booklet.pdf", "--scheme", "saddle")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "made booklet.saddle.pdf",
        "pages    6, and 2 blank at the end",
        "sheets   2 of a4, 297 × 210 mm",
        'print    at 100 % ("actual size"), on both sides, flipped on the short edge',
        "then     lay the sheets into each other as they come, fold, staple through the fold",
    ]
    made = (tmp_path / "booklet.saddle.pdf").read_bytes()
    assert numbers(made) == [[1], [2], [6, 3], [4, 5]]
    assert numbers(booklet.read_bytes()) == [[page] for page in range(1, 7)]


def test_every_option_reaches_the_sheets(booklet: Path, tmp_path: Path) -> None:
    done = run(
        tmp_path, "impose", str(booklet), "--scheme", "saddle", "--paper", "letter", "--creep",
        "0.1", "--marks", "--bleed", "--scale", "fit", "--binding", "right", "--back-cover", "-o",
        "out/sheets.pdf",
    )  # fmt: skip

    assert done.stderr == ""
    assert "made out/sheets.pdf" in done.stdout
    assert "2 blank before the last" in done.stdout
    assert "2 of letter, 295.4 × 215.9 mm: larger than the paper, since marks need" in done.stdout
    assert "94 % for pages of 148 × 210 mm" in done.stdout
    assert "binding  at the right" in done.stdout
    assert numbers((tmp_path / "out" / "sheets.pdf").read_bytes()) == [[1, 6], [2], [3], [5, 4]]


def test_a_scale_at_which_codes_may_not_scan_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered([A4] * 4))

    done = run(tmp_path, "impose", "a.pdf", "--scheme", "2up")

    assert (
        "scale    71 % for pages of 210 × 297 mm; look whether type and codes can still be read"
        in done.stdout
    )


def test_of_many_sizes_the_smallest_scales_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered([(200.0 + n, 300.0) for n in range(6)]))

    said = run(tmp_path, "impose", "a.pdf", "--scheme", "2up").stdout

    assert said.count("scale    ") == 4
    assert "scale    and so on, for pages of 3 more sizes" in said


def test_what_the_short_panel_cuts_off_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered([DL] * 6))

    cut = run(tmp_path, "impose", "a.pdf", "--scheme", "roll-fold").stdout
    whole = run(tmp_path, "impose", "a.pdf", "--scheme", "roll-fold", "--scale", "fit").stdout

    assert "cut      the page on the short panel loses 1 mm at its left and right" in cut
    assert "cut      " not in whole
    assert "scale    98 % for pages of 99 × 210 mm" in whole


def test_one_side_is_not_printed_on_both(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered([A5] * 2))

    assert (
        '"actual size"), on one side' in run(tmp_path, "impose", "a.pdf", "--scheme", "2up").stdout
    )


def test_lying_pages_stand_one_above_the_other_and_are_flipped_on_the_long_edge(
    tmp_path: Path,
) -> None:
    (tmp_path / "slides.pdf").write_bytes(numbered([(254.0, 190.5)] * 4))

    done = run(tmp_path, "impose", "slides.pdf", "--scheme", "2up")

    assert "flipped on the long edge" in done.stdout
    assert boxes_mm((tmp_path / "slides.2up.pdf").read_bytes())["Media"] == (0, 0, 210, 297)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scheme", "sadle"], "there is no scheme `sadle`: write `saddle` for `sadle`"),
        (["--scheme", "saddle", "--paper", "a9"], "`saddle` is not made on `a9`: its papers are"),
        (["--scheme", "2up", "--creep", "0.1"], "so nothing creeps: leave out --creep"),
        (["--scheme", "saddle", "--creep", "9"], "a creep of 9 mm cannot be"),
        (["--scheme", "saddle", "-o", "booklet.pdf"], "booklet.pdf is the file itself: name"),
        ([], "Missing option '--scheme'"),
    ],
)
def test_wrong_use_ends_with_two_and_a_sentence(
    arguments: list[str], message: str, booklet: Path, tmp_path: Path
) -> None:
    done = run(tmp_path, "impose", "booklet.pdf", *arguments)

    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["booklet.pdf"]


def test_a_file_that_cannot_be_imposed_ends_with_two_and_its_cure(tmp_path: Path) -> None:
    (tmp_path / "article.pdf").write_text("---\ntitle: Tea\n---\n", "utf-8")

    done = run(tmp_path, "impose", "article.pdf", "--scheme", "saddle")

    assert done.returncode == 2
    assert done.stderr == "error: the file is no PDF: print or export it as PDF first\n"


def test_damage_that_was_put_right_is_said(tmp_path: Path) -> None:
    pdf = numbered([A5] * 4)
    place = pdf.rindex(b"startxref") + 10
    (tmp_path / "a.pdf").write_bytes(pdf[:place] + b"9" + pdf[place + 1 :])

    done = run(tmp_path, "impose", "a.pdf", "--scheme", "saddle")

    assert done.returncode == 0
    assert "damaged  the file was read all the same: compare every page" in done.stdout


def test_a_place_that_cannot_be_written_ends_with_three(booklet: Path, tmp_path: Path) -> None:
    done = run(
        tmp_path, "impose", "booklet.pdf", "--scheme", "saddle", "-o", "booklet.pdf/sheets.pdf"
    )

    assert done.returncode == 3
    assert "sheets.pdf cannot be written" in done.stderr
