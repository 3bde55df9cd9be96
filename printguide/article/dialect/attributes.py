"""JavaScript literals as data, with the place of every value. Nothing is evaluated.

Read with tree-sitter's JavaScript grammar: strings, numbers, booleans, null, arrays, objects,
templates without substitutions and parentheses are data; anything else is not, and gives back
the strings found in it, so that no word is lost.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from printguide.article.dialect.comments import thinned
from printguide.article.dialect.javascript import parsed
from printguide.article.dialect.slips import slip_in
from printguide.places import Span

if TYPE_CHECKING:
    from tree_sitter import Node

Path: TypeAlias = tuple[str | int, ...]

DEEPEST = 40
"""How deep arrays and objects may be nested in one attribute."""

_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))"
)
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.){0,500}+\"|'(?:[^'\\\n]|\\.){0,500}+'")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_RUN = "it would have to be run"
_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Literal:
    """Data, and where in the text each value of it stands, by its path."""

    value: Any
    places: dict[Path, Span]
    keys: dict[Path, Span]
    """Where the names of an object's entries stand, by the path of their values."""


@dataclass(frozen=True, slots=True)
class NotData:
    """An expression that would have to be run, and the strings that stand in it."""

    strings: tuple[str, ...]
    reason: str = _RUN
    span: Span | None = None
    """Where it stops to be data; None where that is not known."""
    remedy: str | None = None


class _NotData(Exception):
    def __init__(self, node: "Node", reason: str = _RUN) -> None:
        self.node, self.reason = node, reason


def read_literal(code: str) -> Literal | NotData:
    """Read one expression; offsets count characters from the start of `code`."""
    code = thinned(code)
    root = parsed(f"({code}\n)".encode())
    if root is None:
        quoted = (unescape(found[0][1:-1]) for found in _QUOTED.finditer(code))
        return _broken(code, tuple(quoted))
    reading = _Reading(code, root)
    try:
        value = reading.data()
    except _NotData as found:
        strings = tuple(reading.strings())
        if root.has_error:
            return _broken(code, strings)
        span = reading.span(found.node) if found.node is not root else None
        return NotData(strings, found.reason, span)
    return Literal(value, reading.places, reading.keys)


def _broken(code: str, strings: tuple[str, ...]) -> NotData:
    """What is broken, as its author sees it: the first place where it is no data."""
    slip = slip_in(code)
    if slip is None:
        return NotData(strings, "it is not complete JavaScript")
    return NotData(strings, slip.reason, slip.span, slip.remedy)


def unescape(text: str) -> str:
    """Resolve the escapes of a JavaScript string (ECMA-262, section 12.9.4)."""
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(_escaped, text)
    plain = _SURROGATES.sub(
        lambda m: m[0].encode("utf-16", "surrogatepass").decode("utf-16"), plain
    )
    return _LONE.sub("\ufffd", plain)


def _escaped(found: re.Match[str]) -> str:
    digits = found[1] or found[2] or found[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    if found[4] in ("\n", "\r\n", "\u2028", "\u2029"):
        return ""
    return _SIMPLE.get(found[4], found[4])


class _Reading:
    def __init__(self, code: str, root: "Node") -> None:
        self.code, self.root = code, root
        self.bytes = f"({code}\n)".encode()
        self.places: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.starts = None if code.isascii() else self._starts()

    def _starts(self) -> list[int]:
        """The byte at which each character of the code begins, and where the code ends."""
        starts, at = [], 1
        for char in self.code:
            starts.append(at)
            at += len(char.encode("utf-8", "surrogatepass"))
        return [*starts, at]

    def offset(self, byte: int) -> int:
        """Where in the code, counted in characters, this byte stands."""
        if self.starts is None:
            return min(max(byte - 1, 0), len(self.code))
        return max(bisect_right(self.starts, byte) - 1, 0)

    def data(self) -> Any:
        statements = [n for n in self.root.named_children if n.type != "comment"]
        if len(statements) != 1 or self.root.has_error:
            raise _NotData(self.root, "it is not complete JavaScript")
        [expression] = [n for n in statements[0].named_children if n.type != "comment"][:1] or [
            self.root
        ]
        return self._value(_inside(expression), ())

    def _value(self, node: "Node", path: Path) -> Any:
        if len(path) > DEEPEST:
            raise _NotData(node, f"it is nested more than {DEEPEST} deep")
        node = _inside(node)
        self.places[path] = self.span(node)
        if node.type == "array":
            items = [child for child in node.named_children if child.type != "comment"]
            return [self._value(item, (*path, n)) for n, item in enumerate(items)]
        if node.type == "object":
            return dict(self._pair(child, path) for child in node.named_children
                        if child.type != "comment")  # fmt: skip
        return self._single(node)

    def span(self, node: "Node") -> Span:
        """Where in the code a node stands."""
        return Span(self.offset(node.start_byte), self.offset(node.end_byte))

    def _pair(self, node: "Node", path: Path) -> tuple[str, Any]:
        key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
        if node.type != "pair" or key is None or value is None or "computed" in key.type:
            raise _NotData(node)
        name = self._string(key) if key.type == "string" else self._text(key)
        read = self._value(value, (*path, name))
        self.keys[(*path, name)] = self.span(key)
        return name, read

    def _single(self, node: "Node") -> Any:
        text = self._text(node)
        if node.type == "string":
            return self._string(node)
        if node.type == "template_string":
            if any(child.type == "template_substitution" for child in node.named_children):
                raise _NotData(node, "the template has a part to be run in it")
            return unescape(text[1:-1])
        if node.type in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[node.type]
        sign = {"-": -1, "+": 1}.get(text[:1]) if node.type == "unary_expression" else None
        if node.type == "number" or (sign and node.named_children[0].type == "number"):
            number = _number(text.lstrip("+-").strip())
            return number * (sign or 1)
        raise _NotData(node)

    def _text(self, node: "Node") -> str:
        return self.bytes[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def _string(self, node: "Node") -> str:
        return unescape(self._text(node)[1:-1])

    def strings(self) -> Iterator[str]:
        """Every string, template part and JSX text in the code, in order."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if node.type == "string" and node.parent and node.parent.type != "jsx_attribute":
                yield self._string(node)
            elif node.type == "template_string":
                yield from self._template_parts(node)
            elif node.type == "jsx_text":
                yield self._text(node)
            else:
                waiting.extend(reversed(node.named_children))

    def _template_parts(self, node: "Node") -> Iterator[str]:
        first = node.start_byte + 1
        for child in node.named_children:
            if child.type == "template_substitution":
                yield unescape(self.bytes[first : child.start_byte].decode("utf-8", "replace"))
                first = child.end_byte
        yield unescape(self.bytes[first : node.end_byte - 1].decode("utf-8", "replace"))


def _inside(node: "Node") -> "Node":
    while node.type == "parenthesized_expression":
        inner = [child for child in node.named_children if child.type != "comment"]
        if len(inner) != 1:
            raise _NotData(node, "the braces are empty")
        node = inner[0]
    return node


def _number(text: str) -> int | float:
    plain = text.replace("_", "").removesuffix("n")
    try:
        return int(plain, 0)
    except ValueError:
        number = float(plain)
    return int(number) if number.is_integer() and "." not in plain else number
