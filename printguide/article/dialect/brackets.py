"""Brackets that begin no link: without end, nested absurdly deep, before an endless address.

markdown-it looks for the end of a link from every `[` anew, which takes a time that grows with
the square of their number. Only a text with more of them than anybody writes is treated so.
"""

import re
from collections.abc import Iterator

from markdown_it.rules_inline import StateInline

from printguide.article.dialect.reading import reading_of

MANY = 10
"""So many brackets or addresses may stay open in a text, and markdown-it looks for their end."""
DEEPEST = 8
DEEPEST_ADDRESS = 32
"""How deep markdown-it lets parentheses nest in an address."""

_SIGN = re.compile(r"\\.|\]\(|[\[\]()]", re.DOTALL)


def hopeless_brackets(text: str) -> frozenset[int]:
    """Return where the brackets of a text stand that are read as plain signs."""
    if text.count("[") < MANY:
        return frozenset()
    return frozenset((*_deep_or_open(text), *_endless_addresses(text)))


def _deep_or_open(text: str) -> Iterator[int]:
    """Every bracket deeper than any link may be, and those that never close if there are many."""
    waiting: list[int] = []
    for sign in _SIGN.finditer(text):
        if sign[0] == "[":
            if len(waiting) >= DEEPEST:
                yield sign.start()
            waiting.append(sign.start())
        elif sign[0] in ("]", "](") and waiting:
            waiting.pop()
    if len(waiting) >= MANY:
        yield from waiting


def _endless_addresses(text: str) -> Iterator[int]:
    """The brackets of links whose addresses have more parentheses open than a link may have."""
    brackets: list[int] = []
    waiting: list[int | None] = []
    for sign in _SIGN.finditer(text):
        bracket = None
        if sign[0] == "[":
            brackets.append(sign.start())
        elif sign[0][0] == "]" and brackets:
            bracket = brackets.pop()
        if sign[0] in ("(", "]("):
            waiting.append(bracket)
            if bracket is not None and len(waiting) > DEEPEST_ADDRESS:
                yield bracket
        elif sign[0] == ")":
            del waiting[-1:]
    if len(waiting) >= MANY:
        yield from (bracket for bracket in waiting if bracket is not None)


def plain_bracket(state: StateInline, silent: bool) -> bool:
    """Read a bracket that can begin no link, or the `!` before it, as the sign that it is.

    The description of a picture is read apart from the text that it stands in; where that has many
    brackets, those of the description are plain.
    """
    reading = reading_of(state.env)
    if not reading.brackets:
        return False
    place = state.pos + (state.src[state.pos] == "!")
    inside = state.src != reading.content
    if state.src[place : place + 1] != "[" or not (inside or place in reading.brackets):
        return False
    if not silent:
        state.append_pending(state.src[state.pos])
    state.pos += 1
    return True
