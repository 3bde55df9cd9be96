"""Portraits: what lists and pages say of a component, taken from its type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic.fields import FieldInfo

from printguide.components import Component, LeftOut, Props, names_of
from printguide.registry.registry import Entry

_OPEN = "x-open-names"

_WORDS = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a component, in the words of authors."""

    name: str
    kind: str
    """What it takes, such as `list of { name*, price* }`."""
    required: bool = False
    default: str | None = None
    about: str | None = None
    left_out: str | None = None
    """Why its words are not printed."""
    others: tuple[str, ...] = ()
    """Other names for the same."""


def attributes(schema: type[Component]) -> tuple[Attribute, ...]:
    """Return every attribute of a component, in the order of its type."""
    shape = schema.model_json_schema(by_alias=True)
    return tuple(_attributes(schema, shape))


def _attributes(schema: type[Props], shape: dict[str, Any]) -> Iterator[Attribute]:
    needed = shape.get("required", ())
    definitions = shape.get("$defs", {})
    for item in _items(schema):
        if item.open_said and item.__name__ in definitions:
            definitions[item.__name__][_OPEN] = item.open_said
    for field_name, field in schema.model_fields.items():
        name, *others = names_of(field_name, field)
        facts = shape["properties"][name]
        yield Attribute(
            name,
            _kind(facts, definitions),
            name in needed,
            _written(facts.get("default")),
            field.description,
            _reason(field),
            tuple(others),
        )
    if schema.open_names:
        said = schema.open_said or f"names such as {schema.open_names.pattern}"
        yield Attribute(said, _kind(_free(shape), definitions))


def _items(schema: type[Props]) -> Iterator[type[Props]]:
    """The types of the entries of lists, however deep."""
    for field in schema.model_fields.values():
        waiting = [field.annotation]
        while waiting:
            kind: Any = waiting.pop()
            if isinstance(kind, type) and issubclass(kind, Props):
                yield kind
                yield from _items(kind)
            waiting += get_args(kind)


def _free(shape: dict[str, Any]) -> dict[str, Any]:
    free = shape.get("additionalProperties")
    return free if isinstance(free, dict) else {}


def _reason(field: FieldInfo) -> str | None:
    marks = [*field.metadata]
    for argument in get_args(field.annotation):
        marks += getattr(argument, "__metadata__", ())
    return next((str(mark) for mark in marks if isinstance(mark, LeftOut)), None)


def _written(default: object) -> str | None:
    """A default as an author would write it; None where it says nothing."""
    if default is None or default == []:
        return None
    if isinstance(default, bool):
        return f"{{{str(default).lower()}}}"
    return f'"{default}"' if isinstance(default, str) else f"{{{default}}}"


def _kind(facts: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Say a JSON Schema type in an author's words."""
    if "anyOf" in facts:
        kinds = [_kind(it, definitions) for it in facts["anyOf"] if it.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if "$ref" in facts:
        return _object(definitions[facts["$ref"].rsplit("/", 1)[-1]], definitions)
    if "enum" in facts or "const" in facts:
        return _listed([f'"{choice}"' for choice in facts.get("enum", [facts.get("const")])])
    if facts.get("type") == "array":
        return f"list of {_kind(facts['items'], definitions)}"
    return _WORDS.get(facts.get("type", ""), "anything") + _range(facts)


def _object(facts: dict[str, Any], definitions: dict[str, Any]) -> str:
    """The attributes of an entry; what is no text says what it is."""
    needed = facts.get("required", [])
    parts = []
    for name, inner in facts.get("properties", {}).items():
        kind = _kind(inner, definitions)
        star = "*" if name in needed else ""
        parts.append(f"{name}{star}" if kind == "text" else f"{name}{star}: {kind}")
    parts += [facts[_OPEN]] if _OPEN in facts else []
    return "{ " + ", ".join(parts) + " }"


def _range(facts: dict[str, Any]) -> str:
    least, most = facts.get("minimum"), facts.get("maximum")
    if least is not None and most is not None:
        return f" from {least:g} to {most:g}"
    if least is not None:
        return f", {least:g} or more"
    return f", {most:g} or less" if most is not None else ""


def _listed(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def json_schema(entry: Entry) -> dict[str, Any]:
    """Return a component as JSON Schema (draft 2020-12), for editors."""
    shape = entry.schema.model_json_schema(by_alias=True)
    if entry.schema.open_names:
        shape["patternProperties"] = {f"^{entry.schema.open_names.pattern}$": _free(shape)}
    shape |= {
        "title": entry.name,
        "description": entry.about,
        "examples": [entry.example] if entry.example else [],
        "x-origin": entry.origin,
        "x-children": children(entry.schema),
    }
    return shape


def children(schema: type[Component]) -> str:
    """Say whether Markdown stands between the tags of a component: `no`, `may` or `must`."""
    if not schema.children:
        return "no"
    return "must" if schema.needs_children else "may"
