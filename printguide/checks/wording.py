"""Checks of wording: vague links, long paragraphs, words in capitals, boxes of other tools."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token

from printguide.article.binding import Article
from printguide.article.dialect.tokens import CLOSE, OPEN, call_of
from printguide.article.manuscript import inline_text
from printguide.article.whereabouts import place_on
from printguide.checks.text_faults import (
    DirectiveAsText,
    LinkTextVague,
    ParagraphLong,
    Shouting,
)
from printguide.faults import Diagnostic, Fault
from printguide.project import Project

LONGEST_PARAGRAPH = 170
"""Words: about half a page of a brochure on A4, more than 20 lines."""
SIGNS_A_WORD = 2
"""Letters of Chinese or Japanese that count as one word: the mean of a running text."""

_LEAST_WORDS, _LEAST_LETTERS, _LONG_WORD = 3, 14, 5
"""Abbreviations stand in rows too (`PDF, HTML and CSS`): a shout has a long word among others."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_DIRECTIVE = re.compile(
    r"^(?::{3,}[ \t]{0,3}([A-Za-z][\w-]{0,30})|\[!([A-Z]{3,20})\])", re.MULTILINE
)
_BOXES = {name: name for name in ("info", "tip", "warning", "danger", "success", "note")} | {
    "caution": "warning",
    "important": "warning",
}
_EDGES = re.compile(r"^[\s(\[“‘«»›→]+|[\s.,:;!?…)\]”’«»›→]+$")


def check_wording(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield what is hard to read in the running text of an article; code is left alone."""
    for before, token in pairwise(article.manuscript.tokens):
        if token.type != "inline":
            continue
        line = token.map[0] + 1 if token.map else 1
        for fault, words in _faults(article, token, before.type == "paragraph_open"):
            yield fault.at(place_on(article.manuscript.source, line, [words]))


def _faults(article: Article, token: Token, paragraph: bool) -> Iterator[tuple[Fault, str]]:
    children = token.children or []
    text = "".join(inline_text(child for child in children if child.type != "code_inline"))
    length = words_in(text) if paragraph and len(text) > LONGEST_PARAGRAPH else 0
    if length > LONGEST_PARAGRAPH:
        yield ParagraphLong(length, LONGEST_PARAGRAPH), text.split("\n", 1)[0].strip()
    for directive in _DIRECTIVE.finditer(text if paragraph else ""):
        kind = _BOXES.get((directive[1] or directive[2]).lower())
        yield DirectiveAsText(directive[0], kind), directive[0]
    for shout in shouts(text):
        yield Shouting(shout), shout.split("\n", 1)[0]
    for words in _links(children):
        if is_vague(words, article.meta.lang):
            yield LinkTextVague(words), words


def words_in(text: str) -> int:
    """Return about how many words a text has, also where none are spaced."""
    signs = len(_UNSPACED.findall(text))
    return len(_UNSPACED.sub(" ", text).split()) + signs // SIGNS_A_WORD


def shouts(text: str) -> Iterator[str]:
    """Yield rows of words that are all in capitals."""
    if text.islower() or text.isspace():
        return
    row: list[re.Match[str]] = []
    for word in re.finditer(r"[^\W\d_][^\W_]*", text):
        apart = row and re.search(r"[.?!|/()\[\]{}<>=_]", text[row[-1].end() : word.start()])
        if row and (apart or not word[0].isupper()):
            yield from _shout(row, text)
            row = []
        if word[0].isupper():
            row.append(word)
    yield from _shout(row, text)


def _shout(row: list[re.Match[str]], text: str) -> Iterator[str]:
    letters = sum(len(word[0]) for word in row)
    long = sum(len(word[0]) >= _LONG_WORD for word in row)
    if len(row) >= _LEAST_WORDS and letters >= _LEAST_LETTERS and long:
        yield text[row[0].start() : row[-1].end()]


def _links(children: Iterable[Token]) -> Iterator[str]:
    """The words of each link, also of those that are written as `<a href>`."""
    inside: list[Token] | None = None
    for token in children:
        if token.type == "link_open" or (token.type == OPEN and call_of(token).name == "a"):
            inside = []
        elif token.type == "link_close" or (token.type == CLOSE and call_of(token).name == "a"):
            words = [part for part in inside or [] if part.type != "code_inline"]
            yield "".join(inline_text(words)) if words == inside else ""
            inside = None
        elif inside is not None:
            inside.append(token)


def is_vague(words: str, lang: str | None) -> bool:
    """Whether the words of a link are such as “here”, in the article's language or in English."""
    said = " ".join(_EDGES.sub("", words).casefold().split())
    language = (lang or "en").split("-")[0].lower()
    return bool(said) and (said in _vague(language) or said in _vague("en"))


@cache
def _vague(language: str) -> frozenset[str]:
    with (Path(__file__).parent / "vague_links.toml").open("rb") as file:
        return frozenset(tomllib.load(file).get(language, ()))
