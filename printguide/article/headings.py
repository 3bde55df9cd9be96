"""Headings: the ids by which links find them."""

import re
from itertools import count, pairwise

from markdown_it.token import Token

from printguide.article.dialect.tokens import EXPRESSION
from printguide.article.manuscript import inline_text

_PUNCTUATION = re.compile(r"[^\w\- ]")
_OWN_ID = re.compile(r"/\*\s*([\w.:\-]+)\s*\*/|#([\w.:\-]+)")
_BRACED_ID = re.compile(r"\s*\{#([\w.:\-]+)\}\s*$")


def slug_of(text: str) -> str:
    """Return the id of a heading as GitHub and most sites make it: `Prices 2026!` `prices-2026`."""
    return _PUNCTUATION.sub("", text.strip().lower()).replace(" ", "-")


def name_headings(tokens: list[Token]) -> None:
    """Give every heading an id: its own (`{/*id*/}`, `{#id}`) or one made of its words.

    An id that is taken gets a number, so that ids are unique in an article.
    """
    taken: set[str] = set()
    for opening, content in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        children = content.children or []
        own = _take_own_id(children)
        name = own or slug_of("".join(inline_text(children))) or "section"
        numbered = (f"{name}-{number}" for number in count(1))
        free = name if name not in taken else next(n for n in numbered if n not in taken)
        taken.add(free)
        opening.attrs["id"] = free


def _take_own_id(children: list[Token]) -> str | None:
    """Return the id that stands behind the words of a heading; its mark leaves the words."""
    for place in range(len(children) - 1, -1, -1):
        token = children[place]
        if token.type == "text" and not token.content.strip():
            continue
        if token.type == EXPRESSION and (found := _OWN_ID.fullmatch(token.content.strip())):
            del children[place]
            return found[1] or found[2]
        if token.type == "text" and (found := _BRACED_ID.search(token.content)):
            token.content = token.content[: found.start()]
            return found[1]
        return None
    return None
