"""Styles, classes and measures of HTML elements: what authors may say of looks on paper.

Everything is written anew from lists of what is harmless, never passed on as it stands.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

_PERCENT = re.compile(r"(?:100|[1-9]?\d)(?:\.\d{1,2})?%")
_WEIGHT = re.compile(r"bold(?:er)?|normal|lighter|[1-9]00")
_CAPITAL = re.compile("[A-Z]")
_CLASS = re.compile(r"[A-Za-z][\w-]{0,39}")
MOST_CLASSES = 20

_SIDES = re.compile(r"left|right|center|justify|start|end")
_BREAK = re.compile(r"auto|avoid|page|always")
_DECLARATIONS: dict[str, re.Pattern[str]] = {
    "text-align": _SIDES,
    "font-weight": _WEIGHT,
    "font-style": re.compile(r"italic|oblique|normal"),
    "text-decoration": re.compile(r"underline|line-through|none"),
    "vertical-align": re.compile(r"top|middle|bottom|baseline|sub|super"),
    "break-before": _BREAK,
    "break-after": _BREAK,
    "break-inside": re.compile(r"auto|avoid"),
}
"""Properties that mean something on paper and can hide nothing, with the values they may have."""

_OLD = {
    "page-break-before": "break-before",
    "page-break-after": "break-after",
    "page-break-inside": "break-inside",
    "text-decoration-line": "text-decoration",
}
WITH_WIDTH = frozenset({"img", "td", "th"})
ALIGNED = frozenset({"td", "th", "tr", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
LARGEST_PIXELS = 4000


def declarations(name: str, props: Mapping[str, Any]) -> str:
    """Return the `style` of an HTML element as paper has it; "" where nothing of it is kept."""
    kept: dict[str, str] = {}
    align = props.get("align")
    if name in ALIGNED and isinstance(align, str) and _SIDES.fullmatch(align.lower()):
        kept["text-align"] = align.lower()
    if name in WITH_WIDTH:
        kept |= _width(props.get("width"), pixels=name == "img")
    for written, value in _written(props.get("style")):
        allowed = _DECLARATIONS.get(written)
        if allowed and allowed.fullmatch(value):
            kept[written] = "page" if value == "always" else value
        elif written == "width" and name in WITH_WIDTH:
            kept |= _width(value, pixels=name == "img")
    return "; ".join(f"{key}: {value}" for key, value in kept.items())


def _written(style: Any) -> Iterator[tuple[str, str]]:
    """The declarations of a style, written as an object or as a text."""
    pairs: Iterator[tuple[str, Any]] = iter(())
    if isinstance(style, dict):
        pairs = ((_CAPITAL.sub(lambda it: f"-{it[0].lower()}", key), v) for key, v in style.items())
    elif isinstance(style, str):
        parts = (part.partition(":") for part in style.split(";"))
        pairs = ((key.strip().lower(), value) for key, _, value in parts)
    for key, value in pairs:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            plain = str(value).lower().replace("!important", "").strip()
            yield _OLD.get(key, key), plain


def _width(value: Any, *, pixels: bool) -> dict[str, str]:
    """A width in per cent; of images also in pixels, as HTML has them."""
    text = str(value).strip() if isinstance(value, str | int) else ""
    if _PERCENT.fullmatch(text):
        return {"width": text}
    number = text.removesuffix("px")
    if pixels and number.isdecimal() and 0 < int(number) <= LARGEST_PIXELS:
        return {"width": f"{int(number)}px"}
    return {}


def classes(props: Mapping[str, Any]) -> str:
    """Return the classes of an HTML element, each behind `site-`, so that none is one of ours."""
    written = [props.get(name) for name in ("className", "class")]
    names = " ".join(text for text in written if isinstance(text, str)).split()
    kept = dict.fromkeys(f"site-{name}" for name in names if _CLASS.fullmatch(name))
    return " ".join(list(kept)[:MOST_CLASSES])


def _span(value: Any) -> str | None:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if text.isdecimal() and 1 < int(text) <= 100 else None


def _number(value: Any) -> str | None:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if re.fullmatch(r"-?\d{1,6}", text) else None


def _among(*choices: str) -> Callable[[Any], str | None]:
    return lambda value: value if isinstance(value, str) and value in choices else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: Any) -> str | None:
    return "reversed" if value not in (False, "false", None) else None


_CELLS = {"colspan": _span, "rowspan": _span, "scope": _among("row", "col", "rowgroup", "colgroup")}
KEPT: dict[str, dict[str, Callable[[Any], str | None]]] = {
    "": {"lang": _text, "dir": _among("ltr", "rtl", "auto")},
    "td": _CELLS,
    "th": _CELLS,
    "ol": {"start": _number, "reversed": _flag, "type": _among("1", "a", "A", "i", "I")},
    "li": {"value": _number},
    "time": {"datetime": _text, "dateTime": _text},
}
"""Attributes that pass, by element ("" for all), each with the value it has on paper or None."""


def kept_attributes(name: str, props: Mapping[str, Any]) -> dict[str, str]:
    """Return those attributes of an HTML element that mean something on paper."""
    rules = {**KEPT[""], **KEPT.get(name, {})}
    kept: dict[str, str] = {}
    for written, value in props.items():
        rule = rules.get(written) or rules.get(written.lower())
        if rule and (said := rule(value)) is not None:
            kept[written.lower()] = said
    for key, said in (("class", classes(props)), ("style", declarations(name, props))):
        if said:
            kept[key] = said
    return kept
