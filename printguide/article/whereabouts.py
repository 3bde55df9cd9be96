"""Whereabouts: the place of words of which only the lines are known."""

from collections.abc import Iterable

from printguide.article.reading import Source
from printguide.places import Place

FURTHEST = 60
"""Lines that are searched; a block is rarely longer."""

_FEW = 3
"""Words by which a longer text is known."""


def place_on(source: Source, first: int, wanted: Iterable[str]) -> Place:
    """Return where the first of these texts stands from line `first` on, else where that begins.

    Lines count from 1.
    """
    parts = [part for part in wanted if part]
    for line in range(first, min(first + FURTHEST, len(source.line_starts) + 1)):
        text = source.line(line)
        for part in parts:
            if part in text:
                return Place(source.path, line, text.index(part) + 1, len(part))
    return whole_line(source, first)


def place_of_words(source: Source, words: str, first: int) -> Place:
    """Return where a piece of text stands from line `first` on, else where that begins.

    Text that is marked up, or goes on in a further line, is known by its first words.
    """
    return place_on(source, first, (words, " ".join(words.split()[:_FEW])))


def whole_line(source: Source, line: int) -> Place:
    """Return the place of what stands on a line, its indentation left out."""
    text = source.line(line)
    indent = len(text) - len(text.lstrip())
    return Place(source.path, line, indent + 1, max(len(text.strip()), 1))
