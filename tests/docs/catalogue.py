"""The catalogue of faults, `docs/diagnostics.md`: made of the classes, never by hand.

To renew it after a fault was added or reworded, run `python -m tests.docs.catalogue` in the folder
of the project. The test beside this module fails as long as the page is not fresh.
"""

import datetime as dt
import importlib
import pkgutil
import re
from dataclasses import fields
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import printguide
from printguide.faults import Fault

PAGE = Path(__file__).parents[2] / "docs" / "diagnostics.md"

ROOMS = {
    "1": "The file and its front matter",
    "2": "Tags and expressions",
    "3": "Components and their attributes",
    "4": "Links, codes, images and words",
    "5": "Fonts and layout",
    "6": "How a text is written",
    "7": "Health and prices",
    "9": "The machine",
}

HEAD = """\
# Faults

<!-- Made by `python -m tests.docs.catalogue`. Change the classes, not this page. -->

Everything that printguide finds has a code. A code never changes its meaning, and none is used
twice. A message names the fault, the place and, where one is certain, the remedy:

```text
warning[PG302]: `items[0]` has no `prise`
  --> blood-test.mdx:18:28
18 |     { name: "Blood count", prise: "€20.00" },
   |                            ^^^^^
   = write `price` for `prise`
```

- An **error** keeps the article from being written. A PDF that was made before stays as it is, and
  all other articles are made.
- A **warning** does not. With `--strict` it counts as an error.
- An **info** says what was left out on purpose. It is never an error.

All faults of an article are said at once, in the order of their places. In the table, `…` stands
for what the article has.
"""

FACTS: dict[str, Any] = {
    "byte": 0xE9,
    "size": 9_000_000,
    "count": 2,
    "box_mm": 30.0,
    "needs_mm": 33.2,
    "expected": "a text",
    "reason": "…",
    "characters": ("𓀀",),
    "sign": "{",
    "what": "comments",
    "command": 'pip install "printguide[cjk]"',
    "remedy": None,
    "stage": "print",
    "suggestion": None,
    "inside": "list item",
    "open": "Outer",
    "unread": False,
}
"""Facts that read better than `…`, by the names of the fields."""

OWN: dict[str, dict[str, Any]] = {
    "PG103": {"limit": 8_000_000},
    "PG205": {"limit": 40},
    "PG303": {"problem": "is not a text"},
    "PG404": {"address": "https://www.example.org/…"},
}
"""Facts of single kinds, by their codes."""


def faults() -> list[type[Fault]]:
    """Return every class of fault, by code."""
    for module in pkgutil.walk_packages(printguide.__path__, "printguide."):
        if module.name.endswith("faults"):
            importlib.import_module(module.name)
    found, waiting = set[type[Fault]](), [Fault]
    while waiting:
        below = waiting.pop().__subclasses__()
        found |= {kind for kind in below if kind.__module__.startswith("printguide.")}
        waiting += below
    return sorted(found, key=lambda kind: kind.code)


def example(kind: type[Fault]) -> Fault:
    """Return a fault of this kind with facts that stand for any."""
    hints = get_type_hints(kind)
    facts = {**FACTS, **OWN.get(kind.code, {})}
    return kind(**{it.name: facts.get(it.name, _stand_in(hints[it.name])) for it in fields(kind)})


def _stand_in(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return ("…",)
    if get_origin(hint) is UnionType:
        return _stand_in(get_args(hint)[0])
    return {int: 2, float: 2.0, bool: False, dt.date: dt.date(2026, 2, 7)}.get(hint, "…")


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    kinds = faults()
    for digit, title in ROOMS.items():
        rows = [_row(kind) for kind in kinds if kind.code[2] == digit]
        if rows:
            head = ["| Code | Severity | Says | Means | To do |", "|---|---|---|---|---|"]
            parts.append("\n".join([f"## PG{digit}xx: {title}", "", *head, *rows]) + "\n")
    return "\n".join(parts)


def _row(kind: type[Fault]) -> str:
    fault = example(kind)
    cells = (kind.code, str(kind.severity), fault.message, kind.__doc__ or "", fault.hint or "–")
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
