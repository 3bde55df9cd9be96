"""Headings: the ids by which links find them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from printguide.article.dialect.tokens import EXPRESSION
from printguide.article.manuscript import inline_text

_PUNCTUATION = re.compile(r"[^\w\- ]")
_OWN_ID = re.compile(r"/\*\s*([\w.:\-]+)\s*\*/|#([\w.:\-]+)")
_BRACED_ID = re.compile(r"\{#([\w.:\-]+)\}")


def slug_of(text: str) -> str:
    """Return the id of a heading as GitHub and most sites make it: `Prices 2026!` `prices-2026`."""
    return _PUNCTUATION.sub("", text.strip().lower()).replace(" ", "-")


def name_headings(tokens: list[Token]) -> None:
    """Give every heading an id: its own (`{/*id*/}`, `{#id}`) or one made of its words.

    An id that is taken gets a number, so that ids are unique in an article.
    """
    taken: set[str] = set()
    next_number: dict[str, int] = defaultdict(lambda: 1)
    for opening, content in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        children = content.children or []
        own = _take_own_id(children)
        name = own or slug_of("".join(inline_text(children))) or "section"
        free = name
        while free in taken:
            free = f"{name}-{next_number[name]}"
            next_number[name] += 1
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
        if token.type == "text":
            return _take_braced_id(token)
        return None
    return None


def _take_braced_id(token: Token) -> str | None:
    """Take `{#id}` off the end of a text. Found from behind: white space in it may be long."""
    words = token.content.rstrip()
    found = _BRACED_ID.fullmatch(words, max(words.rfind("{"), 0))
    if found is None:
        return None
    token.content = words[: found.start()].rstrip()
    return found[1]


def first_title(tokens: Sequence[Token]) -> str | None:
    """Return the words of the first heading of the first level, if it has any."""
    for opening, content in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            words = " ".join("".join(inline_text(content.children or [])).split())
            return words or None
    return None
