"""Quotation marks: typographic in running text, as every language has them; code keeps its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from printguide.compose.labels import FOLDER, labels_for
from printguide.compose.ledger import bare
from printguide.compose.quotes import curl, straight

ENGLISH, GERMAN, FRENCH = "“”‘’", "„“‚‘", "«»‹›"


def inline(text: str) -> list[Token]:
    return MarkdownIt("commonmark").parseInline(text)[0].children or []


def curled(text: str, quotes: str = ENGLISH) -> str:
    return "".join(token.content for token in curl(inline(text), quotes))


@pytest.mark.parametrize(
    ("quotes", "text"),
    [
        (ENGLISH, "He said “a ‘nice’ day”."),
        (GERMAN, "He said „a ‚nice‘ day“."),
        (FRENCH, "He said «a ‹nice› day»."),
        ("「」『』", "He said 「a 『nice』 day」."),
    ],
)
def test_marks_are_those_of_the_language(quotes: str, text: str) -> None:
    assert curled("He said \"a 'nice' day\".", quotes) == text


@pytest.mark.parametrize("quotes", [ENGLISH, GERMAN, FRENCH])
def test_an_apostrophe_is_the_same_everywhere(quotes: str) -> None:
    assert curled("it's the patients' choice", quotes) == "it’s the patients’ choice"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('"**bold**" and "*soft*"', "“bold” and “soft”"),
        ('say `"code"` and "words"', 'say "code" and “words”'),
        ('"a"\n"b"', "“a”“b”"),
        ('("a")', "(“a”)"),
        ("already “so”", "already “so”"),
        ("nothing here", "nothing here"),
        ("", ""),
    ],
)
def test_marks_pair_across_markup_and_leave_code_alone(text: str, printed: str) -> None:
    assert curled(text) == printed


def test_the_tokens_given_are_not_changed() -> None:
    tokens = inline('"a"')
    curl(tokens, ENGLISH)
    assert [token.content for token in tokens] == ['"a"']


@pytest.mark.parametrize("text", ["“a” ‘b’", "„a“ ‚b‘", "«a» ‹b›", "「a」 ′b′", "\"a\" 'b'"])
def test_straight_marks_compare_all_languages(text: str) -> None:
    assert straight(text) in ("\"a\" 'b'", "\"a\" 'b'")


LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["He said 'yes' to it's", "\"A 'b' c\" 'd'", "'a' \"b\""])
def test_what_is_curled_in_any_language_compares_with_what_was_written(
    lang: str, text: str
) -> None:
    assert bare(curled(text, labels_for(lang).quotes)) == bare(text)


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("ab \"'`*._()[]\n"), max_size=40),
    st.sampled_from([ENGLISH, GERMAN, FRENCH]),
)
def test_nothing_but_marks_is_changed(text: str, quotes: str) -> None:
    before = "".join(token.content for token in inline(text))
    assert straight(curled(text, quotes)) == before
