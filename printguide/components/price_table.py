"""PriceTable: what things cost, a row for each.

<PriceTable title="Check-up" items={[{ name: "Blood test", price: "40 EUR" }]} />
"""

from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Component, Look, Props, Rank, Text


class Priced(Props):
    """One row."""

    name: Text
    price: Text
    tag: Text | None = None
    description: Text | None = None


class PriceTable(Component):
    """Prices line up at the end; the head repeats on every page that the table reaches."""

    rank: ClassVar[Rank] = Rank.PRICES

    items: Annotated[list[Priced], Field(min_length=1)]
    title: Text | None = None
    currency: Text | None = None
    as_of: Text | None = None
    variant: Look | None = None
