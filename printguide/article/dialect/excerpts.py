"""Excerpts: text cut out of a source, that still knows where each of its lines came from.

Inside a quotation or a list the marks of the container are not part of a tag that spans lines;
an excerpt leaves them out, and leads every offset back into the source.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

from printguide.places import Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text whose lines stand at known offsets of the source."""

    text: str
    line_starts: tuple[int, ...]
    """Offset in the text at which each line begins."""
    origins: tuple[int, ...]
    """Offset in the source of the same spots."""

    def source(self, offset: int) -> int:
        """Return where in the source the character at `offset` stands."""
        line = max(bisect_right(self.line_starts, offset) - 1, 0)
        return self.origins[line] + offset - self.line_starts[line]

    def span(self, span: Span, inside: int = 0) -> Span:
        """Return a span of this text, or of a part that begins at `inside`, in the source."""
        start = self.source(inside + span.start)
        return Span(start, max(self.source(inside + span.end), start))


def cut(state: StateBlock, first: int, last: int) -> Excerpt:
    """Cut the lines from `first` up to `last` out of a block, without the container's marks."""
    pieces, starts, origins, at = [], [], [], 0
    for line in range(first, last):
        start = state.bMarks[line]
        if line == first:
            start += state.tShift[line]
        else:
            indent = min(state.tShift[line], state.blkIndent)
            start += indent
        piece = state.src[start : state.eMarks[line]] + "\n"
        pieces.append(piece)
        starts.append(at)
        origins.append(start)
        at += len(piece)
    return Excerpt("".join(pieces)[:-1], tuple(starts), tuple(origins))


@dataclass(slots=True)
class Finder:
    """Finds the content of inline tokens in the source again, in the order of the tokens."""

    source: str
    line_starts: list[int]
    at: int = 0

    def find(self, content: str, first_line: int) -> Excerpt:
        """Return the excerpt of a content whose first line is `first_line`, counted from 0."""
        starts, origins, within = [], [], 0
        for number, line in enumerate(content.split("\n"), start=first_line):
            begin = self.line_starts[min(number, len(self.line_starts) - 1)]
            end = self.source.find("\n", begin)
            end = len(self.source) if end < 0 else end
            for part, place in self._parts(line, begin, end):
                starts.append(within)
                origins.append(place)
                within += len(part)
            within += 1
        return Excerpt(content, tuple(starts), tuple(origins))

    def _parts(self, line: str, begin: int, end: int) -> Iterator[tuple[str, int]]:
        """Yield a line of content and its place between two offsets.

        What markdown-it changes is found part by part: a tab before a line becomes blanks, and in
        a cell of a table `\\|` a pipe.
        """
        blanks = len(line) - len(line.lstrip(" "))
        yield line[:blanks], begin
        place = self._find(line[blanks:], begin, end)
        if place >= 0 or "|" not in line:
            self.at = min(max(place, begin) + len(line) - blanks, end)
            yield line[blanks:], max(place, begin)
            return
        place = self._find(line[blanks:].replace("|", r"\|"), begin, end)
        for part in re.findall(r"\|?[^|]*", line[blanks:]):
            place += part.startswith("|")  # the backslash before it
            yield part, max(place, begin)
            place += len(part)
        self.at = min(max(place, self.at), end)

    def _find(self, part: str, begin: int, end: int) -> int:
        found = self.source.find(part, max(begin, self.at), end)
        return found if found >= 0 else self.source.find(part, begin, end)
