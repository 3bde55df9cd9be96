"""Guessing: how many pages pieces may have that nobody has laid out yet.

A guess decides how much has to be laid out again, and nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from printguide.booklet.pieces import Piece

_A_PAGE = 1500
"""Characters of an article on a page, before any is laid out: of the samples 1,000 to 2,200."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a booklet is thought to come to: as a rule, what its last build came to."""

    pages: Mapping[str, int] = field(default_factory=dict)
    """Of each piece."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """The printed number of each piece, and of ids in them as `name#id`."""

    def of_others(self, known: Iterable[str]) -> dict[str, str]:
        """Return the numbers of pieces that are not known yet, and of ids in them."""
        done = set(known)
        return {it: said for it, said in self.numbers.items() if it.partition("#")[0] not in done}


def guessed_pages(
    pieces: Iterable[Piece], known: Mapping[str, int], guess: Guess
) -> dict[str, int]:
    """Return the pages of all pieces: known ones, else the guess, else by their length.

    How much is on a page is taken from the pieces that are known.
    """
    them = list(pieces)
    long = [it for it in them if it.length and it.name in known]
    letters, sheets = sum(it.length for it in long), sum(known[it.name] for it in long)
    a_page = letters / sheets if sheets else _A_PAGE
    return {
        it.name: known.get(it.name) or guess.pages.get(it.name) or max(1, round(it.length / a_page))
        for it in them
    }
