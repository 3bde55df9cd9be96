"""Checklist: what to tick off with a pen.

<Checklist title="Bring with you" items={["Your letter", "Your passport"]} />
"""

from typing import ClassVar

from pydantic import Field

from printguide.components import Component, Text


class Checklist(Component):
    """A square before each item; a list inside is taken as well."""

    children: ClassVar[bool] = True

    title: Text | None = None
    items: list[Text] = Field(default=[])
