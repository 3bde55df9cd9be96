"""Marks of Markdown that are printed as they stand: each is told with what mends it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.article.binding import Article
from printguide.checks.marks import check_marks
from printguide.faults import Diagnostic
from printguide.outcome import Outcome
from printguide.project import Project

Bind = Callable[[str], Outcome[Article]]


def found(article: Bind, body: str) -> list[Diagnostic]:
    made = article(f"---\ntitle: T\n---\n\n{body}\n").value
    assert made is not None
    return list(check_marks(made, Project(Path())))


@pytest.mark.parametrize(
    ("body", "column", "hint"),
    [
        ("So it is.[^a]", 10, "write the note on a line of its own: `[^a]: …`"),
        ("So it is.[^skin]\n\n[^skn]: Note.", 10, "write `skn` for `skin`"),
        ("##Prices", 1, "write a blank behind `##`"),
        ("A ** fever ** here.", 3, "let the marks touch the words: `**words**`"),
        ("See [the desk] (tel:+44) there.", 14, "write no blank between `]` and `(`"),
        ("##\u00a0Prices", 1, "write a blank behind `##`, not a no-break space"),
        (
            'See ![it](images/fore arm.svg "The arm.") there.',
            9,
            "write `%20` for a blank in an address",
        ),
        ("See [it](/guides/wel come) there.", 8, "write `%20` for a blank in an address"),
    ],
)
def test_a_mark_that_is_printed_is_told(article: Bind, body: str, column: int, hint: str) -> None:
    [one] = found(article, body)

    assert (one.code, one.place.line, one.place.column) == ("PG608", 5, column)
    assert one.hint == hint


def test_strong_marks_that_korean_does_not_let_count_get_a_tag(article: Bind) -> None:
    [one] = found(article, '**"굵게"**는 글자')

    assert one.code == "PG608"
    assert "<strong>" in (one.hint or "")
    assert found(article, '<strong>"굵게"</strong>는 글자') == []


@pytest.mark.parametrize(
    "body",
    [
        r"Plain \*\*, \[^a], and",
        r"\##Prices",
        "#1 in town",
        "Code `**` and `[^a]`.",
        "Strong **words**.[^a]\n\n[^a]: Note.",
        "A list [1] (see below) of 2*2",
        "```\n##x **\n```",
        "- ```\n  x\n  ```\n\n> ~~~\n> x\n> ~~~",
        '[words](/a "a title")',
    ],
)
def test_plain_signs_and_code_are_left_alone(article: Bind, body: str) -> None:
    assert found(article, body) == []


def test_a_table_whose_second_line_does_not_fit_is_told(article: Bind) -> None:
    [one] = found(article, "|a|b|\n|--|\n|1|2|")

    assert (one.code, one.place.line) == ("PG608", 6)
    assert one.message == "`|--|` is printed as it is written"


def test_code_without_an_end_is_told(article: Bind) -> None:
    [one] = found(article, "Text.\n\n```\ncode\n\n## Heading")

    assert (one.code, one.place.line, one.hint) == (
        "PG609", 7, "write ``` on a line of its own behind the code",
    )  # fmt: skip
