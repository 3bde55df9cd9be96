"""The ledger: every word of the article is in its print HTML, in order, or the build fails."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from printguide.compose.quotes import straight
from printguide.compose.words import Closes, Opens, Step, Words

_NOTHING = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]+")
_NOT_PRINTED = frozenset({"head", "style", "script", "title"})
_OURS = {"sup": "ref", "nav": "contents"}
"""Elements that say nothing of the author's, by their classes: numbers, and headings once more."""


def bare(text: str) -> str:
    """Return a text as it is compared: no white space, and one sign for all quotation marks.

    Languages differ in which mark stands inside which, so that a single one may print as double.
    """
    return straight(_NOTHING.sub("", text)).replace('"', "'")


class _Text(HTMLParser):
    """Collects what a page of HTML prints, but for what is ours."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ours = ("class", _OURS.get(tag)) in attrs
        if tag in _NOT_PRINTED or (tag in _OURS and (self.hidden or ours)):
            self.hidden += 1

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag in (*_NOT_PRINTED, *_OURS):
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


@lru_cache(maxsize=4)
def printed_text(html: str) -> str:
    """Return all text of a page outside its head, in order.

    Of each page it is asked twice, for words and for characters; reading it takes a twentieth of
    composing it. So the last pages of some threads are remembered, few since pictures are in them.
    """
    collector = _Text()
    collector.feed(html)
    collector.close()
    return "".join(collector.parts)


@dataclass(slots=True)
class Ledger:
    """Looks for the words of an article in a print, going forward only."""

    text: str
    """The bare text of the print."""
    at: int = 0
    lost: list[Words] = field(default_factory=list)
    _open: list[tuple[int, int]] = field(default_factory=list)
    """For each open component: where it began, and how far its own strings reached."""

    def check(self, steps: Iterable[Step]) -> list[Words]:
        """Return the words that are not in the print, or not in order."""
        for step in steps:
            if isinstance(step, Words):
                self._words(step)
            elif isinstance(step, Opens):
                self._open.append((self.at, self._strings(step)))
            elif isinstance(step, Closes) and self._open:
                self.at = max(self.at, self._open.pop()[1])
        return self.lost

    def anywhere(self, steps: Iterable[Step]) -> list[Words]:
        """Look for words whose place is not given by the order of the article, such as notes."""
        for step in steps:
            strings = [step] if isinstance(step, Words) else getattr(step, "strings", ())
            self.lost += [words for words in strings if not self.found(words, 0)]
        return self.lost

    def found(self, words: Words, start: int) -> tuple[int, int] | None:
        """Return where words stand from `start` on, and where they end; None if they do not."""
        wanted = bare(words.text)
        at = self.text.find(wanted, start)
        return (at, at + len(wanted)) if at >= 0 else None

    def _words(self, words: Words) -> None:
        found = self.found(words, self.at)
        if found is None:
            self.lost.append(words)
        else:
            self.at = found[1]

    def _strings(self, opens: Opens) -> int:
        """Find the strings of a component from its beginning on, no letter counted twice."""
        taken, reached = _Taken(), dict[str, int]()
        for words in sorted(opens.strings, key=lambda w: -len(w.text)):
            found = self.found(words, reached.get(words.text, self.at))
            while found and (end := taken.over(*found)):
                found = self.found(words, end)
            if found is None:
                self.lost.append(words)
                reached[words.text] = len(self.text) + 1
            elif found[1] > found[0]:
                taken.add(*found)
                reached[words.text] = found[1]
        return taken.ends[-1] if taken.ends else self.at


@dataclass(slots=True)
class _Taken:
    """Stretches of a text that do not meet, in their order: a list may have thousands."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def over(self, start: int, end: int) -> int | None:
        """Return the end of a stretch that has letters of this one; None if there is none."""
        before = bisect_left(self.starts, end) - 1
        return self.ends[before] if before >= 0 and self.ends[before] > start else None

    def add(self, start: int, end: int) -> None:
        """Take a stretch."""
        place = bisect_left(self.starts, start)
        self.starts.insert(place, start)
        self.ends.insert(place, end)
