"""Checklist: things to tick off.

<Checklist title="To bring" items={["Passport", "Glasses"]} />
"""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from printguide.components import Behaviour, Component, Props, Rank, Text, called


class Ticked(Props):
    """One thing; `checked` prints a box that is full."""

    text: Annotated[Text, called("text", "label", "title", "name")]
    note: Annotated[Text | None, called("note", "description")] = None
    checked: Annotated[bool, called("checked", "done", "completed")] = False


def _worded(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Checklist(Component):
    """Empty squares to tick, for the items or for the list that it wraps."""

    rank: ClassVar[Rank] = Rank.STEPS

    children: ClassVar[bool] = True

    items: list[Annotated[Ticked, BeforeValidator(_worded)]] = Field(default=[])
    title: Annotated[Text | None, called("title", "label", "heading")] = None
    storage: Annotated[Behaviour, called("storageKey", "persist")] = None
