"""Where a JavaScript expression in braces ends. Nothing is run; only brackets are matched.

Strings, templates, comments, regular expressions and JSX inside the expression are stepped
over, so a brace in any of them does not count. One pass, an explicit stack, no recursion.
"""

import re
from enum import IntEnum, auto

from printguide.article.dialect.comments import comment_end

_CODE = re.compile(r"[\"'`/{}<]")
_TEMPLATE = re.compile(r"\\|`|\$\{")
_TAG = re.compile(r"[\"'{<>]|/(?=\s*>)")
_CHILDREN = re.compile(r"[{<]")
# Bounded and without steps back, so that a bracket that never closes costs the same anywhere.
_REGEX = re.compile(r"/(?![*/])(?:[^\\/\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,200}+\]){1,500}+/")
_TAG_START = re.compile(r"<(?:[^\W\d]|[$_>])")
_BEFORE_OPERAND = frozenset("(,=:[!&|?{};+-*%~^<>")
_WORD_BEFORE = re.compile(r"(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|new)$")


class Inside(IntEnum):
    """What the scanner is inside of."""

    CODE = auto()
    TEMPLATE = auto()
    TAG = auto()
    CLOSING_TAG = auto()
    CHILDREN = auto()


def expression_end(text: str, start: int, limit: int) -> int | None:
    """Return where the `}` stands that closes the brace before `start`; None if it never does."""
    scanner = _Scanner(text, start, limit)
    return scanner.run()


class _Scanner:
    def __init__(self, text: str, start: int, limit: int) -> None:
        self.text, self.start, self.at, self.limit = text, start, start, limit
        self.stack = [Inside.CODE]
        self.comments = (start, start)
        """Where the last comments begin and end, with nothing but white space between them."""

    def run(self) -> int | None:
        while self.stack:
            if not _STEPS[self.stack[-1]](self):
                return None
        return self.at - 1

    def _next(self, pattern: re.Pattern[str]) -> str | None:
        """Step behind the next mark that matters here and return it."""
        found = pattern.search(self.text, self.at, self.limit)
        if found is None:
            return None
        self.at = found.end()
        return found[0]

    def _code(self) -> bool:
        mark = self._next(_CODE)
        if mark is None:
            return False
        if mark in "\"'":
            self._string(mark)
        elif mark == "`":
            self.stack.append(Inside.TEMPLATE)
        elif mark == "{":
            self.stack.append(Inside.CODE)
        elif mark == "}":
            self.stack.pop()
        elif mark == "<":
            if self._operand_expected() and _TAG_START.match(self.text, self.at - 1):
                self.stack.append(Inside.TAG)
        else:
            return self._slash()
        return True

    def _string(self, quote: str) -> None:
        """Step over a string; one left open ends with its line, as JavaScript has it."""
        while self.at < self.limit:
            char = self.text[self.at]
            self.at += 2 if char == "\\" else 1
            if char in (quote, "\n"):
                return

    def _slash(self) -> bool:
        begin = self.at - 1
        if not self.text.startswith(("/", "*"), self.at, self.limit):
            regex = _REGEX.match(self.text, begin, self.limit)
            if regex and self._operand_expected():
                self.at = regex.end()
            return True
        end = comment_end(self.text, begin, self.limit)
        if end is None:
            return False
        between = self.text[self.comments[1] : begin]
        self.comments = (begin if between.strip() else self.comments[0], end)
        self.at = end
        return True

    def _operand_expected(self) -> bool:
        """Whether an operand may stand here: then `/` opens a pattern and `<` a tag."""
        before = self._before(self.at - 2)
        if before == self.comments[1] - 1:
            before = self._before(self.comments[0] - 1)
        if before < self.start or self.text[before] in _BEFORE_OPERAND:
            return True
        return bool(_WORD_BEFORE.search(self.text, max(self.start, before - 10), before + 1))

    def _before(self, at: int) -> int:
        """Return where the last sign stands that is no white space, from `at` on backwards."""
        while at >= self.start and self.text[at].isspace():
            at -= 1
        return at

    def _template(self) -> bool:
        mark = self._next(_TEMPLATE)
        if mark == "\\":
            self.at += 1
        elif mark == "`":
            self.stack.pop()
        elif mark is not None:
            self.stack.append(Inside.CODE)
        return mark is not None

    def _tag(self) -> bool:
        mark = self._next(_TAG)
        if mark is None:
            return False
        if mark == "{":
            self.stack.append(Inside.CODE)
        elif mark == "/":
            self.at = self.text.index(">", self.at) + 1
            self.stack.pop()
        elif mark == ">":
            if self.stack.pop() is Inside.TAG:
                self.stack.append(Inside.CHILDREN)
        elif mark in "\"'":
            end = self.text.find(mark, self.at, self.limit)
            self.at = end + 1
            return end >= 0
        return True

    def _children(self) -> bool:
        mark = self._next(_CHILDREN)
        if mark == "{":
            self.stack.append(Inside.CODE)
        elif mark == "<":
            closing = self.text.startswith("/", self.at)
            if closing:
                self.stack.pop()
                self.at += 1
            self.stack.append(Inside.CLOSING_TAG if closing else Inside.TAG)
        return mark is not None


_STEPS = {
    Inside.CODE: _Scanner._code,
    Inside.TEMPLATE: _Scanner._template,
    Inside.TAG: _Scanner._tag,
    Inside.CLOSING_TAG: _Scanner._tag,
    Inside.CHILDREN: _Scanner._children,
}
