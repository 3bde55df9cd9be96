"""Films, recordings and frames of other sites: what paper shows of them is where they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from printguide.article.dialect.calls import Call
from printguide.compose.links import Code

EMBEDDED = {
    "video": "video",
    "audio": "recording",
    "iframe": "embedded",
    "embed": "embedded",
    "object": "embedded",
}
"""HTML elements that show something from elsewhere, and our word for it (HTML, 4.8)."""

_ID = re.compile(r"[\w-]{6,20}")
_WATCH = "https://www.youtube.com/watch?v={}"
_ADDRESSES = ("src", "data", "href")
_TITLES = ("title", "aria-label", "alt")


@dataclass(frozen=True, slots=True)
class Film:
    """What is printed of something that moves or sounds."""

    kind: str
    """The key of our word for it."""
    title: str | None
    code: Code | None


def address_of(call: Call, sources: Iterator[str]) -> str | None:
    """Return the address that an element shows, or that of the first `<source>` inside."""
    own = (call.props.get(name) for name in _ADDRESSES)
    return next((it for it in own if isinstance(it, str) and it.strip()), next(sources, None))


def title_of(call: Call) -> str | None:
    """Return the title that an element has for those who do not see it."""
    said = (call.props.get(name) for name in _TITLES)
    return next((it for it in said if isinstance(it, str) and it.strip()), None)


def watched(address: str) -> str:
    """Return the page that people open for the address that a site embeds."""
    try:
        parts = urlsplit(address if "//" not in address[:2] else f"https:{address}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return address
    steps = [step for step in parts.path.split("/") if step]
    if host in ("youtube.com", "youtube-nocookie.com") and steps[:1] in (["embed"], ["shorts"]):
        return _WATCH.format(steps[1]) if len(steps) > 1 else address
    if host == "youtu.be" and steps:
        return _WATCH.format(steps[0])
    if host == "player.vimeo.com" and steps[:1] == ["video"] and len(steps) > 1:
        return f"https://vimeo.com/{steps[1]}"
    return address


def film_address(props: Any) -> str | None:
    """Return the address of a film that a component names by its number or its address."""
    number = getattr(props, "id", None)
    if number:
        return _WATCH.format(number) if _ID.fullmatch(number) else watched(number)
    return watched(props.src) if props.src else None


def is_film(address: str) -> bool:
    """Whether an address is known to be that of a film."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return host == "vimeo.com" or (host == "youtube.com" and bool(parse_qs(parts.query).get("v")))
