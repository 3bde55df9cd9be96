"""The width of tables: classes that follow from the longest words of their columns."""

import pytest

from printguide.compose.table_width import width_of


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
        (92, "wide dense"),
        (93, "wide dense tight"),
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

    assert said.message == "the table of 7 columns needs 141 % of the page, its words are broken"
    assert not list(width_of(table(["x" * 92])).faults())
