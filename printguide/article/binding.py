"""Binding: give each call the typed props of its component.

Attributes arrive as plain data with the place of every value. Pydantic names what is wrong by
path; the path leads back to the place, so a fault always points into the author's file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from markdown_it.token import Token
from pydantic import ValidationError

from printguide.article.collecting import collector_waits
from printguide.article.component_faults import (
    ChildrenMissing,
    ChildrenUnexpected,
    MissingAttribute,
    UnknownAttribute,
    UnknownComponent,
)
from printguide.article.dialect.attributes import Path
from printguide.article.dialect.calls import TRANSPARENT, Call, for_the_site, strings_in
from printguide.article.dialect.tokens import CLOSE, OPEN, call_of
from printguide.article.headings import first_title
from printguide.article.manuscript import Manuscript
from printguide.article.matter import Meta, bind_matter
from printguide.article.plenty import held
from printguide.article.unfit import spell, unfit
from printguide.components import Component, Props, names_of
from printguide.faults import Fault, in_order
from printguide.outcome import Outcome
from printguide.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class Bound:
    """A call with its props; without them it is an HTML element or a component nobody defined."""

    call: Call
    props: Component | None = None
    strays: tuple[str, ...] = ()
    """Strings that no prop took: of unknown attributes, and of code that is not data."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article whose every prop is of its type; what did not bind is kept as words."""

    manuscript: Manuscript
    meta: Meta
    components: tuple[Bound, ...]
    """In reading order: the number in a token's meta counts here."""

    def bound(self, token: Token) -> Bound:
        """Return the bound component of an opening or closing token."""
        number: int = token.meta["number"]
        return self.components[number]


@collector_waits()
def bind(manuscript: Manuscript, registry: Registry) -> Outcome[Article]:
    """Bind front matter and every component; all faults at once."""
    meta = bind_matter(manuscript.matter, manuscript.source, first_title(manuscript.tokens))
    found = list(meta.found)
    components: list[Bound] = []
    faults: Faults = []
    schemas = _Schemas(registry)
    for token, follower in _with_next(manuscript):
        if token.type != OPEN:
            continue
        call = call_of(token)
        bound, of_it = _bind_call(call, schemas, empty=follower is None or follower.type == CLOSE)
        components.append(bound)
        if token.meta.get("unclosed"):  # a `Map<string>` in text needs no second word
            of_it = [it for it in of_it if not isinstance(it[0], UnknownComponent)]
        faults += of_it
    found += held(faults, manuscript.place)
    found += [d for name in schemas.known for d in registry.found(name)]
    if meta.value is None:
        return Outcome(None, in_order(found))
    return Outcome(Article(manuscript, meta.value, tuple(components)), in_order(found))


def _with_next(manuscript: Manuscript) -> Iterator[tuple[Token, Token | None]]:
    before: Token | None = None
    for token in manuscript.flat():
        if before is not None:
            yield before, token
        before = token
    if before is not None:
        yield before, None


Faults = list[tuple[Fault, Any]]


class _Schemas:
    """The components of a registry, which looks into its folders each time, for one article."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.known: dict[str, type[Component] | None] = {}

    def find(self, name: str) -> type[Component] | None:
        if name not in self.known:
            self.known[name] = self.registry.find(name) or self._member(name)
        return self.known[name]

    def _member(self, name: str) -> type[Component] | None:
        """`Tabs.Tab` is the component `Tab`, as long as there is a `Tabs`."""
        owner, _, member = name.rpartition(".")
        return self.registry.find(member) if owner and self.registry.find(owner) else None

    @cached_property
    def names(self) -> tuple[str, ...]:
        return self.registry.names()


def _bind_call(call: Call, schemas: _Schemas, *, empty: bool) -> tuple[Bound, Faults]:
    if call.is_html or call.name in TRANSPARENT:
        return Bound(call), []
    schema = schemas.find(call.name)
    if schema is None:
        fault = UnknownComponent(call.name, schemas.names)
        return Bound(call, strays=tuple(call.strings())), [(fault, call.span)]
    faults: Faults = []
    unknown = list(_unknown(schema, call.props, ()))
    strays: list[str] = []
    for owner, path, value in unknown:
        strays += strings_in(value)
        name = f"`{spell(path[:-1])}`" if path[:-1] else f"`<{call.name}>`"
        said_by = owner.said_by(str(path[-1]), _at(call.props, path[:-1]))
        fault_ = UnknownAttribute(name, str(path[-1]), owner.attributes(), said_by)
        faults.append((fault_, call.place_of_key(path)))
    unread = (it for it in call.unread if not for_the_site(it.name))
    strays += [text for it in unread for text in it.strings]
    faults += _children_faults(call, schema, empty=empty)
    try:
        away = {path for _, path, _ in unknown}
        away |= {(name,) for name in call.props if for_the_site(name) and not schema.knows(name)}
        props = schema.model_validate(_without(call.props, away))
    except ValidationError as error:
        return Bound(call, None, tuple(call.strings())), faults + _misfits(call, schema, error)
    return Bound(call, props, tuple(strays)), faults


def _children_faults(call: Call, schema: type[Component], *, empty: bool) -> Faults:
    if empty and schema.needs_children:
        return [(ChildrenMissing(call.name), call.span)]
    if not empty and not schema.children:
        return [(ChildrenUnexpected(call.name), call.span)]
    return []


def _misfits(call: Call, schema: type[Component], error: ValidationError) -> Faults:
    faults: dict[Path, tuple[Fault, Any]] = {}
    for problem in error.errors(include_url=False):
        path: Path = problem["loc"]
        if problem["type"] == "missing":
            unread = any(u.name == path[0] or u.name == "spread" for u in call.unread)
            fault: Fault = MissingAttribute(spell(path), call.name, unread)
        else:
            fault = unfit(spell(path), problem)
        faults.setdefault(path, (fault, call.place_of(path)))
    return list(faults.values())


def _unknown(
    schema: type[Props], data: Mapping[str, Any], path: Path
) -> Iterator[tuple[type[Props], Path, Any]]:
    """Every attribute that `schema` does not have, however deep, with the schema it is not in."""
    for key, value in data.items():
        if not path and for_the_site(key):
            continue
        if not schema.knows(key) or schema.said_by(key, data):
            yield schema, (*path, key), value
            continue
        inner = item_schema(schema, key)
        items = value if isinstance(value, list) else [value]
        for number, item in enumerate(items):
            if inner and isinstance(item, dict):
                below = (*path, key, number) if isinstance(value, list) else (*path, key)
                yield from _unknown(inner, item, below)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def item_schema(schema: type[Props], key: str) -> type[Props] | None:
    """Return the schema of the objects that a list attribute holds, if it holds objects."""
    for name, field in schema.model_fields.items():
        if key in names_of(name, field):
            return _props_in(field.annotation)
    return None


def _props_in(annotation: Any) -> type[Props] | None:
    if isinstance(annotation, type) and issubclass(annotation, Props):
        return annotation
    if get_origin(annotation) in (Annotated, Union, UnionType, list):
        return next((p for arg in get_args(annotation) if (p := _props_in(arg))), None)
    return None


def _without(data: Mapping[str, Any], paths: set[Path], at: Path = ()) -> dict[str, Any]:
    """Return the data without the values at these paths."""
    kept: dict[str, Any] = {}
    for key, value in data.items():
        path = (*at, key)
        if path in paths:
            continue
        if isinstance(value, dict):
            value = _without(value, paths, path)
        elif isinstance(value, list):
            value = [
                _without(item, paths, (*path, n)) if isinstance(item, dict) else item
                for n, item in enumerate(value)
            ]
        kept[key] = value
    return kept
