"""Marking: what index and lists point to, found in the articles and on their laid-out pages."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import inf

from printguide.booklet.gist import Gist, Named
from printguide.engine.rendering import Rendering, Row

_BROKEN = "\N{HYPHEN}"
"""How a line ends whose last word goes on in the next one; hyphens of authors are another sign."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place, a table or a word, and a page of its piece on which it stands, counted from 1."""

    title: str
    piece: str
    page: int
    top_mm: float | None = None
    """How far from the top of the page; None if only the page is known."""

    @property
    def target(self) -> str:
        """What a link to it leads to (see `destinations`)."""
        return f"{self.piece}#@{self.page},{max(self.top_mm or 0, 0):.1f}"


Marks = Mapping[str, tuple[Mark, ...]]
"""What lists can point to in one piece: its `places` that have a name, its `tables` that have a
title, and the `terms` that it wants in the index, one for each page where they stand."""


def marks_of(gist: Gist, name: str, rendering: Rendering) -> Marks:
    """Return the marks of an article, given the name of its piece and its layout."""
    return {
        "places": tuple(_named(gist.places, name, rendering)),
        "tables": tuple(_named(gist.tables, name, rendering)),
        "terms": tuple(_terms(gist.terms, name, rendering)),
    }


def _named(found: Iterable[Named], name: str, rendering: Rendering) -> Iterator[Mark]:
    for it in found:
        yield Mark(it.title, name, *spot_of(it.line, rendering))


def _terms(terms: Iterable[str], name: str, rendering: Rendering) -> Iterator[Mark]:
    for term in terms:
        wanted = re.compile(rf"(?<!\w){re.escape(_comparable(term))}(?!\w)")
        for page, rows in groupby(rendering.rows, key=lambda row: row.page):
            text, tops = _flowing(rows)
            if found := wanted.search(text):
                yield Mark(term, name, page, tops[bisect_right(tops, (found.start(), inf)) - 1][1])


def spot_of(line: int, rendering: Rendering) -> tuple[int, float | None]:
    """Return page and top of a block of the article, by its line; the first page if unknown."""
    found = next((it for it in rendering.stretches if it.line == line), None)
    return (found.page, found.top_mm) if found else (1, None)


def _flowing(rows: Iterable[Row]) -> tuple[str, list[tuple[int, float]]]:
    """Return the words of a page as one text, and from where in it on they stand how low."""
    text, tops = "", list[tuple[int, float]]()
    for row in rows:
        words = _comparable(row.text)
        if text.endswith(_BROKEN):
            text = text[: -len(_BROKEN)]
        elif text:
            text += " "
        tops.append((len(text), row.top_mm))
        text += words
    return text, tops


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
