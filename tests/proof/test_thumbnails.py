"""Thumbnails: the first page as a small picture, drawn once, whatever the PDF is."""

import io
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from printguide.apart.child import Child, ChildSlow
from printguide.proof.thumbnails import MOST_PIXELS, Thumbnails
from printguide.store import Store

RED, BLUE = b"1 0 0 rg 0 0 2000 2000 re f", b"0 0 1 rg 0 0 2000 2000 re f"


def pdf_of(file: Path, *pages: bytes, size: tuple[float, float] = (595, 842), turn: int = 0) -> str:
    """Write a PDF whose pages are painted so; return its hash."""
    pdf = pikepdf.new()
    for content in pages:
        page = pdf.add_blank_page(page_size=size)
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Rotate = turn
    pdf.save(file, deterministic_id=True)
    return sha256(file.read_bytes()).hexdigest()


def picture_of(folder: Path, pdf: Path, digest: str, store: Store | None = None) -> bytes | None:
    with Thumbnails(folder, store) as thumbnails:
        name = thumbnails.of(pdf, digest)
    return (folder / name).read_bytes() if name else None


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "knee.pdf"


def test_it_shows_the_first_page_in_colour(tmp_path: Path, pdf: Path) -> None:
    picture = picture_of(tmp_path / "report", pdf, pdf_of(pdf, RED, BLUE))

    assert picture
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "WEBP"
        assert image.size == (198, 280)
        red, green, blue = (list(band.tobytes()) for band in image.convert("RGB").split())
    assert min(red) > 240
    assert max(green + blue) < 15


@pytest.mark.parametrize(
    ("size", "turn", "shape"),
    [((842, 595), 0, (200, 141)), ((595, 842), 90, (200, 141)), ((3, 14_000), 0, (1, 280))],
)
def test_it_has_the_shape_of_the_page_as_viewers_show_it(
    tmp_path: Path, pdf: Path, size: tuple[float, float], turn: int, shape: tuple[int, int]
) -> None:
    picture = picture_of(tmp_path / "report", pdf, pdf_of(pdf, RED, size=size, turn=turn))

    assert picture
    with Image.open(io.BytesIO(picture)) as image:
        assert image.size == shape
        assert image.width <= MOST_PIXELS[0]


def test_the_same_pdf_gives_the_same_bytes_and_the_same_name(tmp_path: Path, pdf: Path) -> None:
    digest = pdf_of(pdf, RED)

    first = picture_of(tmp_path / "a", pdf, digest)

    assert picture_of(tmp_path / "b", pdf, digest) == first
    assert [it.name for it in (tmp_path / "a").iterdir()] == [
        it.name for it in (tmp_path / "b").iterdir()
    ]


def test_many_drawn_at_once_are_those_that_are_drawn_one_by_one(tmp_path: Path) -> None:
    pdfs = {}
    for tenth in range(10):
        file = tmp_path / f"{tenth}.pdf"
        pdfs[pdf_of(file, b"0.%d 0 0 rg 0 0 2000 2000 re f" % tenth)] = file

    for folder, readers in (("a", 1), ("b", 3)):
        with Thumbnails(tmp_path / folder, None, readers) as thumbnails:
            thumbnails.draw(pdfs)

    one, many = (
        {file.name: file.read_bytes() for file in (tmp_path / folder).iterdir()}
        for folder in ("a", "b")
    )
    assert len(one) == 10
    assert one == many


def test_what_the_store_has_is_not_drawn_again(tmp_path: Path, pdf: Path) -> None:
    digest, store = pdf_of(pdf, RED), Store(tmp_path / "store")
    first = picture_of(tmp_path / "a", pdf, digest, store)
    pdf.unlink()

    assert picture_of(tmp_path / "b", pdf, digest, store) == first
    assert picture_of(tmp_path / "c", pdf, digest) is None


def test_what_lies_in_the_folder_is_not_even_looked_up(tmp_path: Path, pdf: Path) -> None:
    digest = pdf_of(pdf, RED)
    first = picture_of(tmp_path / "a", pdf, digest)
    pdf.unlink()

    assert first is not None
    assert picture_of(tmp_path / "a", pdf, digest) == first


def test_a_store_that_cannot_be_written_costs_the_picture_nothing(
    tmp_path: Path, pdf: Path
) -> None:
    (tmp_path / "file").write_text("no folder")

    picture = picture_of(tmp_path / "a", pdf, pdf_of(pdf, RED), Store(tmp_path / "file"))

    assert picture is not None


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_drawn_has_none_and_that_is_remembered(
    tmp_path: Path, pdf: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf.write_bytes(content)
    store = Store(tmp_path / "store")

    assert picture_of(tmp_path / "a", pdf, "00", store) is None
    asked: list[Any] = []
    monkeypatch.setattr(Child, "ask", lambda *request: asked.append(request))
    assert picture_of(tmp_path / "a", pdf, "00", store) is None
    assert asked == []


def test_a_pdf_that_is_gone_has_none_for_now(tmp_path: Path, pdf: Path) -> None:
    digest, store = pdf_of(pdf, RED), Store(tmp_path / "store")
    content = pdf.read_bytes()
    pdf.unlink()

    assert picture_of(tmp_path / "a", pdf, digest, store) is None
    pdf.write_bytes(content)
    assert picture_of(tmp_path / "a", pdf, digest, store) is not None


def deadly() -> Callable[[Path], bytes]:
    """What draws, and dies of one PDF."""
    return lambda file: os._exit(9) if file.name == "bad.pdf" else b"picture"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot fork here")
def test_a_pdf_that_kills_its_reader_costs_no_other_its_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    digests = pdf_of(bad, BLUE), pdf_of(good, RED)

    monkeypatch.setattr("printguide.proof.thumbnails.load", deadly)
    with Thumbnails(tmp_path / "report", None) as thumbnails:
        assert thumbnails.of(bad, digests[0]) is None
        assert thumbnails.of(good, digests[1]) is not None


def test_a_pdf_that_takes_too_long_is_tried_again_another_time(
    tmp_path: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest, store = pdf_of(pdf, RED), Store(tmp_path / "store")

    def slow(*_: object) -> bytes:
        raise ChildSlow

    with monkeypatch.context() as patched:
        patched.setattr(Child, "ask", slow)
        assert picture_of(tmp_path / "a", pdf, digest, store) is None
    assert picture_of(tmp_path / "a", pdf, digest, store) is not None


def test_sweeping_takes_pictures_that_nobody_asked_for_and_nothing_else(
    tmp_path: Path, pdf: Path
) -> None:
    folder, digest = tmp_path / "report", pdf_of(pdf, RED)
    picture_of(folder, pdf, digest)
    (kept,) = folder.iterdir()
    for name in ("0123456789abcdef.webp", "mine.webp", "notes.txt"):
        (folder / name).write_text("x")

    with Thumbnails(folder, None) as thumbnails:
        thumbnails.of(pdf, digest)
        thumbnails.sweep()

    assert sorted(it.name for it in folder.iterdir()) == sorted(
        [kept.name, "mine.webp", "notes.txt"]
    )
