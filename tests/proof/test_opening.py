"""Files that are no PDFs, damaged, locked, or too large: a sentence, and never a traceback."""

import io
import random
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
import pytest

from printguide.proof import opening, painting, proving
from printguide.proof.apart import ProofApart
from printguide.proof.findings import FileProof
from printguide.proof.verifying import Inquiry, verify
from tests.support.proofs import TODAY, Print, add, codes, errors, messages


def proof_of(content: bytes, folder: Path) -> FileProof:
    return Print(content).proof(folder)


def test_a_file_of_another_kind_is_said_to_be_none(tmp_path: Path) -> None:
    proof = proof_of(b"GIF89a and so on", tmp_path)

    assert codes(proof) == ["PG540"]
    assert messages(proof) == ["the file cannot be read: it is no PDF"]
    assert not proof.passed


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF"])
def test_what_only_begins_like_one_is_damaged(content: bytes, tmp_path: Path) -> None:
    assert codes(proof_of(content, tmp_path)) == ["PG540"]


def test_a_pdf_that_was_cut_short_is_damaged(good: Print, tmp_path: Path) -> None:
    assert "PG540" in errors(proof_of(good.content[:-2000], tmp_path))


def test_a_pdf_that_had_to_be_mended_is_no_sound_one(good: Print, tmp_path: Path) -> None:
    proof = proof_of(good.content.replace(b"startxref\n", b"startxref\n1"), tmp_path)

    assert "PG540" in codes(proof)
    assert any("a part of the PDF cannot be read: " in message for message in messages(proof))


def test_a_locked_pdf_is_said_to_be_locked(good: Print, tmp_path: Path) -> None:
    file = tmp_path / "locked.pdf"
    with pikepdf.open(io.BytesIO(good.content)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(user="secret", owner="secret"))

    proof = proof_of(file.read_bytes(), tmp_path)

    assert messages(proof) == ["the PDF cannot be read: it is locked with a password"]


def test_a_pdf_that_opens_without_its_password_is_read(good: Print, tmp_path: Path) -> None:
    file = tmp_path / "owned.pdf"
    with pikepdf.open(io.BytesIO(good.content)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(user="", owner="secret"))

    assert errors(proof_of(file.read_bytes(), tmp_path)) == []


def test_more_pages_than_anybody_prints_are_not_read(
    good: Print, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (opening, proving):
        monkeypatch.setattr(module, "MOST_PAGES", 1)

    proof = good.foreign().proof(tmp_path, quick=True)

    assert len(proof.pages) == 1
    assert "PG541" in codes(proof)
    assert any("more than 1 pages is not looked at" in message for message in messages(proof))


def test_other_pages_than_were_meant_are_an_error(good: Print, tmp_path: Path) -> None:
    assert good.meant is not None

    proof = good.but(pages=good.meant.pages[:1]).proof(tmp_path, quick=True)

    assert codes(proof) == ["PG542"]


def test_a_page_as_large_as_a_house_is_not_drawn(good: Print, tmp_path: Path) -> None:
    def grow(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        for box in ("/TrimBox", "/BleedBox"):
            del page[box]
        page.MediaBox = [0, 0, 200, 14000]
        page.UserUnit = 10

    proof = good.but(grow).foreign().proof(tmp_path)

    assert "PG541" in [it.diagnostic.code for it in proof.pages[0].findings]


def test_a_page_that_unfolds_to_gigabytes_is_not_unfolded(good: Print, tmp_path: Path) -> None:
    def bomb(pdf: pikepdf.Pdf) -> None:
        packed = zlib.compress(b"0 0 m " * 10_000_000)
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].contents_add(stream)

    proof = good.foreign().but(bomb).proof(tmp_path, quick=True)

    assert "PG541" in codes(proof)
    assert any("more than 8 MB of drawing on a page" in message for message in messages(proof))


def test_forms_that_multiply_end(
    good: Print, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting, "MOST_STEPS", 5000)

    def multiply(pdf: pikepdf.Pdf) -> None:
        inner: Any = None
        for _ in range(12):
            steps = b"/F Do /F Do /F Do " if inner is not None else b"0 0 1 1 re f "
            resources = pikepdf.Dictionary()
            if inner is not None:
                resources.XObject = pikepdf.Dictionary(F=inner)
            inner = pdf.make_stream(
                steps, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1],
                Resources=resources,
            )  # fmt: skip
        pdf.pages[0].resources.XObject.F = inner
        add(pdf, "/F Do")

    assert "PG541" in codes(good.foreign().but(multiply).proof(tmp_path, quick=True))


def test_a_form_within_itself_ends(good: Print, tmp_path: Path) -> None:
    def circle(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(
            b"/F Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1]
        )
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.pages[0].resources.XObject.F = form
        add(pdf, "/Artifact BMC /F Do EMC")

    assert codes(good.but(circle).proof(tmp_path, quick=True)) == []


@pytest.mark.parametrize(
    "break_it",
    [
        lambda page: page.__setitem__("/Annots", 3),
        lambda page: page.__setitem__("/Annots", pikepdf.Array([3, pikepdf.Dictionary()])),
        lambda page: page.__setitem__("/Resources", pikepdf.Array()),
        lambda page: page.__setitem__("/Contents", pikepdf.Array([3])),
        lambda page: page.__setitem__("/TrimBox", pikepdf.Name.None_),
        lambda page: page.__setitem__("/Rotate", pikepdf.String("x")),
    ],
)
def test_what_is_written_as_no_pdf_is_makes_no_traceback(
    good: Print, tmp_path: Path, break_it: Any
) -> None:
    proof = good.but(lambda pdf: break_it(pdf.pages[0].obj)).proof(tmp_path, quick=True)

    assert proof.pages[1].number == 2


def test_a_faulty_manifest_is_said_and_the_pdf_read_as_somebody_elses(
    good: Print, file: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "print.pdf"
    pdf.write_bytes(good.content)
    (tmp_path / "print.manifest.json").write_text('{"pages": 3}', "utf-8")

    proof = verify(pdf, PurePosixPath("print.pdf"), Inquiry(TODAY), proving.prove)

    assert codes(proof) == ["PG543"]
    assert "the manifest `print.manifest.json` cannot be read" in messages(proof)[0]
    assert proof.pages[0].codes[0].meant is None


def test_no_damage_brings_a_reader_down(good: Print, tmp_path: Path) -> None:
    """In a process of its own, as every PDF is proved for users."""
    reader = ProofApart()
    chance = random.Random(3)  # noqa: S311 - damage, no secret
    for number in range(25):
        content = bytearray(good.content)
        for _ in range(chance.choice((1, 10, 200))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(bytes(content[: chance.choice((len(content), len(content) // 2))]))
        proof = verify(file, PurePosixPath(file.name), Inquiry(TODAY, quick=True), reader.prove)
        assert proof.path == PurePosixPath(file.name)
    reader.close()
