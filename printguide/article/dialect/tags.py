"""One JSX tag as it is written: its name, its attributes and where each of them stands.

The grammar is that of the MDX reference: no white space behind `<`, names of identifiers with
dashes, members (`Tabs.Item`) and namespaces (`svg:rect`), attribute strings without escapes.
Comments between attributes are read as well, as JSX has them elsewhere; the reference refuses them.
"""

import re
from dataclasses import dataclass
from enum import Enum

from printguide.article.dialect.comments import comment_end
from printguide.article.dialect.expressions import expression_end
from printguide.places import Span

_NAME = re.compile(r"(?:[^\W\d]|[$_])(?:[\w$\-\u200c\u200d])*")
_SPACE = re.compile(r"\s*")
_SPACES = re.compile(r"\s+")


class Kind(Enum):
    """What a tag does to the nesting."""

    OPEN = "open"
    CLOSE = "close"
    SELF_CLOSING = "self-closing"


class Value(Enum):
    """How an attribute's value is written."""

    FLAG = "flag"
    STRING = "string"
    EXPRESSION = "expression"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute; `value` spans what stands between its quotes or braces."""

    name: str
    name_span: Span
    form: Value
    value: Span


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag; spans count from the start of the text that was scanned."""

    name: str
    kind: Kind
    span: Span
    attributes: tuple[Attribute, ...] = ()
    comments: tuple[Span, ...] = ()
    """Comments between the attributes."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a tag could not be read, and where."""

    at: int
    reason: str
    unfinished: bool = False
    """Whether the text ended inside the tag."""
    started: bool = True
    """Whether it looked like a tag at all: `<3` and `<!--` do not."""


class _Broken(Exception):
    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


def scan_tag(text: str, start: int, limit: int) -> Tag | Flaw | None:
    """Read the tag at the `<` in `start`; None where `<` and white space mean a plain sign."""
    after = text[start + 1 : start + 2] if start + 1 < limit else ""
    if after == "" or after.isspace():
        return None
    try:
        return _Reader(text, start, limit).tag()
    except _Broken as broken:
        return broken.flaw


class _Reader:
    def __init__(self, text: str, start: int, limit: int) -> None:
        self.text, self.start, self.at, self.limit = text, start, start + 1, limit
        self.comments: list[Span] = []

    def tag(self) -> Tag:
        closing = self._take("/")
        if closing:
            self._space()
        name = "" if self._peek() == ">" else self._element_name()
        attributes = self._attributes() if name else ()
        self_closing = self._take("/")
        if self_closing:
            self._space()
        if not self._take(">"):
            raise self._unexpected("expected `>` or an attribute")
        if closing and (attributes or self_closing):
            raise _Broken(
                Flaw(self.start, "a closing tag takes no attributes and no `/` at its end")
            )
        kind = Kind.CLOSE if closing else Kind.SELF_CLOSING if self_closing else Kind.OPEN
        return Tag(name, kind, Span(self.start, self.at), attributes, tuple(self.comments))

    def _element_name(self) -> str:
        first = self.at
        if not _NAME.match(self.text, self.at, self.limit):
            flaw = self._unexpected("expected the name of a component")
            raise _Broken(Flaw(flaw.flaw.at, flaw.flaw.reason, flaw.flaw.unfinished, started=False))
        self._name("the name of a component")
        if self._sign(":"):
            if self._peek() == "/":
                raise _Broken(Flaw(self.at, "an address in `<…>` is not a tag", started=False))
            self._name("a name behind `:`")
        else:
            while self._sign("."):
                self._name("a name behind `.`")
        return _SPACES.sub("", self.text[first : self.at])

    def _sign(self, sign: str) -> bool:
        """Take a sign that joins two parts of a name, and the white space around it."""
        before = self.at
        self._space()
        if not self._take(sign):
            self.at = before
            return False
        self._space()
        return True

    def _attributes(self) -> tuple[Attribute, ...]:
        found: list[Attribute] = []
        while True:
            before = self.at
            self._space_and_comments()
            char = self._peek()
            if char in ("/", ">"):
                return tuple(found)
            if char == "{":
                inside = self._braces()
                found.append(Attribute("", inside, Value.SPREAD, inside))
            elif self.at == before and not found:
                raise self._unexpected("expected white space, `/` or `>` behind the name")
            else:
                found.append(self._attribute())

    def _attribute(self) -> Attribute:
        first = self.at
        self._name("the name of an attribute")
        if self._sign(":"):
            self._name("a name behind `:`")
        name = Span(first, self.at)
        behind_name = self.at
        self._space()
        written = _SPACES.sub("", self.text[name.start : name.end])
        if not self._take("="):
            self.at = behind_name
            return Attribute(written, name, Value.FLAG, name)
        self._space()
        char = self._peek()
        if char and char in "\"'":
            return Attribute(written, name, Value.STRING, self._quoted(char))
        if char == "{":
            inside = self._braces()
            if not _bare(self.text[inside.start : inside.end]):
                raise _Broken(Flaw(inside.start, "the braces are empty, expected a value in them"))
            return Attribute(written, name, Value.EXPRESSION, inside)
        raise self._unexpected("expected a value in quotes or in braces")

    def _quoted(self, quote: str) -> Span:
        end = self.text.find(quote, self.at + 1, self.limit)
        if end < 0:
            raise _Broken(Flaw(self.at, f"this {quote} is never closed", unfinished=True))
        inside = Span(self.at + 1, end)
        self.at = end + 1
        return inside

    def _braces(self) -> Span:
        end = expression_end(self.text, self.at + 1, self.limit)
        if end is None:
            raise _Broken(Flaw(self.at, "this { is never closed", unfinished=True))
        inside = Span(self.at + 1, end)
        self.at = end + 1
        return inside

    def _name(self, what: str) -> None:
        found = _NAME.match(self.text, self.at, self.limit)
        if found is None:
            raise self._unexpected(f"expected {what}")
        self.at = found.end()

    def _space(self) -> None:
        found = _SPACE.match(self.text, self.at, self.limit)
        self.at = found.end() if found else self.at

    def _space_and_comments(self) -> None:
        self._space()
        while self.text.startswith(("//", "/*"), self.at, self.limit):
            end = comment_end(self.text, self.at, self.limit)
            if end is None:
                raise _Broken(Flaw(self.at, "this comment is never closed", unfinished=True))
            self.comments.append(Span(self.at, end))
            self.at = end
            self._space()

    def _peek(self) -> str:
        return self.text[self.at] if self.at < self.limit else ""

    def _take(self, char: str) -> bool:
        if self._peek() != char:
            return False
        self.at += 1
        return True

    def _unexpected(self, expected: str) -> _Broken:
        if self.at >= self.limit:
            return _Broken(
                Flaw(self.at, f"the text ends inside the tag, {expected}", unfinished=True)
            )
        return _Broken(Flaw(self.at, f"unexpected `{self.text[self.at]}`, {expected}"))


_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


def _bare(code: str) -> str:
    """Return code without comments and white space around it."""
    return _COMMENT.sub("", code).strip()
