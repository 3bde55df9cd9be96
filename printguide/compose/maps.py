"""Addresses of places on maps, by provider. Forms and sources: Google Maps URLs, Apple Map Links,
Kakao Map web links, RFC 5870 for `geo:`; Naver's is that of its web search."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from printguide.components.location_card import LocationCard
from printguide.components.map import Map


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as maps find it: by coordinates if known, else by words."""

    name: str
    words: str
    """Name and address, in the language that the provider reads best."""
    lat: float | None
    lng: float | None

    @property
    def known(self) -> bool:
        """Whether both coordinates are given."""
        return self.lat is not None and self.lng is not None

    @property
    def pair(self) -> str:
        """Latitude and longitude, at most six decimals (0.1 m)."""
        return f"{_degrees(self.lat)},{_degrees(self.lng)}"


def _degrees(value: float | None) -> str:
    return f"{value or 0:.6f}".rstrip("0").rstrip(".")


def map_address(card: LocationCard | Map, provider: str) -> str | None:
    """Return the address that opens a place on the provider's map; None if it is not said which."""
    korean = provider in ("naver", "kakao")
    name = card.native("name").get("ko", card.name) if korean else card.name
    address = card.native("address").get("ko", card.address) if korean else card.address
    spot = Spot(name or address or "", ", ".join(filter(None, (name, address))), card.lat, card.lng)
    if not spot.known and (not spot.words or (isinstance(card, Map) and card.src)):
        return None
    return _PROVIDERS[provider](spot)


def _google(spot: Spot) -> str:
    query = spot.pair if spot.known else spot.words
    return f"https://www.google.com/maps/search/?api=1&query={quote_plus(query)}"


def _apple(spot: Spot) -> str:
    if spot.known:
        return f"https://maps.apple.com/?ll={spot.pair}&q={quote_plus(spot.name)}"
    return f"https://maps.apple.com/?q={quote_plus(spot.words)}"


def _kakao(spot: Spot) -> str:
    if spot.known:
        return (
            f"https://map.kakao.com/link/map/{quote(spot.name.replace(',', ' '), '')},{spot.pair}"
        )
    return f"https://map.kakao.com/link/search/{quote(spot.words, '')}"


def _naver(spot: Spot) -> str:
    return f"https://map.naver.com/p/search/{quote(spot.pair if spot.known else spot.words, ',')}"


def _geo(spot: Spot) -> str:
    return f"geo:{spot.pair}" if spot.known else f"geo:0,0?q={quote(spot.words, '')}"


_PROVIDERS: dict[str, Callable[[Spot], str]] = {
    "google": _google,
    "apple": _apple,
    "kakao": _kakao,
    "naver": _naver,
    "geo": _geo,
}
