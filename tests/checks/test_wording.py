"""What is hard to read: vague links, long paragraphs, capitals."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.article.binding import Article
from printguide.checks.wording import (
    LONGEST_PARAGRAPH,
    check_wording,
    is_vague,
    shouts,
    words_in,
)
from printguide.faults import Diagnostic
from printguide.outcome import Outcome
from printguide.project import Project

Bind = Callable[[str], Outcome[Article]]


def found(article: Bind, body: str, lang: str = "en") -> list[Diagnostic]:
    made = article(f"---\ntitle: T\nlang: {lang}\n---\n\n{body}\n").value
    assert made is not None
    return list(check_wording(made, Project(Path())))


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("here", "en"),
        ("Click here", "en-GB"),
        ("Read more …", None),
        ("→ more", "en"),
        ("여기", "ko"),
        ("こちら", "ja"),
        ("更多", "zh-Hant"),
        ("hier", "de"),
        ("en savoir plus", "fr"),
        ("aquí", "es"),
        ("здесь", "ru"),
        ("هنا", "ar"),
        ("here", "ko"),
    ],
)
def test_a_link_that_only_points_is_vague_in_every_language(words: str, lang: str | None) -> None:
    assert is_vague(words, lang)


@pytest.mark.parametrize("words", ["prices", "here is the list", "hier", "", "<link>"])
def test_a_link_that_names_something_is_not(words: str) -> None:
    assert not is_vague(words, "en")


def test_a_vague_link_is_pointed_at_in_its_line(article: Bind) -> None:
    [one] = found(article, "A line.\nPress [here](https://a.example.org) now.")

    assert (one.code, one.place.line, one.place.column) == ("PG604", 7, 8)


def test_a_vague_link_written_as_html_is_found_too(article: Bind) -> None:
    assert [d.code for d in found(article, '<a href="/x">here</a> it is.')] == ["PG604"]


@pytest.mark.parametrize("body", ["[`here`](/x)", "[the **prices**](/x)", "![here](x.png)"])
def test_code_and_pictures_are_no_vague_links(article: Bind, body: str) -> None:
    assert [d.code for d in found(article, body)] == []


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("PLEASE DO NOT EAT for hours", "PLEASE DO NOT EAT"),
        ("Well: NEVER EVER SMOKE here", "NEVER EVER SMOKE"),
        ("НЕ ЕШЬТЕ ПЕРЕД АНАЛИЗОМ", "НЕ ЕШЬТЕ ПЕРЕД АНАЛИЗОМ"),
    ],
)
def test_words_in_capitals_shout(text: str, shouted: str) -> None:
    assert list(shouts(text)) == [shouted]


@pytest.mark.parametrize(
    "text",
    [
        "PDF, HTML and CSS",
        "the MRI and CT of the NHS",
        "HTTP GET POST PUT",
        "A NATO TREATY",
        "Please Do Not Eat",
        "GOOD. BETTER. BEST.",
        "한국어 안내 문장",
        "",
    ],
)
def test_abbreviations_and_small_letters_do_not(text: str) -> None:
    assert list(shouts(text)) == []


def test_code_may_be_in_capitals(article: Bind) -> None:
    assert found(article, "Run `SELECT EVERYTHING FROM PATIENTS` once.") == []


def paragraph(words: int) -> str:
    return " ".join(["word"] * words)


def test_a_paragraph_is_long_from_one_word_more_than_the_limit_on(article: Bind) -> None:
    assert found(article, paragraph(LONGEST_PARAGRAPH)) == []
    [one] = found(article, paragraph(LONGEST_PARAGRAPH + 1))

    assert one.code == "PG605"
    assert str(LONGEST_PARAGRAPH + 1) in one.message
    assert one.place.line == 6


def test_letters_of_chinese_and_japanese_count_by_twos() -> None:
    assert words_in("漢字" * 10) == 10
    assert words_in("three words and 漢字") == 4
    assert words_in("한국어는 띄어 쓴다") == 3


def test_code_blocks_and_tables_are_no_paragraphs(article: Bind) -> None:
    assert found(article, f"```\n{paragraph(300)}\n```") == []
