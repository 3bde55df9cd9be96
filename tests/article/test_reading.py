"""Reading: from bytes to text, with every fault at its line and column."""

from pathlib import Path, PurePosixPath

import pytest

from printguide.article.reading import LARGEST, decode, read, source_of
from printguide.faults import Mend
from printguide.places import Place, Span

PATH = PurePosixPath("guide/article.mdx")


def test_utf_8_is_read_as_it_is_written() -> None:
    outcome = decode("Żółć – 안내 🏥\n".encode(), PATH)
    assert outcome.value is not None
    assert outcome.value.text == "Żółć – 안내 🏥\n"
    assert outcome.found == ()


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    outcome = decode("---\ntitle: A\n---\n".encode("utf-8-sig"), PATH)
    assert outcome.value is not None
    assert outcome.value.text.startswith("---")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    outcome = decode(f"one{end}two{end}{end}four".encode(), PATH)
    assert outcome.value is not None
    assert outcome.value.text == "one\ntwo\n\nfour"
    assert [outcome.value.line(number) for number in (1, 2, 3, 4)] == ["one", "two", "", "four"]


def test_a_nul_becomes_the_sign_for_what_cannot_be_shown() -> None:
    outcome = decode(b"a\0b", PATH)
    assert outcome.value is not None
    assert outcome.value.text == "a\ufffdb"


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"\xff\xfea\0", (1, 1), "0xFF"),
        (b"one\ntw\xe9 caf\xc3\xa9", (2, 3), "0xE9"),
        ("안내\r\n길 ".encode() + b"\x80", (2, 3), "0x80"),
        ("안내\r길 ".encode() + b"\x80", (2, 3), "0x80"),
        ("\ufeffone\ntwo ".encode() + b"\xa0", (2, 5), "0xA0"),
        ("cut off 🏥".encode()[:-1], (1, 9), "0xF0"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_shown_where_it_stands(
    content: bytes, place: tuple[int, int], byte: str
) -> None:
    outcome = decode(content, PATH)
    assert outcome.value is None
    [found] = outcome.found
    assert found.code == "PG102"
    assert found.place == Place(PATH, *place)
    assert byte in found.message


def test_damage_is_a_warning_at_each_of_its_places() -> None:
    outcome = decode("plain\nCafÃ© and teaâ€”time\n".encode(), PATH)
    assert outcome.value is not None
    assert not outcome.failed
    assert [(d.code, d.place) for d in outcome.found] == [
        ("PG101", Place(PATH, 2, 4, 2)),
        ("PG101", Place(PATH, 2, 14, 3)),
    ]
    assert outcome.found[0].hint == "write `é`, and save the file as UTF-8"


def test_what_a_lost_byte_may_have_been_is_offered_and_not_written() -> None:
    lost = "병원".encode().decode("cp1252", "ignore")
    [found] = decode(f"Go to {lost} first\n".encode(), PATH).found
    assert found.mend is None
    assert (found.hint or "").startswith("a byte is lost: write what is meant, perhaps one of `")
    assert "`병원`" in (found.hint or "")


def test_where_several_bytes_are_lost_nothing_is_offered() -> None:
    lost = "병원원".encode().decode("cp1252", "ignore")
    [found] = decode(f"Go to {lost} first\n".encode(), PATH).found
    assert found.hint == "bytes are lost: write the word anew, and save the file as UTF-8"


def test_sound_bytes_have_their_mend() -> None:
    [found] = decode("the cafÃ© here\n".encode(), PATH).found
    assert found.mend == Mend(Span(7, 9), "é")


def test_a_file_larger_than_anybody_writes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.mdx"
    with file.open("wb") as sparse:
        sparse.truncate(LARGEST + 1)
    outcome = read(file, PATH)
    assert outcome.value is None
    [found] = outcome.found
    assert (found.code, found.place) == ("PG103", Place(PATH))
    assert str(LARGEST + 1) in found.message


def test_a_missing_file_is_a_fault_and_no_exception(tmp_path: Path) -> None:
    outcome = read(tmp_path / "gone.mdx", PATH)
    assert outcome.value is None
    [found] = outcome.found
    assert (found.code, found.place) == ("PG104", Place(PATH))
    assert found.message == "the file cannot be read: no such file or directory"


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    [found] = read(tmp_path).found
    assert found.code == "PG104"


def test_a_source_knows_the_file_it_came_from(tmp_path: Path) -> None:
    file = tmp_path / "a.mdx"
    file.write_bytes(b"text")
    outcome = read(file, PATH)
    assert outcome.value is not None
    assert (outcome.value.file, outcome.value.path) == (file, PATH)
    unnamed = read(file)
    assert unnamed.value is not None
    assert unnamed.value.path == PurePosixPath(file.as_posix())


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        (0, 3, (1, 1, 3)),
        (4, 6, (2, 1, 2)),
        (5, 9, (2, 2, 2)),
        (3, 4, (1, 4, 1)),
        (7, 8, (2, 4, 1)),
        (8, 8, (3, 1, 1)),
        (-5, 2, (1, 1, 2)),
        (99, 100, (4, 1, 1)),
    ],
)
def test_a_span_becomes_line_column_and_an_underline_that_ends_with_the_line(
    start: int, end: int, place: tuple[int, int, int]
) -> None:
    source = source_of("one\n안내문\nx\n", PATH)
    assert source.place(Span(start, end)) == Place(PATH, *place)


def test_an_empty_text_has_one_empty_line() -> None:
    source = source_of("", PATH)
    assert source.line(1) == ""
    assert source.place(Span(0, 0)) == Place(PATH, 1, 1, 1)


def test_the_line_behind_the_last_line_end_is_empty() -> None:
    assert source_of("one\n", PATH).line(2) == ""
