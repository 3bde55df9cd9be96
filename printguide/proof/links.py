"""Links: where each one on a page leads, and whether it can be opened."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import pikepdf

from printguide.engine.inspection.facts import Rect
from printguide.proof.aim import Aim
from printguide.proof.destinations import Destinations
from printguide.proof.findings import Found, FoundLink
from printguide.proof.leaf import Leaf, quoted
from printguide.proof.link_faults import (
    AnnotationOnPress,
    DestinationGone,
    LinkUnnamed,
    TargetFaulty,
)
from printguide.proof.pen import numbers

_NOT_ALLOWED = re.compile(r"[\s<>\"{}|\\^`\x00-\x1f\x7f-\U0010ffff]")
"""What an address has to write with per cent signs (RFC 3986, 2)."""
_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")
_MAILBOX = re.compile(r"[^@\s]+@[A-Za-z0-9.-]+\.[A-Za-z0-9-]+")
_PHONE = re.compile(r"\+?[0-9().*#-]*[0-9*#][0-9().*#-]*(;[a-z-]+=[^;]+)*")
"""RFC 3966, 3; numbers of emergency have no plus."""
_PLACE = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(,-?\d+(?:\.\d+)?)?(;[^?]*)?")
"""RFC 5870, 3.3; a search may follow behind `?`."""


def page_links(leaf: Leaf, destinations: Destinations) -> Iterator[FoundLink]:
    """Yield the links of a page with the text that they lie on."""
    for it in annotations(leaf.page):
        if it.get("/Subtype") == "/Link":
            yield FoundLink(_target(it, destinations), _text(it, leaf))


def annotations(page: Any) -> list[Any]:
    """Return the annotations of a page that are sound enough to be looked at."""
    found = page.obj.get("/Annots", [])
    is_list = isinstance(found, pikepdf.Array)
    return [it for it in found if isinstance(it, pikepdf.Dictionary)] if is_list else []


def faulty_links(leaf: Leaf, aim: Aim, destinations: Destinations) -> Iterator[Found]:
    """Yield a fault for each link that leads nowhere, and for annotations that a press refuses."""
    found = annotations(leaf.page)
    if aim.press and (seen := [it for it in found if _in_print(it, leaf)]):
        kinds = sorted({str(it.get("/Subtype", "/?")).removeprefix("/") for it in seen})
        fault = AnnotationOnPress(", ".join(kinds), leaf.number, len(seen))
        yield Found(fault, leaf.number, tuple(box for it in seen if (box := _rect(it, leaf))))
    for it in found:
        if it.get("/Subtype") == "/Link":
            yield from _judged(it, leaf, aim, destinations)


def _judged(link: Any, leaf: Leaf, aim: Aim, destinations: Destinations) -> Iterator[Found]:
    box = _rect(link, leaf)
    spots = (box,) if box else ()
    address, place = _address(link), _place(link)
    target = _target(link, destinations)
    if address is not None:
        if reason := refusal(address):
            yield Found(TargetFaulty(quoted(address), leaf.number, reason), leaf.number, spots)
    elif place is None or destinations.page(place) is None:
        yield Found(DestinationGone(quoted(target), leaf.number), leaf.number, spots)
    described = str(link.get("/Contents", "")).strip()
    if aim.tagged and not described and not _text(link, leaf):
        yield Found(LinkUnnamed(quoted(target), leaf.number), leaf.number, spots)


def refusal(address: str) -> str | None:
    """Return why a telephone cannot open an address; None if it can."""
    if bad := _NOT_ALLOWED.search(address):
        return f"it holds the sign U+{ord(bad[0]):04X} as it is"
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        port = parts.port
    except ValueError:
        return "it is no address"
    if not parts.scheme:
        return "it begins with no scheme"
    name = host.removesuffix(f":{port}") if port is not None else host
    needs = {
        "http": (_HOST.fullmatch(name), "it names no host"),
        "https": (_HOST.fullmatch(name), "it names no host"),
        "mailto": (all(map(_MAILBOX.fullmatch, unquote(parts.path).split(","))),
                   "it names no mailbox"),
        "tel": (_PHONE.fullmatch(unquote(parts.path)), "it holds no number"),
        "geo": (_on_earth(parts.path), "it names no place on earth"),
    }  # fmt: skip
    sound, said = needs.get(parts.scheme, (None, f"telephones know no `{parts.scheme}:`"))
    return None if sound else said


def _on_earth(path: str) -> bool:
    found = _PLACE.fullmatch(path)
    return bool(found and abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180)


def _address(link: Any) -> str | None:
    """What a link opens outside of the PDF; None of one within."""
    action = link.get("/A")
    if not isinstance(action, pikepdf.Dictionary):
        return None
    kind = str(action.get("/S", "")).removeprefix("/")
    if kind == "URI":
        return _uri(action.get("/URI", ""))
    return None if kind == "GoTo" else f"{kind or 'nothing'}:"


def _uri(written: Any) -> str:
    return bytes(written).decode("utf-8", "replace") if hasattr(written, "__bytes__") else ""


def _place(link: Any) -> Any:
    """The place within the PDF that a link leads to, as it is written."""
    action = link.get("/A")
    if isinstance(action, pikepdf.Dictionary):
        return action.get("/D")
    return link.get("/Dest")


def _target(link: Any, destinations: Destinations) -> str:
    address = _address(link)
    if address is not None:
        return address
    place = _place(link)
    page = destinations.page(place)
    if page is not None:
        return f"page {page}"
    return str(place) if isinstance(place, pikepdf.String | pikepdf.Name) else "nothing"


def _text(link: Any, leaf: Leaf) -> str:
    """The text that a link lies on."""
    box = _rect(link, leaf)
    if box is None:
        return ""
    signs = [
        sign
        for run in leaf.runs
        for sign, spot in zip(run.text, run.boxes, strict=True)
        if (spot and _holds(box, spot)) or (sign.isspace() and _holds(box, run.box))
    ]
    return " ".join("".join(signs).split())


def _holds(box: Rect, spot: Rect | None) -> bool:
    if spot is None:
        return False
    x, y = (spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _rect(annotation: Any, leaf: Leaf) -> Rect | None:
    try:
        left, bottom, right, top = numbers(annotation.get("/Rect"))
    except (TypeError, ValueError):
        return None
    return leaf.sheet.rect(left, bottom, right, top)


def _in_print(annotation: Any, leaf: Leaf) -> bool:
    """Whether an annotation lies in what is printed; traps and printer's marks may lie beside."""
    box = _rect(annotation, leaf)
    if box is None or annotation.get("/Subtype") in ("/PrinterMark", "/TrapNet"):
        return False
    wide, high = box.overlap(leaf.sheet.bleed)
    return wide > 0 and high > 0
