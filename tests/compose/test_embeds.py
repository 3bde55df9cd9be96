"""Embeds: the address of a player becomes that of its page, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printguide.compose.embeds import kind_of, readable_address

WATCH = "https://www.youtube.com/watch?v=a1b2c3d4e5f"

PLAYERS = [
    ("https://www.youtube.com/embed/a1b2c3d4e5f", WATCH),
    ("//www.youtube-nocookie.com/embed/a1b2c3d4e5f?rel=0", WATCH),
    ("https://youtu.be/a1b2c3d4e5f?si=x", WATCH),
    ("https://m.youtube.com/shorts/a1b2c3d4e5f", WATCH),
    ("https://www.youtube.com/embed/a1b2c3d4e5f?start=30", f"{WATCH}&t=30"),
    ("https://youtu.be/a1b2c3d4e5f?t=30s", f"{WATCH}&t=30"),
    (
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/playlist?list=PL1",
    ),
    ("https://player.vimeo.com/video/123456?h=ab", "https://vimeo.com/123456/ab"),
    ("https://player.vimeo.com/video/123456?autoplay=1", "https://vimeo.com/123456"),
    ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1"),
    ("https://open.spotify.com/embed/episode/a1", "https://open.spotify.com/episode/a1"),
    (
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
        "https://soundcloud.com/a/b",
    ),
    (
        "https://maps.google.com/maps?q=Harbour+Town&output=embed",
        "https://www.google.com/maps/search/?api=1&query=Harbour+Town",
    ),
    (
        "https://www.google.co.uk/maps/embed/v1/place?key=K&q=1+Quay",
        "https://www.google.com/maps/search/?api=1&query=1+Quay",
    ),
    (
        "https://www.google.com/maps/embed?pb=!1m18!2d-0.1278!3d51.5074!2m3",
        "https://www.google.com/maps/search/?api=1&query=51.5074%2C-0.1278",
    ),
    (
        "https://www.openstreetmap.org/export/embed.html?bbox=1&marker=51.5074%2C-0.1278",
        "https://www.openstreetmap.org/?mlat=51.507400&mlon=-0.127800#map=17/51.507400/-0.127800",
    ),
]


@pytest.mark.parametrize(("player", "page"), PLAYERS)
def test_the_address_of_a_player_becomes_that_of_its_page(player: str, page: str) -> None:
    assert readable_address(player) == page
    assert readable_address(page) == page


@pytest.mark.parametrize(
    "address",
    [
        WATCH,
        "https://youtube.com.example.com/embed/a1b2c3d4e5f",
        "https://www.youtube.com/@harbour",
        "https://www.google.com/maps/embed?pb=nothing",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        "https://www.openstreetmap.org/export/embed.html?marker=here",
        "/films/way.mp4",
        "https://[broken",
        "",
    ],
)
def test_every_other_address_stays(address: str) -> None:
    assert readable_address(address) == address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (WATCH, "video"),
        ("/films/way.MP4", "video"),
        ("https://films.example.com/way.webm?x=1", "video"),
        ("way.mp3", "audio"),
        ("https://open.spotify.com/episode/a1", "audio"),
        ("https://www.google.com/maps/embed?pb=x", "map"),
        ("https://www.google.com/search?q=x", "embed"),
        ("https://notyoutube.com/x", "embed"),
        ("https://forms.example.com/book", "embed"),
    ],
)
def test_what_is_behind_an_address_is_known_by_its_site_or_its_ending(
    address: str, kind: str
) -> None:
    assert kind_of(address) == kind


@given(st.text(max_size=80))
def test_no_address_is_too_strange(text: str) -> None:
    address = f"https://www.youtube.com/embed/{text}"

    assert readable_address(address) in (address, readable_address(readable_address(address)))
    assert kind_of(text) in ("video", "audio", "map", "embed")
