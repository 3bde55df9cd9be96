"""Words: those of the article, looked for in the text of the finished PDF.

The text is what pdfium reads, which is what people copy and search. Where a PDF has tags it is
put into the order in which these are read aloud.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from printguide.compose.ledger import Ledger, bare
from printguide.compose.words import Step, Words
from printguide.proof.findings import Found
from printguide.proof.leaf import quoted
from printguide.proof.word_faults import WordsAstray, WordsMissing

PAGE = "\f"
"""Stands between the pages of a text that has no tags."""
FURNITURE = 300
"""Letters at the foot and the head of a page, at most, that stand between two halves of a string:
a running head, a number, marks of lists, notes."""
SIGNS = 16
"""Letters of a number of a reference, or of a page with its words, between two pieces of a text."""
_UNSURE = dict.fromkeys(map(ord, "-\u2010\u2011\ufffe\u0002\u200d\ufe0e\ufe0f"))
"""Hyphens may be of the word or of the end of a line, and what joins signs to pictures leaves no
trace where a font has no such picture."""
_RIGHT_TO_LEFT = ("R", "AL")


def comparable(text: str) -> str:
    """Return a text as PDFs can be compared: no spaces, no hyphens, no case, no ligatures.

    Pages keep their marks between them.
    """
    plain = unicodedata.normalize("NFKC", bare(text.replace(PAGE, "\ue000"))).casefold()
    return plain.translate(_UNSURE).replace("\ue000", PAGE)


@dataclass(slots=True)
class PdfLedger(Ledger):
    """Looks for the words of an article in the text of a PDF."""

    ordered: bool = True
    """Whether words have to stand in the order of the article."""

    def check(self, steps: "Iterator[Step]") -> list[Words]:  # type: ignore[override]
        """Return the words that are not in the PDF, or not in order where that is known."""
        return Ledger.check(self, steps) if self.ordered else self.anywhere(steps)

    def found(self, words: Words, start: int) -> tuple[int, int] | None:
        """Return where words stand from `start` on, whole or parted by what is ours."""
        wanted = comparable(words.text)
        return (
            self._whole(wanted, start)
            or self._in_pieces(words, start)
            or self._shuffled(words, start)
        )

    def _whole(self, wanted: str, start: int) -> tuple[int, int] | None:
        at = self.text.find(wanted, start)
        return (at, at + len(wanted)) if at >= 0 else self._parted(wanted, start)

    def _in_pieces(self, words: Words, start: int) -> tuple[int, int] | None:
        """Where the pieces of a text follow each other, with the signs of links between them."""
        first, *rest = [comparable(piece) for piece in words.pieces] or [""]
        begun = self._whole(first, start) if first else None
        while begun:
            end = begun[1]
            for piece in rest:
                found = self._whole(piece, end)
                if found is None or found[0] > end + SIGNS:
                    break
                end = found[1]
            else:
                return begun[0], end
            begun = self._whole(first, begun[0] + 1)
        return None

    def _parted(self, wanted: str, start: int) -> tuple[int, int] | None:
        """Where a text begins on one page and goes on upon the next."""
        edge = self.text.find(PAGE, start)
        while edge >= 0:
            foot = self.text[max(start, edge - FURNITURE - len(wanted)) : edge]
            head = edge + 1, edge + 1 + FURNITURE + len(wanted)
            for length in range(len(wanted) - 1, 0, -1):
                begun = foot.rfind(wanted[:length])
                goes_on = self.text.find(wanted[length:], *head) if begun >= 0 else -1
                if goes_on >= 0:
                    return edge - len(foot) + begun, goes_on + len(wanted) - length
            edge = self.text.find(PAGE, edge + 1)
        return None

    def _shuffled(self, words: Words, start: int) -> tuple[int, int] | None:
        """Where the letters of a text written from right to left stand together, in any order.

        Some PDFs give such lines as they are seen, from left to right, and mixed with figures
        their order is anybody's. So only the letters are compared, not how they follow each other;
        and where no order is asked for, it is enough that each word is there, from either end.
        """
        wanted = comparable(words.text)
        if not any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in wanted):
            return None
        return self._together(wanted, start) or self._scattered(words)

    def _scattered(self, words: Words) -> tuple[int, int] | None:
        each = [comparable(word) for word in words.text.split()]
        there = not self.ordered and all(it in self.text or it[::-1] in self.text for it in each)
        return (0, 0) if there else None

    def _together(self, wanted: str, start: int) -> tuple[int, int] | None:
        size, missing = len(wanted), Counter(wanted)
        for at, sign in enumerate(self.text[start:], start):
            missing[sign] -= 1
            if at - size >= start:
                missing[self.text[at - size]] += 1
            if at - start >= size - 1 and not any(missing.values()):
                return at - size + 1, at + 1
        return None


def word_faults(text: str, lost: list[Words]) -> Iterator[Found]:
    """Yield a fault for each string that the PDF lacks, and one for those that are out of order."""
    whole = PdfLedger(comparable(text))
    astray = [words for words in lost if whole.found(words, 0)]
    for words in lost:
        if words not in astray:
            yield Found(WordsMissing(quoted(words.text), words.line))
    if astray:
        first = astray[0]
        yield Found(WordsAstray(quoted(first.text), first.line, len(astray)))
