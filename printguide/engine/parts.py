"""Parts of sheets, which many pages share: read once for all that a process lays out.

The sheet of a page is put together from parts, a layer each (`compose/sheets.py`). To read it takes
a tenth of what a page takes, and of a draft more: WeasyPrint reads, checks and compiles the same
components again for each. Here it is put together of what was read before, where nothing in it
depends on the page.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from weasyprint import CSS
from weasyprint import css as weasy
from weasyprint.css.tokens import Pending

from printguide.engine.complaints import listening

_PART = re.compile(r"\n(?=@layer )")
_LAYERS = re.compile(r"@layer ([\w-]+(?:, [\w-]+)+);")
_OF_A_PAGE = re.compile(r"@(?!(?:layer|page|(?:top|bottom|left|right)-[a-z-]+)\b)")
"""Rules that may leave something outside the sheet, or ask for something: all but those of layers,
pages and their margins."""


@dataclass(frozen=True, slots=True)
class _Part:
    rules: tuple[tuple[Any, Any], ...]
    """Selectors, and what they declare."""
    page_rules: tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """A sheet as WeasyPrint has them, each of which is itself alone."""

    base_url: str | None
    matcher: Any
    page_rules: list[Any]
    layers: list[Any]


@dataclass(slots=True)
class _Noting:
    """In place of a matcher: notes what is added to it."""

    rules: list[tuple[Any, Any]] = field(default_factory=list)

    def add_selector(self, selector: Any, payload: Any) -> None:
        """Note a selector, and what it declares."""
        self.rules.append((selector, payload))


def share_parts() -> None:
    """Have WeasyPrint put sheets together so, in this process.

    What is wrong with a value of variables it says once, and then never again of this value. That
    would be of the first page alone of all that share it.
    """
    if weasy.CSS is CSS:
        weasy.CSS = _read
        Pending._reported_error = property(_unsaid, _not_noted)


def _unsaid(value: Any) -> bool:
    """Return that nothing was said of a value."""
    return False


def _not_noted(value: Any, said: bool) -> None:
    """Note nothing: it is to be said again."""


def _read(string: str | None = None, **surroundings: Any) -> Any:
    """Return the sheet of a page, in place of the class `CSS`."""
    parts = _parts(string, surroundings.get("base_url")) if string else None
    if string is None or parts is None or surroundings["layers"]:
        return CSS(string=string, **surroundings)
    layers, page_rules = surroundings["layers"], surroundings["page_rules"]
    layers.extend(_named(string))
    matcher = weasy.cssselect2.Matcher()
    for part in parts:
        page_rules.extend(part.page_rules)
        for selector, declared in part.rules:
            matcher.add_selector(selector, declared)
    return _Sheet(surroundings["base_url"], matcher, page_rules, layers)


def _named(styles: str) -> tuple[str, ...]:
    """The layers of a sheet, as its first rule orders them."""
    found = _LAYERS.search(styles)
    return tuple(found[1].split(", ")) if found else ()


def _parts(styles: str, base_url: str | None) -> list[_Part] | None:
    """Read all parts; None where one of them is not to be shared."""
    order = _named(styles)
    texts = _PART.split(styles)
    parts = [_part(text, order, base_url) for text in texts] if order else [None]
    return [part for part in parts if part] if all(parts) else None


@lru_cache(maxsize=512)
def _part(text: str, order: tuple[str, ...], base_url: str | None) -> _Part | None:
    """Read a part; None where it is none, or says more than what elements and pages look like."""
    if _OF_A_PAGE.search(text) or text.count("{") != text.count("}"):
        return None
    noting, page_rules, layers = _Noting(), list[Any](), list[Any]()
    with listening() as heard:
        CSS(string=f"@layer {', '.join(order)}; {text}", base_url=base_url, matcher=noting,
            page_rules=page_rules, layers=layers)  # fmt: skip
    if heard or layers != [*order]:
        return None
    return _Part(tuple(noting.rules), tuple(page_rules))
