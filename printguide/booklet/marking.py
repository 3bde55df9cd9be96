"""Marking: what index and lists point to, found in the articles and on their laid-out pages."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from printguide.article.binding import Article
from printguide.components.comparison_table import ComparisonTable
from printguide.components.location_card import LocationCard
from printguide.components.map import Map
from printguide.components.price_table import PriceTable
from printguide.engine.rendering import Rendering


@dataclass(frozen=True, slots=True)
class Mark:
    """A place, a table or a word, and a page of its piece on which it stands, counted from 1."""

    title: str
    piece: str
    page: int


def places(article: Article, name: str, rendering: Rendering) -> Iterator[Mark]:
    """Yield the places of an article that have a name."""
    for bound in article.components:
        if isinstance(bound.props, LocationCard | Map) and bound.props.name:
            line = article.manuscript.place(bound.call.span).line
            yield Mark(bound.props.name, name, page_of(line, rendering))


def tables(article: Article, name: str, rendering: Rendering) -> Iterator[Mark]:
    """Yield the tables of an article that have a title."""
    for bound in article.components:
        if isinstance(bound.props, PriceTable | ComparisonTable) and bound.props.title:
            line = article.manuscript.place(bound.call.span).line
            yield Mark(bound.props.title, name, page_of(line, rendering))


def terms(article: Article, name: str, rendering: Rendering) -> Iterator[Mark]:
    """Yield the words that an article wants in the index, for each page where they stand."""
    for term in article.meta.index:
        wanted = _comparable(term)
        for page, text in enumerate(rendering.texts, start=1):
            if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", _comparable(text)):
                yield Mark(term, name, page)


def page_of(line: int, rendering: Rendering) -> int:
    """Return the page of a piece on which a block of the article begins; the first if unknown."""
    return next((it.page for it in rendering.stretches if it.line == line), 1)


def _comparable(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").casefold().split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: a title, and every mark of it."""

    title: str
    marks: tuple[Mark, ...]


def index(marks: Iterable[Mark]) -> list[tuple[str, list[Entry]]]:
    """Return the entries of an index, sorted, under their first letters."""
    by_title: dict[str, list[Mark]] = {}
    for mark in marks:
        found = by_title.setdefault(mark.title, [])
        if mark not in found:
            found.append(mark)
    letters: dict[str, list[Entry]] = {}
    for title in sorted(by_title, key=_sorted):
        letters.setdefault(_letter(title), []).append(Entry(title, tuple(by_title[title])))
    return list(letters.items())


def _sorted(title: str) -> tuple[str, str]:
    return _plain(title).casefold(), title


def _plain(title: str) -> str:
    """A title without accents, as alphabets sort it."""
    return "".join(
        it for it in unicodedata.normalize("NFKD", title) if not unicodedata.combining(it)
    )


def _letter(title: str) -> str:
    """The letter under which a title stands; Hangul by its first consonant."""
    first = unicodedata.normalize("NFKD", title)[:1]
    if "\u1100" <= first <= "\u1112":
        return "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[ord(first) - 0x1100]
    return first.upper() if first.isalpha() else "#"
