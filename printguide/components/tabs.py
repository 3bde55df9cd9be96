"""Tabs: the same thing in several ways, printed one after the other.

<Tabs><Tab label="By tram">Line 1.</Tab><Tab label="By car">Park at the quay.</Tab></Tabs>
"""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from printguide.components import Behaviour, Component, LeftOut, Props, Text, called


class Tabbed(Props):
    """The label of a tab, and what it says if no Tab does."""

    label: Annotated[Text, called("label", "title", "name", "text")]
    content: Annotated[Text | None, called("content", "body", "children")] = None
    value: Annotated[Text | None, LeftOut("it is the name of the tab in the page's code")] = None


def _labelled(value: object) -> object:
    return {"label": value} if isinstance(value, str) else value


class Tabs(Component):
    """On paper every tab is open, with its label above it."""

    children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("tab",)

    title: Annotated[Text | None, called("title", "heading")] = None
    items: Annotated[
        list[Annotated[Tabbed, BeforeValidator(_labelled)]], called("items", "tabs", "labels")
    ] = Field(default=[])
    default: Annotated[Behaviour, called("default", "defaultValue", "defaultIndex")] = None
    group: Annotated[Behaviour, called("group", "groupId", "syncKey")] = None

    def label_of(self, number: int) -> str | None:
        """Return the label of a Tab that brings none, by its number from 0."""
        return self.items[number].label if number < len(self.items) else None
