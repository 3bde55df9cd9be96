"""Map: a place, with the code that opens it on a map.

<Map name="Harbour Clinic" address="1 Quay Road" lat={51.5074} lng={-0.1278} />
"""

from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Address, Behaviour, Component, Rank, Text, called
from printguide.components.figure import Measure


class Map(Component):
    """A card with a name, an address and a code."""

    rank: ClassVar[Rank] = Rank.PLACE

    children: ClassVar[bool] = True
    shares: ClassVar[tuple[str, ...]] = ("embed",)

    name: Annotated[Text | None, called("name", "title", "label", "place")] = None
    address: Annotated[Text | None, called("address", "location", "query")] = None
    lat: Annotated[float | None, called("lat", "latitude"), Field(ge=-90, le=90)] = None
    lng: Annotated[
        float | None, called("lng", "longitude", "lon", "long"), Field(ge=-180, le=180)
    ] = None
    src: Annotated[Address | None, called("src", "url", "href")] = None
    zoom: Behaviour = None
    width: Measure = None
    height: Measure = None

    def native(self, stem: str) -> dict[str, str]:
        """Return the names in other languages: a Map has none."""
        return {}
