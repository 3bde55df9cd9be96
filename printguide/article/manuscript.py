"""The manuscript: an article as it is written, with nothing interpreted and nothing lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from printguide.article.dialect.calls import Call
from printguide.article.dialect.tokens import OPEN, call_of
from printguide.article.matter import Matter
from printguide.article.reading import Source
from printguide.places import Place, Span


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Front matter as data, and the text as markdown-it tokens with every tag paired."""

    source: Source
    matter: Matter
    tokens: tuple[Token, ...]
    shift: int
    """What to add to an offset of the parsed text for its offset in the source."""

    def place(self, span: Span) -> Place:
        """Return the place of a span of the parsed text."""
        return self.source.place(Span(span.start + self.shift, span.end + self.shift))

    def flat(self) -> Iterator[Token]:
        """Every token in reading order, those of running text included."""
        for token in self.tokens:
            yield token
            if token.type == "inline":
                yield from token.children or ()

    def calls(self) -> Iterator[Call]:
        """Every component and HTML element, in reading order."""
        return (call_of(token) for token in self.flat() if token.type == OPEN)

    def heading_ids(self) -> Iterator[str]:
        """The ids of headings."""
        return (str(t.attrs["id"]) for t in self.tokens if t.type == "heading_open")

    def anchors(self) -> Iterator[str]:
        """The ids to which links can lead: those of headings, components and HTML elements."""
        yield from self.heading_ids()
        yield from (anchor for call in self.calls() if (anchor := call.anchor))

    def text(self) -> Iterator[str]:
        """Every piece of text in reading order, as written: straight quotes, no markup."""
        for token in self.tokens:
            if token.type in ("fence", "code_block"):
                yield token.content.removesuffix("\n")
            elif token.type == "inline":
                yield from inline_text(token.children or ())


_PLAIN = {"text", "text_special", "entity"}


def inline_text(children: Iterator[Token] | tuple[Token, ...] | list[Token]) -> Iterator[str]:
    """The pieces of text in running text; markup ends a piece, a line break does not."""
    piece = ""
    for token in children:
        if token.type in _PLAIN:
            piece += token.content
        elif token.type == "softbreak":
            piece += "\n"
        else:
            if piece:
                yield piece
            piece = ""
            if token.type == "code_inline":
                yield token.content
    if piece:
        yield piece
