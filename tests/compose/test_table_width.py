"""The width of tables: classes that follow from the longest words of their columns."""

import re

import pytest

from printguide.compose.table_width import Room, width_of

PHONE = Room(55, 63, 63, (3.9, 3.2, 2.8), (2.5, 2.5))


def classes(html: str) -> str:
    return width_of(html).classes


def table(*rows: list[str]) -> str:
    return "".join(
        "<tr>" + "".join(f'<td class="align-end">{cell}</td>' for cell in row) + "</tr>"
        for row in rows
    )


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        (44, ""),
        (45, "medium"),
        (60, "medium"),
        (61, "wide"),
        (80, "wide"),
        (81, "wide dense"),
        (94, "wide dense"),
        (95, "wide dense tight"),
        (112, "wide dense tight"),
        (113, "wide dense tight endless"),
    ],
)
def test_a_wide_word_gives_its_table_room(letters: int, names: str) -> None:
    assert classes(table(["x" * letters])) == names


def test_columns_add_up_with_the_space_between_them() -> None:
    # Four columns of 13 letters: 29.1 ems, and 1.03 beside each.
    assert classes(table(["x" * 13] * 4)) == "medium"
    assert classes(table(["x" * 13] * 3)) == ""


def test_the_longest_word_of_a_column_counts_whichever_row_has_it() -> None:
    assert classes(table(["x" * 30, "y"], ["x", "y" * 30])) == classes(table(["x" * 30, "y" * 30]))


def test_text_that_can_break_needs_no_room() -> None:
    assert classes(table(["a word " * 40, "one/two-three/" * 20])) == ""


def test_tags_and_entities_are_no_letters() -> None:
    assert classes(table([f'<a href="{"x" * 200}">tea</a>' + "&amp;" * 40])) == ""


def test_syllables_of_hangul_are_broader_than_letters() -> None:
    assert classes(table(["가" * 30])) == "medium"
    assert classes(table(["x" * 30])) == ""


def test_a_table_without_cells_fits_anywhere() -> None:
    assert classes("") == ""


def test_a_table_whose_words_are_broken_is_said_with_how_much_too_wide_it_is() -> None:
    [said] = width_of(table(["x" * 20] * 6, ["y"] * 7)).faults()

    assert said.message == "the table of 7 columns needs 116 % of the page, its words are broken"
    assert not list(width_of(table(["x" * 112])).faults())


def test_a_narrower_page_has_less_room() -> None:
    times = table(["1-2", "Yellow", "shellfish", "04:00-11:00"])

    assert width_of(times).classes == ""
    assert width_of(times, PHONE).classes == "wide dense"


def test_lines_do_not_break_before_figures() -> None:
    assert width_of(table(["04:00-11:00"])).columns == width_of(table(["04:00x11:00"])).columns
    assert width_of(table(["half\u00a0past"])).columns == width_of(table(["halfxpast"])).columns
    assert width_of(table(["half-past"])).columns == width_of(table(["half"])).columns


def test_lines_break_between_han_characters() -> None:
    assert width_of(table(["市場は朝四時に開きます"])).columns == (1,)


def shares(html: str) -> list[float]:
    return [float(it) for it in re.findall(r'<col style="width: ([\d.]+)%">', html)]


def test_of_a_table_whose_words_are_broken_short_words_stay_whole() -> None:
    body = table(["12", "x" * 60, "y" * 40])
    width = width_of(body, PHONE)

    found = shares(width.around(f"<table><caption>C</caption>{body}</table>"))

    # Two letters of 0.56 em of 2.8 mm, and 2.5 mm beside them, of 63 mm; the rest is shared.
    assert found == pytest.approx([8.9, 45.5, 45.5], abs=0.1)
    assert "</caption><colgroup>" in width.around(f"<table><caption>C</caption>{body}</table>")


def test_columns_that_an_author_has_set_are_kept() -> None:
    body = table(["12", "x" * 60])
    width = width_of(body, PHONE)

    assert shares(width.around(f"<table><col>{body}</table>")) == []
    assert shares(width_of(body).around(f"<table>{body}</table>")) == []


@pytest.mark.parametrize(("one", "other"), [("100€", "100e"), ("“no”", "xnox"), ("Việt", "Viet")])
def test_signs_beyond_latin_are_not_all_as_wide_as_hangul(one: str, other: str) -> None:
    cells = "<tr><td>{}</td></tr>"

    assert width_of(cells.format(one)) == width_of(cells.format(other))
    assert width_of(cells.format("한국")).columns > width_of(cells.format("ab")).columns
