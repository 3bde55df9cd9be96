"""Text over text: letters of different blocks on the same spot."""

from collections.abc import Iterator

from printguide.engine.inspection.facts import MM, Sheet, Words
from printguide.engine.inspection.naming import Author, longest_word, quoted
from printguide.engine.layout_faults import TextOverText
from printguide.faults import Diagnostic

WIDE_MM = 0.3
"""Less is a neighbour that touches."""
HIGH = 0.1
"""Of the type size. Baselines that are 0.6 of it apart: capitals stand in the line above."""


def text_over_text(sheets: list[Sheet], author: Author) -> Iterator[Diagnostic]:
    """Yield a fault for each two blocks whose letters cover each other.

    What is below the baseline does not count: lines that are set tight touch with their tails.
    """
    for sheet in sheets:
        said = set[tuple[int, int]]()
        for upper, lower in _pairs(sheet.words):
            blocks = upper.around.holder, lower.around.holder
            if blocks in said:
                continue
            said.add(blocks)
            wide = round(upper.core.overlap(lower.core)[0] / MM, 1)
            fault = TextOverText(_part(upper), _part(lower), sheet.number, wide)
            wanted = [lower.text.strip(), longest_word(lower.text)]
            yield fault.at(author.place(lower.around.line, lower.before, wanted))


def _part(words: Words) -> str:
    return quoted(words.text)


def _pairs(all_words: list[Words]) -> Iterator[tuple[Words, Words]]:
    """Each two texts that cover each other, found from the head of the page to its foot."""
    ordered = sorted(all_words, key=lambda words: (words.core.top, words.core.left))
    open_: list[Words] = []
    for words in ordered:
        open_ = [other for other in open_ if other.core.bottom > words.core.top]
        for other in open_:
            if other.around.holder != words.around.holder and _cover(other, words):
                yield other, words
        open_.append(words)


def _cover(one: Words, other: Words) -> bool:
    wide, high = one.core.overlap(other.core)
    return wide > WIDE_MM * MM and high > HIGH * min(one.em, other.em)
