"""Describing: from the TOML of a component to its description, with every fault at once."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from pydantic.alias_generators import to_pascal, to_snake

from printguide.components import Component
from printguide.faults import Fault, nearest
from printguide.places import Span
from printguide.registry.description import DEEPEST, KINDS, LIST, Description, Prop
from printguide.registry.faults import (
    DescriptionKeyUnknown,
    DescriptionUnfit,
    DescriptionUnreadable,
)
from printguide.registry.keys import Path, keys_of, place_of

Found = list[tuple[Fault, Span]]

TOP_KEYS = {
    "name": "text", "about": "text", "children": "children", "inline": "yes", "example": "text",
    "props": "table",
}  # fmt: skip
"""The keys of a description, and what each holds."""
PROP_KEYS = {
    "type": "text", "about": "text", "required": "yes", "default": "any", "choices": "words",
    "least": "number", "most": "number", "left_out": "text", "fields": "table",
}  # fmt: skip
"""The keys of an attribute, and what each holds."""
_EXPECTED = {
    "text": ("is not a text", 'write it in quotation marks, such as "Opening hours"'),
    "yes": ("is not true or false", "write true or false"),
    "number": ("is not a number", "write a number, such as 4.5"),
    "words": ("is not a list of words", 'write a list, such as ["small", "large"]'),
    "table": ("is not a table", "begin it with a line such as [props.title]"),
    "children": ("is not true, false or needed", 'write true, false or "needed"'),
}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")
_ONLY_FOR = {
    "choices": ("choice",),
    "fields": ("object",),
    "least": ("number", "whole number"),
    "most": ("number", "whole number"),
}


def describe(text: str, stem: str) -> tuple[Description | None, Found]:
    """Return what a file says of the component with this stem, and all that is wrong with it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_no_toml(text, str(error))]
    except RecursionError:
        return None, [(DescriptionUnreadable("it is nested too deeply"), Span(0, 1))]
    reading = _Reading(keys_of(text))
    return reading.description(data, stem), reading.found


def _no_toml(text: str, said: str) -> tuple[Fault, Span]:
    place = _WHERE.search(said)
    reason = _WHERE.sub("", said).strip().rstrip(".")
    at = len(text.rstrip())
    if place:
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        at = starts[int(place[1]) - 1] + int(place[2]) - 1
    fault = DescriptionUnreadable(f"it is not TOML, {reason[:1].lower()}{reason[1:]}")
    return fault, Span(at, at + 1)


class _Reading:
    def __init__(self, keys: dict[Path, Span]) -> None:
        self.keys = keys
        self.found: Found = []

    def description(self, data: Mapping[str, Any], stem: str) -> Description:
        good = self._keys(data, (), TOP_KEYS)
        name = good.get("name", to_pascal(stem))
        if to_snake(name) != stem:
            remedy = f"write `{to_pascal(stem)}`, or name the files after `{name}`"
            self._unfit(("name",), f"is `{name}`, which is not the name of the file", remedy)
        if "about" not in data or not good.get("about", "?").strip():
            self._unfit(("about",), "is missing", 'write about = "…", one line for lists')
        children = good.get("children", False)
        return Description(
            name=name,
            about=good.get("about", ""),
            props=self._props(good.get("props", {}), ("props",), 1),
            children=children is not False,
            needs_children=children == "needed",
            inline=good.get("inline", False),
            example=good.get("example"),
        )

    def _unfit(self, path: Path, problem: str, remedy: str | None = None) -> None:
        fault = DescriptionUnfit(".".join(path), problem, remedy)
        self.found.append((fault, place_of(path, self.keys)))

    def _keys(
        self, data: Mapping[str, Any], path: Path, known: Mapping[str, str]
    ) -> dict[str, Any]:
        """Return the keys that are known and of their kind."""
        good = {}
        for key, value in data.items():
            here = (*path, key)
            if key not in known:
                fault = DescriptionKeyUnknown(".".join(here), tuple(known))
                self.found.append((fault, place_of(here, self.keys)))
            elif not _fits(value, known[key]):
                self._unfit(here, *_EXPECTED[known[key]])
            else:
                good[key] = value
        return good

    def _props(self, data: Mapping[str, Any], path: Path, depth: int) -> tuple[Prop, ...]:
        props, taken = [], dict[str, str]()
        for name, written in data.items():
            here = (*path, name)
            if not isinstance(written, dict):
                self._unfit(here, f"is not a table, {_EXPECTED['table'][1]}")
            elif self._named(name, here, taken):
                props.append(self._prop(name, written, here, depth))
        return tuple(props)

    def _named(self, name: str, path: Path, taken: dict[str, str]) -> bool:
        """Whether an attribute can have this name: templates ask for it in small letters."""
        field = to_snake(name)
        if not _NAME.fullmatch(name):
            problem, remedy = "is no name", "begin with a letter; take letters, digits and `_`"
        elif hasattr(Component, field):
            problem = "is a word that printguide needs for itself"
            remedy = f"take another name, such as `{name}Text`"
        elif field in taken:
            problem = f"and `{taken[field]}` are the same in a template: `props.{field}`"
            remedy = "rename one of the two"
        else:
            taken[field] = name
            return True
        self._unfit(path, problem, remedy)
        return False

    def _prop(self, name: str, written: Mapping[str, Any], path: Path, depth: int) -> Prop:
        good = self._keys(written, path, PROP_KEYS)
        kind, many = self._kind(good, path)
        for key, kinds in _ONLY_FOR.items():
            if key in good and kind not in kinds:
                self._unfit((*path, key), f"is not for a {kind}", "take the line away")
        self._agrees(good, kind, path, depth, many=many)
        return Prop(
            name=name,
            kind=kind,
            many=many,
            about=good.get("about"),
            required=good.get("required", False),
            default=good.get("default"),
            choices=tuple(good.get("choices", ())),
            least=good.get("least"),
            most=good.get("most"),
            left_out=good.get("left_out"),
            fields=self._fields(good, path, depth),
        )

    def _fields(self, good: Mapping[str, Any], path: Path, depth: int) -> tuple[Prop, ...]:
        if depth > DEEPEST:
            return ()
        return self._props(good.get("fields", {}), (*path, "fields"), depth + 1)

    def _kind(self, good: Mapping[str, Any], path: Path) -> tuple[str, bool]:
        written = good.get("type")
        if written is None:
            self._unfit((*path, "type"), "is missing", f"write one of {', '.join(KINDS)}")
            return "text", False
        many, kind = written.startswith(LIST), written.removeprefix(LIST)
        if kind in KINDS:
            return kind, many
        close = nearest(written, [*KINDS, *(LIST + kind for kind in KINDS)])
        choice = f"write one of {', '.join(KINDS)}, or `list of` and one of these"
        self._unfit((*path, "type"), f"is `{written}`, which is no type", close or choice)
        return "text", many

    def _agrees(
        self, good: Mapping[str, Any], kind: str, path: Path, depth: int, *, many: bool
    ) -> None:
        """Find what single keys allow and both together do not."""
        if kind == "choice" and not good.get("choices"):
            self._unfit((*path, "choices"), "is missing", 'write choices = ["small", "large"]')
        if kind == "object" and not good.get("fields"):
            example = f"begin one with [{'.'.join(path)}.fields.title]"
            self._unfit((*path, "fields"), "is missing", example)
        if kind == "object" and depth > DEEPEST:
            self._unfit(path, f"lies deeper than {DEEPEST} objects", "make the component simpler")
        if kind == "object" and "left_out" in good:
            self._unfit((*path, "left_out"), "is not for an object", "give it to its fields")
        if good.get("least") is not None and good.get("most", good["least"]) < good["least"]:
            self._unfit((*path, "most"), f"is less than `least`, which is {good['least']:g}")
        if "default" in good:
            self._default(good, kind, path, many=many)

    def _default(self, good: Mapping[str, Any], kind: str, path: Path, *, many: bool) -> None:
        here, value = (*path, "default"), good["default"]
        if many or kind == "object":
            self._unfit(here, "is not for a list or an object", "take the line away")
        elif good.get("required"):
            self._unfit(here, "is never used", "take it away, or `required = true`")
        elif kind == "choice" and value not in good.get("choices", ()):
            close = nearest(str(value), good.get("choices", ()))
            self._unfit(here, "is not one of `choices`", close)
        elif not _fits(value, _DEFAULTS.get(kind, "text")):
            self._unfit(here, *_EXPECTED[_DEFAULTS.get(kind, "text")])
        elif kind == "whole number" and not isinstance(value, int):
            self._unfit(here, "is not a whole number", "write a whole number, such as 3")
        elif _outside(value, good.get("least"), good.get("most")):
            self._unfit(here, "is not between `least` and `most`")


_DEFAULTS = {"number": "number", "whole number": "number", "yes or no": "yes"}


def _outside(value: Any, least: float | None, most: float | None) -> bool:
    if isinstance(value, str):
        return False
    return (least is not None and value < least) or (most is not None and value > most)


def _fits(value: object, kind: str) -> bool:
    if kind == "yes":
        return isinstance(value, bool)
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "words":
        return isinstance(value, list) and all(isinstance(word, str) for word in value)
    if kind == "children":
        return isinstance(value, bool) or value == "needed"
    return kind == "any" or isinstance(value, str if kind == "text" else dict)
