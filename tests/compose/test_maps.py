"""Addresses of maps: by coordinates where they are known, else by words."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printguide.components.location_card import LocationCard
from printguide.compose.maps import map_address

PROVIDERS = ["google", "apple", "naver", "kakao", "geo"]


def card(**props: Any) -> LocationCard:
    return LocationCard.model_validate({"name": "Tea & Bay", **props})


@pytest.mark.parametrize(
    ("provider", "address"),
    [
        ("google", "https://www.google.com/maps/search/?api=1&query=37.566535%2C126.977969"),
        ("apple", "https://maps.apple.com/?ll=37.566535,126.977969&q=Tea+%26+Bay"),
        ("naver", "https://map.naver.com/p/search/37.566535,126.977969"),
        ("kakao", "https://map.kakao.com/link/map/Tea%20%26%20Bay,37.566535,126.977969"),
        ("geo", "geo:37.566535,126.977969"),
    ],
)
def test_coordinates_lead_to_the_spot(provider: str, address: str) -> None:
    assert map_address(card(address="1 Quay", lat=37.566535, lng=126.977969), provider) == address


@pytest.mark.parametrize(
    ("provider", "address"),
    [
        ("google", "https://www.google.com/maps/search/?api=1&query=Tea+%26+Bay%2C+1+Quay"),
        ("apple", "https://maps.apple.com/?q=Tea+%26+Bay%2C+1+Quay"),
        ("naver", "https://map.naver.com/p/search/Tea%20%26%20Bay,%201%20Quay"),
        ("kakao", "https://map.kakao.com/link/search/Tea%20%26%20Bay%2C%201%20Quay"),
        ("geo", "geo:0,0?q=Tea%20%26%20Bay%2C%201%20Quay"),
    ],
)
@pytest.mark.parametrize("half", [{}, {"lat": 37.5}, {"lng": 127.0}])
def test_without_both_coordinates_words_are_searched(
    provider: str, address: str, half: dict[str, float]
) -> None:
    assert map_address(card(address="1 Quay", **half), provider) == address


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_name_alone_will_do(provider: str) -> None:
    address = map_address(card(), provider)
    assert "Tea" in address
    assert "None" not in address


@pytest.mark.parametrize("provider", ["naver", "kakao"])
def test_korean_maps_are_asked_in_korean(provider: str) -> None:
    address = map_address(card(nameKo="의원", address="1 Quay", addressKo="길 1"), provider)
    assert "%EC%9D%98%EC%9B%90" in address
    assert "%EA%B8%B8" in address
    assert "Tea" not in address
    assert "Quay" not in address


@pytest.mark.parametrize("provider", ["google", "apple", "geo"])
def test_other_maps_are_asked_in_the_language_of_the_article(provider: str) -> None:
    address = map_address(card(nameKo="의원", address="1 Quay", addressKo="길 1"), provider)
    assert "Tea" in address
    assert "Quay" in address
    assert "%EC%9D%98" not in address


@pytest.mark.parametrize("provider", ["naver", "kakao"])
def test_without_a_korean_name_the_other_one_will_do(provider: str) -> None:
    assert "Tea%20%26%20Bay" in map_address(card(), provider)


def test_a_comma_in_a_name_is_no_coordinate() -> None:
    address = map_address(card(name="A, B", lat=1.5, lng=-2), "kakao")
    assert address == "https://map.kakao.com/link/map/A%20%20B,1.5,-2"


@pytest.mark.parametrize(
    ("lat", "lng", "pair"),
    [
        (0, 0, "0,0"),
        (10, 100, "10,100"),
        (-33.8688, 151.2093, "-33.8688,151.2093"),
        (37.12345678, 127.1, "37.123457,127.1"),
        (1e-7, -120, "0,-120"),
    ],
)
def test_coordinates_are_short_and_exact_to_a_hand(lat: float, lng: float, pair: str) -> None:
    assert map_address(card(lat=lat, lng=lng), "geo") == f"geo:{pair}"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PROVIDERS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20),
    st.none() | st.floats(-90, 90),
)
def test_every_address_is_ascii_without_spaces(provider: str, name: str, lat: float | None) -> None:
    address = map_address(card(name=name, nameKo=name, address=name, lat=lat, lng=lat), provider)
    assert address.isascii()
    assert " " not in address
