"""The words of an article that its print must hold, in reading order, and those left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from markdown_it.token import Token
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from printguide.article.binding import Article, Bound
from printguide.article.dialect.calls import TRANSPARENT, Call, for_the_site, strings_in
from printguide.article.dialect.tokens import CLOSE, OPEN
from printguide.article.manuscript import inline_text
from printguide.components import LeftOut, names_of
from printguide.compose.text_props import inline_tokens


@dataclass(frozen=True, slots=True)
class Omission:
    """A string of the article that is left out on purpose, and why."""

    component: str
    attribute: str
    text: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Words:
    """One string to be found, and where it came from."""

    text: str
    line: int
    pieces: tuple[str, ...] = ()
    """Of a text with links in it: between these, numbers of pages and references are printed."""


@dataclass(frozen=True, slots=True)
class Opens:
    """A component begins: its strings may stand in any order before it ends."""

    strings: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Closes:
    """The component that was opened last ends."""


Step = Words | Opens | Closes

_SITE = "it is for the website only"
_HTML = "attributes of HTML elements are not words"


def steps(article: Article, tokens: Iterable[Token]) -> Iterator[Step]:
    """Yield what must be found, in the order in which these tokens are printed."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type == "inline":
            yield from _running(article, token.children or [], line)
        elif token.type == "fence":
            yield Words(token.content, line)
        elif token.type in (OPEN, CLOSE):
            yield _call(article, token)


def _running(article: Article, children: list[Token], line: int) -> Iterator[Step]:
    waiting: list[Token] = []
    for token in children:
        if token.type in (OPEN, CLOSE):
            yield from (Words(text, line) for text in inline_text(waiting))
            waiting = []
            yield _call(article, token)
        elif token.type == "image":
            yield from (Words(text, line) for text in inline_text(waiting))
            waiting = []
        else:
            waiting.append(token)
    yield from (Words(text, line) for text in inline_text(waiting))


def _call(article: Article, token: Token) -> Step:
    if token.type == CLOSE:
        return Closes()
    bound = article.bound(token)
    line = article.manuscript.place(bound.call.span).line
    printed = [text for _, text, reason in fates(bound) if reason is None]
    return Opens(tuple(_marked(text, line) for text in printed if text.strip()))


def _marked(text: str, line: int) -> Words:
    """The words of a string that may carry inline Markdown."""
    pieces = tuple(inline_text(inline_tokens(text)))
    return Words("".join(pieces), line, pieces if len(pieces) > 1 else ())


def plain(text: str) -> str:
    """Return a string that may carry inline Markdown without its marks."""
    return "".join(inline_text(inline_tokens(text)))


def omissions(article: Article) -> tuple[Omission, ...]:
    """Every string that is left out on purpose, with the reason that its type gives."""
    left_out = []
    for bound in article.components:
        line = article.manuscript.place(bound.call.span).line
        for path, text, reason in fates(bound):
            if reason is not None and text:
                left_out.append(Omission(bound.call.name, path, text, reason, line))
    return tuple(left_out)


def fates(bound: Bound) -> Iterator[tuple[str, str, str | None]]:
    """Yield every string of a call: its attribute, its text, and why it is left out, if it is."""
    call = bound.call
    if call.is_html or call.name in TRANSPARENT:
        yield from ((name, text, _HTML) for name, text in _strings(call))
        return
    if bound.props is None:
        for name, text in _strings(call):
            yield name, text, _SITE if for_the_site(name) else None
        yield from (("", text, None) for text in _unread(bound))
        return
    yield from of_model(bound.props)
    for name, text in _strings(call):
        if for_the_site(name) and not bound.props.knows(name):
            yield name, text, _SITE
    yield from (("", text, None) for text in bound.strays)


def _strings(call: Call) -> Iterator[tuple[str, str]]:
    for name, value in call.props.items():
        yield from ((name, text) for text in strings_in(value))


def _unread(bound: Bound) -> Iterator[str]:
    for unread in bound.call.unread:
        if not for_the_site(unread.name):
            yield from unread.strings


def of_model(model: BaseModel) -> Iterator[tuple[str, str, str | None]]:
    """Yield every string of a component or an item, as `fates` does."""
    for name, field in type(model).model_fields.items():
        if name in model.model_fields_set:
            yield from _of_value(names_of(name, field)[0], getattr(model, name), _reason(field))
    for name, value in (model.__pydantic_extra__ or {}).items():
        yield from _of_value(name, value, None)


def _of_value(name: str, value: Any, reason: str | None) -> Iterator[tuple[str, str, str | None]]:
    if isinstance(value, str):
        yield name, value, reason
    elif isinstance(value, BaseModel):
        yield from of_model(value)
    elif isinstance(value, list):
        for item in value:
            yield from _of_value(name, item, reason)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _of_value(key, item, reason)


def _reason(field: FieldInfo) -> str | None:
    """Why a prop is left out: its type says so, also inside `… | None`."""
    marks = [*field.metadata]
    for argument in get_args(field.annotation):
        marks += getattr(argument, "__metadata__", ())
    return next((str(mark) for mark in marks if isinstance(mark, LeftOut)), None)
