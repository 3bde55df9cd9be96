"""Models: from the description of a component to the type that binds its attributes."""

import re
from types import new_class
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field
from pydantic.alias_generators import to_camel, to_snake

from printguide.components import Component, Figure, Icon, LeftOut, Look, Props, Text
from printguide.registry.description import Description, Prop

_TYPES: dict[str, Any] = {
    "text": Text,
    "figure": Figure,
    "number": float,
    "whole number": int,
    "yes or no": bool,
    "icon": Icon,
    "look": Look,
}


class FreeComponent(Component):
    """A component of a project that nobody described: it takes whatever it is given.

    Templates get an empty text for what an article does not give, rather than a fault.
    """

    children: ClassVar[bool] = True
    open_names: ClassVar[re.Pattern[str]] = re.compile(r"[A-Za-z_$][\w$]*")
    open_said: ClassVar[str] = "any name"
    misdescribed: ClassVar[bool] = False
    """Whether it has a description after all, in which something is wrong."""

    def __getattr__(self, name: str) -> Any:
        """Return an attribute under the name of the article or in small letters."""
        if name.startswith("_"):
            return super().__getattr__(name)  # type: ignore[misc]  # pydantic hides it from mypy
        extra = self.__pydantic_extra__ or {}
        value = extra.get(name, extra.get(to_camel(name)))
        return "" if value is None else value


def free_component(name: str, *, misdescribed: bool = False) -> type[FreeComponent]:
    """Return the type of a component of which there is nothing but its template."""
    about = "A component of this project; it has no description."
    namespace = {
        "__module__": __name__, "__qualname__": name, "__doc__": about,
        "misdescribed": misdescribed, "__annotations__": {"misdescribed": ClassVar[bool]},
    }  # fmt: skip
    return new_class(name, (FreeComponent,), exec_body=lambda body: body.update(namespace))


def described_component(description: Description) -> type[Component]:
    """Return the type of a component of a project, as if it had been written in Python."""
    facts = {
        "children": description.children,
        "needs_children": description.needs_children,
        "inline": description.inline,
    }
    return _class(description.name, Component, description.about, description.props, facts)


def _class(
    name: str, base: type[Any], about: str, props: tuple[Prop, ...], facts: dict[str, bool]
) -> type[Any]:
    annotations: dict[str, Any] = dict.fromkeys(facts, ClassVar[bool])
    namespace: dict[str, Any] = {
        "__module__": __name__, "__qualname__": name, "__doc__": about, **facts,
    }  # fmt: skip
    for prop in props:
        field = to_snake(prop.name)
        annotations[field] = _type(prop, f"{name}{field.title().replace('_', '')}")
        if not prop.required:
            namespace[field] = prop.default
    namespace["__annotations__"] = annotations
    return new_class(name, (base,), exec_body=lambda body: body.update(namespace))


def _type(prop: Prop, item_name: str) -> Any:
    """Return the annotation of an attribute, with its bounds and its fate."""
    kind: Any = _TYPES.get(prop.kind)
    if prop.kind == "object":
        kind = _class(item_name, Props, prop.about or "One entry.", prop.fields, {})
    elif prop.kind == "choice":
        kind = Literal.__getitem__(prop.choices)
    if prop.least is not None or prop.most is not None:
        kind = Annotated[kind, Field(ge=prop.least, le=prop.most)]
    if prop.many:
        kind = Annotated[list[kind], Field(min_length=1)] if prop.required else list[kind]
    if not prop.required and prop.default is None:
        kind = kind | None
    fate = [LeftOut(prop.left_out)] if prop.left_out else []
    return Annotated[kind, Field(alias=prop.name, description=prop.about), *fate]
