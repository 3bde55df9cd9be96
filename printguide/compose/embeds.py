"""Embeds: films, recordings and maps that a site shows in a frame, and their pages for people.

The address of a player is of no use to somebody who reads it off paper: it opens without its
page, or not at all. Each rule takes the address of one site's player to that of its page.
"""

import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, quote_plus, urlsplit

_NAME = re.compile(r"[\w-]{1,64}")
_FILMS = re.compile(r"\.(?:mp4|m4v|mov|webm|ogv|avi|mkv)$", re.IGNORECASE)
_RECORDINGS = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$", re.IGNORECASE)
_PAIR = re.compile(r"!2d(-?\d+(?:\.\d+)?)!3d(-?\d+(?:\.\d+)?)")
_GOOGLE = re.compile(r"(?:www\.|maps\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?")

KINDS = {
    "video": ("youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com"),
    "audio": ("spotify.com", "soundcloud.com"),
    "map": ("openstreetmap.org", "map.naver.com", "map.kakao.com", "maps.apple.com"),
}
"""What is shown by frames of these sites: the names of our words for it."""


def kind_of(address: str) -> str:
    """Return the name of our word for what is behind an address: `embed` if it is not known."""
    parts = _parts(address)
    host = _host(parts)
    for kind, sites in KINDS.items():
        if any(host == site or host.endswith(f".{site}") for site in sites):
            return kind
    if _GOOGLE.fullmatch(host) and (host.startswith("maps.") or parts.path.startswith("/maps")):
        return "map"
    if _FILMS.search(parts.path):
        return "video"
    return "audio" if _RECORDINGS.search(parts.path) else "embed"


def readable_address(address: str) -> str:
    """Return the page of a film, recording or map for the address of its player; others stay."""
    parts = _parts(address)
    host = _host(parts)
    if _GOOGLE.fullmatch(host):
        return _google(parts) or address
    rule = _RULES.get(host.removeprefix("www.").removeprefix("m."))
    return (rule(parts) if rule else None) or address


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(f"https:{address}" if address.startswith("//") else address)
    except ValueError:
        return urlsplit("")


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").lower()


def _said(parts: SplitResult, name: str) -> str | None:
    return next(iter(parse_qs(parts.query).get(name, ())), None)


def _last(parts: SplitResult, *before: str) -> str | None:
    """The name at the end of a path that begins with one of these steps."""
    steps = [step for step in parts.path.split("/") if step]
    if len(steps) < 2 or steps[0] not in before or not _NAME.fullmatch(steps[-1]):
        return None
    return steps[-1]


def _you_tube(parts: SplitResult) -> str | None:
    """`/embed/NAME`, `/shorts/NAME` and so on; lists and the second to begin with are kept."""
    if parts.hostname == "youtu.be":
        name: str | None = parts.path.strip("/")
    else:
        name = _last(parts, "embed", "shorts", "live", "v")
    if not name or not _NAME.fullmatch(name):
        return None
    playlist = _said(parts, "list")
    if name == "videoseries" and playlist:
        return f"https://www.youtube.com/playlist?list={quote_plus(playlist)}"
    start = _said(parts, "start") or _said(parts, "t") or ""
    begin = f"&t={start.rstrip('s')}" if start.rstrip("s").isdigit() else ""
    return f"https://www.youtube.com/watch?v={name}{begin}"


def _vimeo(parts: SplitResult) -> str | None:
    name, key = _last(parts, "video"), _said(parts, "h")
    hidden = f"/{key}" if key and _NAME.fullmatch(key) else ""
    return f"https://vimeo.com/{name}{hidden}" if name else None


def _dailymotion(parts: SplitResult) -> str | None:
    name = _last(parts, "embed")
    return f"https://www.dailymotion.com/video/{name}" if name else None


def _spotify(parts: SplitResult) -> str | None:
    path = parts.path.removeprefix("/embed")
    return f"https://open.spotify.com{path}" if path != parts.path else None


def _soundcloud(parts: SplitResult) -> str | None:
    found = _said(parts, "url")
    return found if found and _host(urlsplit(found)) != "api.soundcloud.com" else None


def _google(parts: SplitResult) -> str | None:
    """Frames of Google's maps: by words in `q`, or by a pair of coordinates in `pb`."""
    if not parts.path.startswith("/maps"):
        return None
    words = _said(parts, "q") or _said(parts, "center")
    pair = _PAIR.search(_said(parts, "pb") or "")
    found = words or (f"{pair[2]},{pair[1]}" if pair else None)
    framed = parts.path.startswith("/maps/embed") or _said(parts, "output") == "embed"
    if not framed or not found:
        return None
    return f"https://www.google.com/maps/search/?api=1&query={quote_plus(found)}"


def _open_street_map(parts: SplitResult) -> str | None:
    lat, _, lng = (_said(parts, "marker") or "").partition(",")
    try:
        place = f"{float(lat):.6f}", f"{float(lng):.6f}"
    except ValueError:
        return None
    marker = f"?mlat={place[0]}&mlon={place[1]}#map=17/{place[0]}/{place[1]}"
    return f"https://www.openstreetmap.org/{marker}"


_RULES: dict[str, Callable[[SplitResult], str | None]] = {
    "youtube.com": _you_tube,
    "youtube-nocookie.com": _you_tube,
    "youtu.be": _you_tube,
    "player.vimeo.com": _vimeo,
    "dailymotion.com": _dailymotion,
    "open.spotify.com": _spotify,
    "w.soundcloud.com": _soundcloud,
    "openstreetmap.org": _open_street_map,
}
