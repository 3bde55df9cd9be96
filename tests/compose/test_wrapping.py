"""Keeping words whole: only words of Hangul, only in text, and nothing else is touched."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printguide.compose.ledger import printed_text
from printguide.compose.wrapping import LONGEST, keep_measures, keep_words, without_breaks


def test_line_ends_of_other_programs_are_blanks() -> None:
    assert (
        without_breaks("<p>a\x0bb\u2028c\x85d\x0ce\nf\u00a0g</p>") == "<p>a b c d e\nf\u00a0g</p>"
    )


def test_a_number_and_its_unit_stay_together() -> None:
    said = "<p>400 m, 38 °C, 220 V.</p><p>5 minutes, 3 men, 2 m를</p>"
    kept = "<p>400\u00a0m, 38\u00a0°C, 220\u00a0V.</p><p>5 minutes, 3 men, 2 m를</p>"

    assert keep_measures(said) == kept
    assert printed_text(kept).split() == printed_text(said).split()


@pytest.mark.parametrize(
    "html", ["<code>400 m</code>", '<p title="400 m">a</p>', "<title>4 m</title>"]
)
def test_units_elsewhere_are_not_touched(html: str) -> None:
    assert keep_measures(html) == html


def test_each_word_of_hangul_is_kept_whole() -> None:
    assert keep_words("<p>항구 의원에 가는 길</p>") == (
        '<p><span class="word">항구</span> <span class="word">의원에</span> '
        '<span class="word">가는</span> 길</p>'
    )


def test_what_clings_to_a_word_goes_with_it() -> None:
    assert keep_words("<p>(2026년), “안내”</p>") == (
        '<p><span class="word">(2026년),</span> <span class="word">“안내”</span></p>'
    )


def test_words_of_other_scripts_beside_it_stay_as_they_are() -> None:
    assert keep_words("<p>Harbour 의원 clinic</p>") == (
        '<p>Harbour <span class="word">의원</span> clinic</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>plain words, 日本語, ça</p>",
        '<p title="항구 의원">words</p>',
        "<title>항구 의원</title>",
        '<style>p::before { content: "항구 의원" }</style>',
        "<script>var a = '항구';</script>",
        "<head><title>항구</title><style>/* 의원 */</style></head>",
        "<p>길</p>",
        "",
    ],
)
def test_what_is_no_running_text_is_not_touched(html: str) -> None:
    assert keep_words(html) == html


def test_text_behind_a_style_is_text_again() -> None:
    html = keep_words("<style>/* 의원 */</style><p>의원</p>")
    assert html == '<style>/* 의원 */</style><p><span class="word">의원</span></p>'


def test_very_long_words_may_break() -> None:
    word = "가" * (LONGEST + 1)
    assert keep_words(f"<p>{word}</p>") == f"<p>{word}</p>"
    assert "span" in keep_words(f"<p>{word[1:]}</p>")


@pytest.mark.parametrize("text", ["의원&amp;약국", "&lt;안내&gt;", "5&nbsp;만원", "가&#8203;나다"])
def test_an_entity_is_never_cut(text: str) -> None:
    assert printed_text(keep_words(f"<p>{text}</p>")) == unescape(text)


PIECES = [
    "<p>",
    "</p>",
    "의원",
    " ",
    "a",
    "&amp; ",
    "길 안내",
    "<br>",
    "<b>",
    "</b>",
    "(",
    ",",
    "—",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_only_spans_are_added_and_the_text_is_the_same(html: str) -> None:
    kept = keep_words(html)
    assert re.sub(r'<span class="word">(.*?)</span>', r"\1", kept) == html
    assert printed_text(kept) == printed_text(html)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_a_page_without_hangul_is_the_same(text: str) -> None:
    assert keep_words(text) == text or re.search("[\uac00-\ud7a3]", text)
