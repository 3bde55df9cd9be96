"""Arranging: the order in which the parts of an article are printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from printguide.article.binding import Article
from printguide.article.dialect.tokens import CLOSE, OPEN
from printguide.article.headings import first_title
from printguide.article.manuscript import inline_text
from printguide.components.key_takeaways import KeyTakeaways


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The takeaways, which may come first, and the sections, each beginning with its heading."""

    takeaways: tuple[Token, ...]
    sections: tuple[tuple[Token, ...], ...]
    title_id: str | None = None
    """The id of the heading that is the title, which is not printed a second time."""

    def tokens(self) -> Iterator[Token]:
        """Every token in the order of printing."""
        yield from self.takeaways
        for section in self.sections:
            yield from section

    def parted(self) -> tuple[list[Token], list[Token]]:
        """Return the tokens of the flow, and those of footnotes, which are printed last."""
        flow: list[Token] = []
        notes: list[Token] = []
        inside = False
        for token in self.tokens():
            if token.type == "footnote_reference_open":
                inside = True
            elif token.type == "footnote_reference_close":
                inside = False
            else:
                (notes if inside else flow).append(token)
        return flow, notes


@dataclass(frozen=True, slots=True)
class Entry:
    """A section as contents list it."""

    id: str
    title: str


def entry_of(section: tuple[Token, ...]) -> Entry | None:
    """Return how contents list a section; None if it has no heading."""
    if not section or section[0].type != "heading_open" or len(section) < 2:
        return None
    title = " ".join("".join(inline_text(section[1].children or [])).split())
    return Entry(str(section[0].attrs["id"]), title) if title else None


def arrange(article: Article, *, takeaways_first: bool) -> Arrangement:
    """Take the article apart at its highest headings.

    Left out is only a heading that repeats the title, which heads the print, and only where no
    words stand before it: else they would change places.
    """
    takeaways: list[Token] = []
    title_id, rest = _without_title(article)
    if takeaways_first:
        takeaways, rest = _lift(article, rest)
    sections: list[list[Token]] = [[]]
    depth, top = 0, _top_level(rest)
    for token in rest:
        if token.type == "heading_open" and depth == 0 and token.tag == top:
            sections.append([])
        depth += deeper(token)
        sections[-1].append(token)
    kept = tuple(tuple(section) for section in sections if section)
    return Arrangement(tuple(takeaways), kept, title_id)


def _without_title(article: Article) -> tuple[str | None, list[Token]]:
    """Take the heading that is the title out of the flow; return its id and the rest."""
    tokens = list(article.manuscript.tokens)
    title = " ".join(article.meta.title.split())
    for place, token in enumerate(tokens):
        if _has_words(token):
            break
        if token.type == "heading_open" and token.tag == "h1" and token.level == 0:
            if first_title(tokens[place:]) == title:
                del tokens[place : place + 3]
                return str(token.attrs["id"]), tokens
            break
    return None, tokens


def _has_words(token: Token) -> bool:
    words = inline_text(token.children or []) if token.type == "inline" else [token.content]
    return token.type in ("inline", "fence") and any(piece.strip() for piece in words)


def deeper(token: Token) -> int:
    """Return by how many levels the nesting changes with a token."""
    if token.type in (OPEN, CLOSE):
        return 1 if token.type == OPEN else -1
    return token.nesting


def _top_level(tokens: list[Token]) -> str:
    """The tag of the first heading that stands free: sections begin where it recurs.

    A second level that comes before any first one still begins sections.
    """
    depth, tags = 0, []
    for token in tokens:
        if token.type == "heading_open" and depth == 0:
            tags.append(token.tag)
        depth += deeper(token)
    if tags.count("h1") == 1 and len(tags) > 1:
        tags.remove("h1")
    return min(tags, default="h2")


def _lift(article: Article, tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Take free-standing key takeaways out of the flow."""
    lifted: list[Token] = []
    rest: list[Token] = []
    depth, lifting = 0, False
    for token in tokens:
        if token.type == OPEN and depth == 0:
            lifting = isinstance(article.bound(token).props, KeyTakeaways)
        (lifted if lifting else rest).append(token)
        depth += deeper(token)
        if depth == 0:
            lifting = False
    return lifted, rest
