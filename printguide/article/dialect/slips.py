"""Slips of the keyboard in data: where it stops to be data, and what was probably meant.

Only asked where JavaScript's grammar has found that something is broken: its parser says where it
mended, not where the author went wrong. One pass, an explicit stack, no recursion.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from printguide.faults import shortened
from printguide.places import Span

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?\*/)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)"
    r"|(?P<number>[-+]?[\d.][\w.]*)"
    r"|(?P<word>[^\W\d][\w$]*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_CURLY = "“”„‟‘’‚«»"
_PLAIN = frozenset({"true", "false", "null"})
_CLOSES = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, where, and what to do about it."""

    span: Span
    reason: str
    remedy: str


_Token = re.Match[str]
_Step = Callable[[_Token, list[_Token]], "_Step | Slip"]


def slip_in(code: str) -> Slip | None:
    """Return where some code stops to be data; None if it does not, or nothing is certain."""
    open_: list[_Token] = []
    step: _Step = _value
    end_of_text = -1
    for token in _TOKEN.finditer(code):
        if token.lastgroup == "space":
            continue
        if token.start() == end_of_text and token.lastgroup in ("word", "number"):
            return _slip(token, "the text ends before `{}`", "write `\\` before a quotation mark"
                         " that belongs to a text")  # fmt: skip
        found = step(token, open_)
        if isinstance(found, Slip):
            return found
        step = found
        end_of_text = token.end() if token.lastgroup == "text" else -1
    if not open_:
        return None
    close = _CLOSES[open_[-1][0]]
    return _slip(open_[-1], "`{}` is never closed", f"write `{close}` behind its last entry")


def _slip(token: _Token, reason: str, remedy: str) -> Slip:
    said = shortened(token[0], 30).replace("`", "'")
    return Slip(Span(*token.span()), reason.format(said), remedy)


def _value(token: _Token, open_: list[_Token]) -> _Step | Slip:
    sign = token[0]
    if token.lastgroup in ("text", "number") or sign in _PLAIN:
        return _after
    if sign in _CLOSES:
        open_.append(token)
        return _value if sign == "[" else _key
    if sign == "]" and open_ and open_[-1][0] == "[":
        return _closed(open_)
    return _wrong(token) or _slip(
        token, "`{}` is no text, number, list or object", "put a text into quotation marks"
    )


def _key(token: _Token, open_: list[_Token]) -> _Step | Slip:
    if token.lastgroup in ("text", "word", "number"):
        return _colon
    if token[0] == "}":
        return _closed(open_)
    return _wrong(token) or _slip(
        token, "`{}` stands where a name is expected", 'write entries as `name: "text"`'
    )


def _colon(token: _Token, _: list[_Token]) -> _Step | Slip:
    if token[0] == ":":
        return _value
    if token[0] == "=":
        return _slip(token, "`{}` stands where `:` is expected", "write `:` for `=`")
    return _wrong(token) or _slip(
        token, "a colon is missing before `{}`", 'write entries as `name: "text"`'
    )


def _after(token: _Token, open_: list[_Token]) -> _Step | Slip:
    """What may stand behind a value: a comma, or the end of what is around it."""
    if not open_:
        return _wrong(token) or _slip(
            token, "`{}` stands behind the value", "write several values as a list, `[…, …]`"
        )
    around = open_[-1][0]
    if token[0] == ",":
        return _value if around == "[" else _key
    if token[0] == _CLOSES[around]:
        return _closed(open_)
    if token[0] in _CLOSES.values():
        return _slip(token, "`{}` closes what is not open", f"write `{_CLOSES[around]}` before it")
    return _wrong(token) or _slip(token, "a comma is missing before `{}`", "write `,` before it")


def _closed(open_: list[_Token]) -> _Step:
    open_.pop()
    return _after


def _wrong(token: _Token) -> Slip | None:
    """What is wrong wherever it stands: curly quotation marks, and texts without an end."""
    if token[0] in _CURLY:
        return _slip(
            token, "`{}` is no straight quotation mark", 'write `"` for `' + token[0] + "`"
        )
    if token[0] in "\"'":
        return _slip(token, "the text that begins here does not end in its line",
                     f"write `{token[0]}` at its end")  # fmt: skip
    return None
