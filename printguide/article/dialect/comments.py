"""Comments of JavaScript: where they end, and thinned out where there are too many of them.

tree-sitter's JavaScript grammar looks from each comment through all that follow it, which takes a
time that grows with the square of their number.
"""

import re

MANY = 200
"""So many comments tree-sitter reads fast enough."""

_BEGIN = re.compile(r"//|/\*")
_NEXT = re.compile(r"\s*(?=//|/\*)")
_SIGN = re.compile(r"[^\n]")


def thinned(code: str) -> str:
    """Return code in which comments right behind others are blanks, at their old length."""
    if code.count("//") + code.count("/*") < MANY:
        return code
    parts, kept, at = [], 0, 0
    while begin := _BEGIN.search(code, at):
        first = _end(code, begin.start())
        at = first
        while follower := _NEXT.match(code, at):
            at = _end(code, follower.end())
        parts += [code[kept:first], _SIGN.sub(" ", code[first:at])]
        kept = at
    return "".join([*parts, code[kept:]])


def _end(code: str, begin: int) -> int:
    """Return where the comment at `begin` ends; one that never does ends with the code."""
    end = comment_end(code, begin, len(code))
    return len(code) if end is None else end


def comment_end(code: str, begin: int, limit: int) -> int | None:
    """Return where the comment at `begin` ends, its line end not included; None if never."""
    sign = "\n" if code.startswith("//", begin) else "*/"
    end = code.find(sign, begin + 2, limit)
    if end < 0:
        return None
    return end + (len(sign) if sign == "*/" else 0)
