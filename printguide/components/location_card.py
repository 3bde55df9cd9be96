"""LocationCard: a place to go to, with a code for the map.

<LocationCard name="Harbour Clinic" nameKo="항구의원" address="1 Quay Road"
  lat={37.5} lng={127.0} />
"""

import re
from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Component, Rank, Text


class LocationCard(Component):
    """A card with the native name large enough to show to a driver, and a code for the map."""

    rank: ClassVar[Rank] = Rank.PLACE

    __pydantic_extra__: dict[str, Text] = Field(init=False)
    open_names: ClassVar[re.Pattern[str]] = re.compile(r"(name|address)[A-Z][a-z]{1,2}")
    open_said: ClassVar[str] = "nameKo, addressKo, …"

    name: Text
    type: Text | None = None
    address: Text | None = None
    hours: Text | None = None
    phone: Text | None = None
    website: Text | None = None
    price_range: Text | None = None
    rating: Annotated[float | None, Field(ge=0, le=5)] = None
    transit: Text | None = None
    highlights: list[Text] = Field(default=[])
    tip: Text | None = None
    lat: Annotated[float | None, Field(ge=-90, le=90)] = None
    lng: Annotated[float | None, Field(ge=-180, le=180)] = None

    def native(self, stem: str) -> dict[str, str]:
        """Return the names or addresses in other languages, by language code ("ko")."""
        return {code.lower(): text for code, text in self.named(stem).items()}
