"""Descriptions: what `templates/components/<stem>.toml` says of a project's own component."""

from dataclasses import dataclass

KINDS = (
    "text", "figure", "number", "whole number", "yes or no", "choice", "object", "icon", "look",
)  # fmt: skip
"""What an attribute can be; each of them also as `list of …`."""

LIST = "list of "

DEEPEST = 5
"""Objects within objects: what is deeper cannot be read on paper either."""


@dataclass(frozen=True, slots=True)
class Prop:
    """One attribute, under the name that authors write."""

    name: str
    kind: str
    """One of KINDS."""
    many: bool = False
    """Whether it is a list of these."""
    about: str | None = None
    required: bool = False
    default: str | float | bool | None = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    left_out: str | None = None
    """Why its words are not printed; None where they have to be."""
    fields: tuple["Prop", ...] = ()
    """Of an object."""


@dataclass(frozen=True, slots=True)
class Description:
    """A component of a project: all that its template does not say."""

    name: str
    about: str
    props: tuple[Prop, ...] = ()
    children: bool = False
    needs_children: bool = False
    inline: bool = False
    example: str | None = None
