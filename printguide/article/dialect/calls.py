"""Calls: components as authors wrote them, with the place of every value."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from printguide.article.dialect.attributes import Literal, NotData, Path, read_literal
from printguide.article.dialect.excerpts import Excerpt
from printguide.article.dialect.tags import Attribute, Kind, Tag, Value
from printguide.places import Span

LONGEST = 500_000
"""How many characters one attribute may have."""

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)  # HTML Living Standard, 13.1.2
TRANSPARENT = frozenset({"", "Fragment"})
"""Components that stand for nothing but what is inside them."""

_OF_THE_SITE = frozenset({"className", "class", "style", "key", "ref", "slot", "id"})
_ANCHOR = re.compile(r"[^\s\x00-\x1f\"<>]{1,200}")
_OURS = re.compile(r"note-(?:ref-)?\d")
"""Ids that are made for footnotes."""
_HANDLER = re.compile(r"on[A-Z]")
_CONTINUED = re.compile(r"\n[ \t]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Unread:
    """An attribute that is not data: its name, its code, and the strings found in it."""

    name: str
    code: str
    reason: str
    span: Span
    """Where it stops to be data, or all of it."""
    strings: tuple[str, ...] = ()
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One component or HTML element in an article. Spans are offsets in the parsed text."""

    name: str
    block: bool
    span: Span
    props: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()

    @property
    def is_html(self) -> bool:
        """Whether it names an HTML element rather than a component."""
        return self.name[:1].islower()

    @property
    def is_named(self) -> bool:
        """Whether it is more than a pair of brackets around what is inside."""
        return self.name not in TRANSPARENT

    @property
    def anchor(self) -> str | None:
        """The id by which links find it; None without one, or with one that could be ours."""
        written = self.props.get("id")
        if not isinstance(written, str) or _OURS.match(written):
            return None
        return written if _ANCHOR.fullmatch(written) else None

    def place_of(self, path: Path) -> Span:
        """Return where the value at `path` stands, or else the nearest value around it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return self.span

    def place_of_key(self, path: Path) -> Span:
        """Return where the name of the value at `path` stands."""
        return self.keys.get(path) or self.place_of(path)

    def strings(self) -> Iterator[str]:
        """Every string of the attributes, those inside code included, in reading order."""
        for value in self.props.values():
            yield from strings_in(value)
        for unread in self.unread:
            yield from unread.strings


def for_the_site(attribute: str) -> bool:
    """Whether an attribute is the website's own and never holds words for readers.

    Classes, styles, ids, what runs at a click, and what frameworks read, such as `client:load`.
    """
    own = attribute in _OF_THE_SITE or ":" in attribute or _HANDLER.match(attribute) is not None
    return own or attribute.startswith(("data-", "aria-"))


def strings_in(value: Any) -> Iterator[str]:
    """Every string inside a value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)


def read_call(tag: Tag, excerpt: Excerpt, *, block: bool) -> Call:
    """Read a scanned tag: every attribute becomes data, or is set aside as unread."""
    call = Call(tag.name, block, excerpt.span(tag.span))
    if not tag.attributes:
        return call
    unread: list[Unread] = []
    for attribute in tag.attributes:
        _read(attribute, excerpt, call, unread)
    return Call(call.name, block, call.span, call.props, call.places, call.keys, tuple(unread))


def _read(attribute: Attribute, excerpt: Excerpt, call: Call, unread: list[Unread]) -> None:
    name, span = attribute.name, attribute.value
    code = excerpt.text[span.start : span.end]
    if attribute.form is Value.SPREAD:
        strings = read_literal(f"{{{code}}}")
        found = strings.strings if isinstance(strings, NotData) else ()
        unread.append(Unread("spread", code, "it would have to be run", excerpt.span(span), found))
        return
    literal = _value(attribute, code)
    if isinstance(literal, NotData):
        call.props.pop(name, None)
        unread.append(_unread(name, code, literal, excerpt, span))
        return
    call.props.pop(name, None)
    call.props[name] = literal.value
    call.keys[(name,)] = excerpt.span(attribute.name_span)
    for path, place in literal.places.items():
        call.places[(name, *path)] = excerpt.span(place, span.start)
    for path, place in literal.keys.items():
        call.keys[(name, *path)] = excerpt.span(place, span.start)


def _unread(name: str, code: str, found: NotData, excerpt: Excerpt, span: Span) -> Unread:
    place = excerpt.span(found.span, span.start) if found.span else excerpt.span(span)
    return Unread(name, code, found.reason, place, found.strings, found.remedy)


def _value(attribute: Attribute, code: str) -> Literal | NotData:
    if len(code) > LONGEST:
        return NotData((), f"it is longer than {LONGEST} characters")
    if attribute.form is Value.EXPRESSION:
        return read_literal(code)
    whole: dict[Path, Span] = {(): Span(0, len(code))}
    if attribute.form is Value.FLAG:
        return Literal(True, whole, {})
    text = _ENTITY.sub(lambda m: html.unescape(m[0]), _CONTINUED.sub("\n", code))
    return Literal(text, whole, {})


def closes_itself(tag: Tag) -> bool:
    """Whether nothing can stand inside: `<A />`, or an HTML element without content."""
    return tag.kind is Kind.SELF_CLOSING or (tag.kind is Kind.OPEN and tag.name in VOID)
