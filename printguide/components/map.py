"""Map: where a place is, with a code that opens it.

<Map name="Harbour Clinic" address="1 Quay Road" lat={37.5} lng={127.0} />
"""

from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Component, Ignored, Text


class Map(Component):
    """Name and address, and a code for the map that the project has chosen."""

    children: ClassVar[bool] = True
    also: ClassVar[dict[str, str]] = {"title": "name", "latitude": "lat", "longitude": "lng"}

    name: Text | None = None
    address: Text | None = None
    lat: Annotated[float | None, Field(ge=-90, le=90)] = None
    lng: Annotated[float | None, Field(ge=-180, le=180)] = None
    zoom: Ignored = None
    height: Ignored = None

    def native(self, stem: str) -> dict[str, str]:
        """Names in other languages: a map has none."""
        return {}
