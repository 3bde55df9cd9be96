"""Repairs: only what was meant is changed, and a file is written whole or not at all."""

import os
from pathlib import Path, PurePosixPath

import pytest

from printguide.article.reading import Source, read, source_of
from printguide.faults import Mend
from printguide.mending import Unmended, difference, mend_file, mended
from printguide.places import Span


def source(file: Path) -> Source:
    read_ = read(file).value
    assert read_ is not None
    return read_


def written(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "a.mdx"
    file.write_bytes(content)
    return file


def test_mends_are_made_from_front_to_back_and_never_twice() -> None:
    text = source_of("one two three", PurePosixPath("a"))
    mends = [Mend(Span(8, 13), "3"), Mend(Span(0, 3), "1"), Mend(Span(2, 5), "!")]

    assert mended(text, [*mends, *mends]) == "1 two 3"


def test_insertions_at_one_place_are_made_in_their_order() -> None:
    text = source_of("ab", PurePosixPath("a"))
    assert mended(text, [Mend(Span(1, 1), "y"), Mend(Span(1, 1), "x")]) == "axyb"


def test_the_difference_is_a_unified_diff() -> None:
    text = source_of("a\nb\nc", PurePosixPath("x.mdx"))
    assert difference(text, "a\nB\nc").splitlines() == [
        "--- x.mdx", "+++ x.mdx", "@@ -1,3 +1,3 @@", " a", "-b", "+B", " c",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"one\ntwo\n", b"ONE\ntwo\n"),
        (b"one\r\ntwo\r\n", b"ONE\r\ntwo\r\n"),
        (b"one\r\ntwo\nthree\r", b"ONE\r\ntwo\nthree\r"),
        (b"\xef\xbb\xbfone\r\ntwo", b"\xef\xbb\xbfONE\r\ntwo"),
        (b"one\0\r\ntwo\0", b"ONE\0\r\ntwo\0"),
    ],
)
def test_line_ends_and_byte_order_mark_stay(tmp_path: Path, before: bytes, after: bytes) -> None:
    file = written(tmp_path, before)
    text = source(file)

    mend_file(text, [Mend(Span(0, 3), "ONE")])

    assert file.read_bytes() == after


def test_a_new_line_ends_as_most_lines_do(tmp_path: Path) -> None:
    file = written(tmp_path, b"one\r\ntwo\r\nthree\n")
    text = source(file)

    mend_file(text, [Mend(Span(4, 4), "new\n"), Mend(Span(8, 13), "3")])

    assert file.read_bytes() == b"one\r\nnew\r\ntwo\r\n3\n"


def test_rights_of_a_file_stay(tmp_path: Path) -> None:
    file = written(tmp_path, b"one")
    file.chmod(0o640)

    mend_file(source(file), [Mend(Span(0, 3), "two")])

    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"two", 0o640)


def refused(text: Source) -> str:
    before = text.file.read_bytes()
    with pytest.raises(Unmended) as refusal:
        mend_file(text, [Mend(Span(0, 3), "mended")])
    assert text.file.read_bytes() == before
    return str(refusal.value)


def test_a_write_protected_file_is_not_mended(tmp_path: Path) -> None:
    file = written(tmp_path, b"one")
    file.chmod(0o440)
    assert "write-protected" in refused(source(file))


def test_a_file_with_a_second_name_is_not_mended(tmp_path: Path) -> None:
    file = written(tmp_path, b"one")
    (tmp_path / "b.mdx").hardlink_to(file)
    assert "another name" in refused(source(file))


def test_a_symbolic_link_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    written(tmp_path, b"one")
    link = tmp_path / "link.mdx"
    link.symlink_to(tmp_path / "a.mdx")
    assert "link" in refused(source(link))
    assert link.is_symlink()


def test_a_file_that_was_changed_in_the_meantime_is_not_mended(tmp_path: Path) -> None:
    file = written(tmp_path, b"one")
    text = source(file)
    file.write_bytes(b"another")
    assert "changed" in refused(text)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_where_nothing_can_be_written_beside_it_a_file_is_not_mended(tmp_path: Path) -> None:
    file = written(tmp_path, b"one")
    tmp_path.chmod(0o500)
    try:
        assert "folder" in refused(source(file))
    finally:
        tmp_path.chmod(0o700)


def test_nothing_is_left_beside_a_mended_file(tmp_path: Path) -> None:
    file = written(tmp_path, b"one")
    mend_file(source(file), [Mend(Span(0, 3), "two")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.mdx"]
