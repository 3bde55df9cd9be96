"""ProsCons: what speaks for a thing and what against it.

<ProsCons pros={["Quick"]} cons={["Dear"]} />
"""

from typing import Annotated

from pydantic import Field

from printguide.components import Component, Look, Text


class ProsCons(Component):
    """Two columns, headed by words."""

    pros: Annotated[list[Text], Field(min_length=1)]
    cons: Annotated[list[Text], Field(min_length=1)]
    title: Text | None = None
    variant: Look | None = None
