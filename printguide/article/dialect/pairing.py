"""Pairing: which closing tag belongs to which opening tag, and what is left over.

A tag closes where it was opened: in the same list item, quotation, table cell, emphasis or
paragraph. What does not pair is reported and made harmless, so later stages see sound nesting.
"""

from dataclasses import dataclass

from markdown_it.token import Token

from printguide.article.dialect.calls import Call
from printguide.article.dialect.faults import TagCrossed, TagUnclosed, TooDeep, VoidUnclosed
from printguide.article.dialect.reading import Reading
from printguide.article.dialect.tokens import CLOSE, OPEN, call_of

DEEPEST = 60
"""How many components may stand in each other."""

_NAMES = {
    "blockquote": "quotation",
    "list_item": "list item",
    "td": "table cell",
    "th": "table cell",
    "em": "emphasis",
    "strong": "emphasis",
    "s": "crossed-out text",
    "link": "link",
    "dd": "definition",
    "footnote_reference": "footnote",
}


@dataclass(frozen=True, slots=True)
class _Open:
    """What is open: a tag, or a piece of Markdown by the name of its token."""

    tag: Token | None
    markdown: str = ""
    deep: int = 0
    """How many tags, with no Markdown between them, are open here."""

    @property
    def call(self) -> Call | None:
        return call_of(self.tag) if self.tag else None


def pair(tokens: list[Token], reading: Reading, inside: str | None = None) -> list[Token]:
    """Return the tokens with every tag paired, reporting those that are not."""
    sound: list[Token] = []
    stack: list[_Open] = []
    for token in tokens:
        sound += _paired(token, stack, reading)
    while stack:
        left = stack.pop()
        if left.tag:
            sound.append(_unclosed(left.tag, reading, inside))
    return sound


def _paired(token: Token, stack: list[_Open], reading: Reading) -> list[Token]:
    """What one token becomes: itself, with closings before it, or nothing."""
    if token.type == OPEN:
        _open(token, stack, reading)
    elif token.type == CLOSE:
        return [token] if _closes(token, stack, reading) else []
    elif token.nesting == 1:
        stack.append(_Open(None, token.type.removesuffix("_open")))
    elif token.nesting == -1:
        return [*_leave(stack, reading), token]
    elif token.type == "inline" and token.children:
        token.children = pair(token.children, reading, "paragraph")
    return [token]


def _open(token: Token, stack: list[_Open], reading: Reading) -> None:
    call = call_of(token)
    if token.meta.get("unclosed_void"):
        reading.report(VoidUnclosed(call.name), call.span)
    deep = stack[-1].deep + 1 if stack else 1
    if deep > DEEPEST:
        reading.report(TooDeep(DEEPEST), call.span)
    stack.append(_Open(token, deep=deep))


def _closes(token: Token, stack: list[_Open], reading: Reading) -> bool:
    call = call_of(token)
    top = stack[-1] if stack else _Open(None)
    if top.call and top.call.name == call.name:
        stack.pop()
        return True
    if not reading.excuse(call.name):
        reading.report(TagCrossed(call.name, top.call.name if top.call else None), call.span)
    return False


def _leave(stack: list[_Open], reading: Reading) -> list[Token]:
    """Close what a piece of Markdown leaves open as it ends."""
    closings = []
    while stack and (tag := stack[-1].tag):
        stack.pop()
        around = next((entry.markdown for entry in reversed(stack) if not entry.tag), "")
        closings.append(_unclosed(tag, reading, _NAMES.get(around, around or None)))
    if stack:
        stack.pop()
    return closings


def _unclosed(tag: Token, reading: Reading, inside: str | None) -> Token:
    call, tag.meta["unclosed"] = call_of(tag), True
    reading.report(TagUnclosed(call.name or "", inside), call.span)
    return Token(CLOSE, call.name, 0, meta={"call": call})
