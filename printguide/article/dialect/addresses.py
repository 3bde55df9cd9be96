"""Bare addresses: `https://example.org` and `ask@example.org` in running text become links.

linkify-it reads on to the end of a text from every sign that could begin an address, which takes a
time that grows with the square of the text. Here it sees no more than the word around such a sign.
"""

import re
from collections.abc import Iterator
from typing import Any

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from printguide.article.dialect.reading import reading_of

LONGEST = 2_000
"""Characters of an address that is still taken for one; browsers' bars hold as many."""
LONGEST_WORD = 300
"""Characters of a word in which a mail address is looked for; RFC 5321 allows 254."""

_WORD = re.compile(r"\S+")
_SIGN = re.compile(r"@|//|mailto:", re.IGNORECASE)
_SCHEME = re.compile(r"(?:^|[^a-z0-9.+-])(https?|ftp)$", re.IGNORECASE)
_LONGEST_SCHEME = len("https")


class Addresses(LinkifyIt):  # type: ignore[misc]
    """linkify-it, word by word."""

    def match(self, text: str) -> Any:
        """Return every address of a text, or None."""
        if not _SIGN.search(text):
            return None
        found = []
        for word in _WORD.finditer(text):
            if len(word[0]) > LONGEST_WORD or not _SIGN.search(word[0]):
                continue
            for match in super().match(word[0]) or ():
                match.index += word.start()
                match.last_index += word.start()
                found.append(match)
        return found or None


def link_addresses(state: StateCore) -> None:
    """Make links of the addresses that stand in text, but for those in links already."""
    linkify = state.md.linkify
    for inline in state.tokens:
        if linkify is None or inline.type != "inline" or not _SIGN.search(inline.content):
            continue
        children: list[Token] = []
        links, escaped = 0, False
        for token in inline.children or ():
            links += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            found = linkify.match(token.content) if token.type == "text" and not links else None
            if found and escaped and found[0].index == 0:  # `http\://…` is no address
                del found[0]
            children += _with_links(token, found, state.md) if found else [token]
            escaped = token.type == "text_special"
        inline.children = children


def _with_links(token: Token, found: Any, markdown: MarkdownIt) -> Iterator[Token]:
    """What becomes of a text with addresses in it."""
    at, text = 0, token.content
    for match in found:
        if match.index > at:
            yield _text(text[at : match.index], token.level)
        shown = markdown.normalizeLinkText(match.text)
        yield from _link(markdown.normalizeLink(match.url), shown, token.level)
        at = match.last_index
    if at < len(text):
        yield _text(text[at:], token.level)


def _text(words: str, level: int) -> Token:
    return Token("text", "", 0, content=words, level=level)


def _link(address: str, shown: str, level: int) -> Iterator[Token]:
    signs: dict[str, Any] = {"level": level, "markup": "linkify", "info": "auto"}
    yield Token("link_open", "a", 1, attrs={"href": address}, **signs)
    yield _text(shown, level + 1)
    yield Token("link_close", "a", -1, **signs)


def bare_address(state: StateInline, silent: bool) -> bool:
    """Read an address at its `://`; what stands before it is still pending."""
    place, linkify = state.pos, state.md.linkify
    if state.linkLevel or linkify is None or not state.src.startswith("://", place):
        return False
    scheme = _SCHEME.search(state.pending[-_LONGEST_SCHEME - 1 :])
    word = _WORD.match(state.src, place, min(place + LONGEST, len(state.src))) if scheme else None
    reading = reading_of(state.env)
    if scheme is None or word is None or reading.patience < len(word[0]):
        return False
    reading.patience -= len(word[0])
    found = linkify.match_at_start(scheme[1] + word[0])
    if found is None:
        return False
    address = found.url.rstrip("*_~")
    if not silent:
        _push(state, address, len(scheme[1]))
    state.pos += len(address) - len(scheme[1])
    return True


def _push(state: StateInline, address: str, pending: int) -> None:
    """Push a link to an address of which so many signs are pending already."""
    state.pending = state.pending[:-pending]
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": state.md.normalizeLink(address)}
    token.markup, token.info = "linkify", "auto"
    state.push("text", "", 0).content = state.md.normalizeLinkText(address)
    token = state.push("link_close", "a", -1)
    token.markup, token.info = "linkify", "auto"
