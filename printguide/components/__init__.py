"""Components: what articles may call, as typed props. Every module here is one component.

The type of a prop carries its fate on paper: `Text` must be found in print, `Icon` is
decoration, `Look` chooses an appearance, `Sort` is said by a word and a sign of ours. What is
left out on purpose is therefore the schema itself, not a second list.
"""

import re
from collections.abc import Container
from enum import IntEnum
from typing import Annotated, Any, ClassVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel, to_snake
from pydantic.fields import FieldInfo


class LeftOut(str):
    """Marks a prop whose words are not printed, and says why."""

    __slots__ = ()


def written_out(value: object) -> object:
    """Let a bare number stand where a text is a figure: `value: 25` reads as "25"."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value).removesuffix(".0")
    return value


Text = Annotated[str, Field(strict=True)]
"""Words of the author; inline Markdown allowed; must be found on paper."""

Figure = Annotated[str, BeforeValidator(written_out)]
"""A text that may be written as a bare number."""

Icon = Annotated[str, LeftOut("an icon is decoration beside its label")]
Look = Annotated[str, LeftOut("it chooses a look, it is not said to readers")]
Sort = LeftOut("it is said by a word and a sign in the language of the article")
Address = Annotated[str, LeftOut("paper has it as a code, a number, a page or a picture")]
Behaviour = Annotated[Any, LeftOut("it says how the component behaves on a screen")]


def called(main: str, *others: str) -> Any:
    """Let an attribute be written under several names; the first is the one that is taught."""
    return Field(validation_alias=AliasChoices(main, *others))


def names_of(name: str, field: FieldInfo) -> tuple[str, ...]:
    """Return the names under which authors may write the field `name`, the main one first."""
    if isinstance(field.validation_alias, AliasChoices):
        return tuple(str(choice) for choice in field.validation_alias.choices)
    return (field.alias or name,)


class Props(BaseModel):
    """Attributes of a component, or of one item of it, under the names that authors write."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_name=False, extra="allow", frozen=True, strict=True
    )

    open_names: ClassVar[re.Pattern[str] | None] = None
    """Names beyond the fields that are attributes too, such as `option1` to `optionN`."""

    open_said: ClassVar[str | None] = None
    """How lists name these."""

    @classmethod
    def attributes(cls) -> tuple[str, ...]:
        """The main names that authors write, in the order of the fields."""
        return tuple(names_of(name, field)[0] for name, field in cls.model_fields.items())

    @classmethod
    def knows(cls, name: str) -> bool:
        """Whether authors may write `name` here."""
        names = (names_of(it, field) for it, field in cls.model_fields.items())
        known = any(name in spellings for spellings in names)
        return known or bool(cls.open_names and cls.open_names.fullmatch(name))

    @classmethod
    def said_by(cls, name: str, given: Container[str]) -> str | None:
        """Return the other name, among those given, that says already what `name` would."""
        for field_name, field in cls.model_fields.items():
            names = names_of(field_name, field)
            first = next((it for it in names if it in given), None)
            if name in names and first != name:
                return first
        return None

    def named(self, stem: str) -> dict[str, Any]:
        """Return the open attributes that begin with `stem`, by what follows it."""
        extra = self.__pydantic_extra__ or {}
        return {name[len(stem) :]: value for name, value in extra.items() if name.startswith(stem)}


class Rank(IntEnum):
    """What is kept first where an article is cut to fit a sheet."""

    WARNING = 0
    """Never left out."""
    PLACE = 1
    """Where to go and whom to call; left out only where the author says so."""
    TAKEAWAYS = 2
    PRICES = 3
    STEPS = 4
    QUESTIONS = 5
    REST = 6


class Component(Props):
    """A component as articles call it. `children` says whether it wraps Markdown."""

    children: ClassVar[bool] = False
    needs_children: ClassVar[bool] = False
    inline: ClassVar[bool] = False
    """Whether it stands within a line of text."""
    listed: ClassVar[bool] = False
    """Whether it is an item: those that follow each other are printed as one numbered list."""
    shares: ClassVar[tuple[str, ...]] = ()
    """Stems of other stylesheets that its looks build upon."""
    rank: ClassVar[Rank] = Rank.REST
    """How early it is kept where an article is cut."""

    def rank_here(self) -> Rank:
        """Return the rank of this call, which may depend on its props."""
        return self.rank


def stem_of(schema: type[Component]) -> str:
    """Return the stem that names the module, template, stylesheet and test page of a component."""
    return to_snake(schema.__name__)
