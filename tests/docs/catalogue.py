"""The catalogue of faults, `docs/diagnostics.md`: made of the codebook, never by hand.

What a fault says is what it says of its bad example, which is built for the purpose. To renew the
page after a fault or an explanation was added or reworded, run `python -m tests.docs.catalogue` in
the folder of the project. `tests/faults/test_explanations.py` fails until the page is fresh.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import click

from printguide.codebook import Example, Explanation, Sample, codes, explanation
from printguide.faults import Fault
from printguide.reports.report import Finding
from printguide.reports.text import as_text
from tests.support.rehearsed import bad_example

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

<!-- Made by `python -m tests.docs.catalogue`. Change the classes and printguide/explanations. -->

Everything that printguide finds has a code. A code never changes its meaning, and none is used
twice. A message names the fault, the place and, where one is certain, the remedy behind `=`:

```text
warning[PG302]: `items[0]` has no `prise`
  --> blood-test.mdx:18:28
18 |     { name: "Blood count", prise: "€20.00" },
   |                            ^^^^^
   = write `price` for `prise`
```

The numbers behind the name of the file are the line and the column. All faults of an article are
said at once, in the order of their places. The explanations below are also in the program:
`printguide explain PG302`.

## Severity

- An **error** keeps the article from being written. A PDF that was made before stays as it is, and
  all other articles are made.
- A **warning** does not. With `--strict` it counts as an error.
- An **info** says what was left out on purpose. It is never an error.

Faults of finished PDFs (PG540 to PG579) are found by [the proof](proof.md). The PDF is there
already: an error means that it does not pass.

You may see it otherwise. For a whole project, `printguide.toml` gives a code another severity:
`error`, `warning`, `info`, or `off`, which says nothing of it:

```toml
[faults]
PG302 = "error"
PG422 = "off"
```

For a single article its front matter does, and wins over the project:

```yaml
faults:
  PG302: "off"
```

Codes that are called **firm** in the table keep their severity, for behind them words would be lost
or nothing could be printed.

## All codes

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
"""Facts for what no example shows, by the names of the fields; for others `…` stands."""

FIND_US = "https://www.example.org/blog/find-us"

OWN: dict[str, dict[str, Any]] = {
    "PG103": {"limit": 8_000_000},
    "PG205": {"limit": 40},
    "PG303": {"problem": "is not a text"},
    "PG404": {"address": "https://www.example.org/…"},
    "PG540": {"what": "the file", "reason": "it is no PDF"},
    "PG541": {"what": "page 3 draws too much", "limit": "8 MB of drawing on a page"},
    "PG542": {"found": 8, "meant": 9},
    "PG543": {"name": "knee.manifest.json", "reason": "pages: Field required"},
    "PG544": {"url": FIND_US, "page": 3},
    "PG545": {"url": FIND_US, "page": 3, "read": "https://www.example.org/old"},
    "PG546": {"url": FIND_US, "page": 3, "module_mm": 0.5},
    "PG547": {"url": FIND_US, "page": 3, "module_mm": 0.41},
    "PG548": {"read": "https://www.example.org/poster", "page": 3},
    "PG549": {"url": FIND_US, "page": 3, "module_mm": 0.25, "least_mm": 0.4},
    "PG550": {"url": FIND_US, "page": 3, "modules": 1.7},
    "PG551": {"url": FIND_US, "page": 3, "contrast": 3.9},
    "PG552": {"url": FIND_US, "page": 3, "distance_mm": 2.0, "least_mm": 5.0},
    "PG553": {"font": "Office Sans"},
    "PG554": {"font": "Logo Sans"},
    "PG555": {"text": "Prices as of May", "page": 3, "size_pt": 5.0, "least_pt": 7.0},
    "PG556": {"page": 3, "ppi": 78, "width_mm": 130.0, "needs": 768},
    "PG557": {"page": 3, "ppi": 208, "width_mm": 110.0, "needs": 974},
    "PG558": {"page": 3, "problem": "is cut to 208.0 × 297.0 mm, and 210 × 297 mm is meant"},
    "PG559": {"page": 3, "what": "a shape"},
    "PG560": {"page": 3, "what": "text", "inks": "CMYK 60/40/40/100"},
    "PG561": {"text": "Krankenversicherungskarte", "page": 3, "by_mm": 6.4},
    "PG562": {"text": "3 / 9", "page": 3, "distance_mm": 1.0, "least_mm": 3.0},
    "PG563": {"page": 3, "by_mm": 1.0},
    "PG564": {"text": "The quay in the morning", "other": "and the last tram", "page": 3},
    "PG565": {"target": "www.example.org/find-us", "page": 3, "reason": "it begins with no scheme"},
    "PG566": {"target": "find-us", "page": 3},
    "PG567": {"target": FIND_US, "page": 3},
    "PG568": {"kind": "Link", "page": 3, "count": 2},
    "PG569": {"what": "structure tree"},
    "PG570": {"page": 3, "what": "an image", "count": 1},
    "PG571": {"page": 3, "what": "`Rest for a day`", "count": 1},
    "PG572": {"what": "a language"},
    "PG573": {"page": 3},
    "PG574": {"page": 3},
    "PG575": {"text": "By tram", "level": 4, "before": 2, "page": 3},
    "PG576": {"kind": "PDF/UA-1", "lacks": "the mark of it in its metadata"},
    "PG577": {"kind": "PDF/UA-1", "rule": "7.1-3", "said": "content is not tagged"},
    "PG578": {"text": "Rest for a day", "line": 31},
    "PG579": {"text": "Rest for a day", "line": 31, "count": 1},
}
"""Facts of single kinds, by their codes."""


def stand_in(kind: type[Fault]) -> Fault:
    """Return a fault of this kind with facts that stand for any."""
    hints = get_type_hints(kind)
    facts = {**FACTS, **OWN.get(kind.code, {})}
    return kind(**{it.name: facts.get(it.name, _fact(hints[it.name])) for it in fields(kind)})


def _fact(hint: Any) -> Any:
    if get_origin(hint) is tuple:
        return ("…",)
    if get_origin(hint) is UnionType:
        return _fact(get_args(hint)[0])
    return {int: 2, float: 2.0, bool: False, dt.date: dt.date(2026, 2, 7)}.get(hint, "…")


def page() -> str:
    """Return the whole page."""
    told = [explanation(code) for code in codes()]
    return HEAD + "\n".join([*_table(told), "", *_rooms(told)])


def _table(told: list[Explanation]) -> Iterator[str]:
    yield from ("| Code | Severity | Meaning |", "|---|---|---|")
    for one in told:
        meaning = one.summary.replace("|", "\\|")
        yield f"| [{one.code}](#{one.code.lower()}) | {_severity(one)} | {meaning} |"


def _severity(told: Explanation) -> str:
    return f"{told.severity}, firm" if told.firm else str(told.severity)


def _rooms(told: list[Explanation]) -> Iterator[str]:
    digit = ""
    for one in told:
        if one.code[2] != digit:
            digit = one.code[2]
            yield f"## PG{digit}xx: {ROOMS.get(digit, 'More')}\n"
        yield "\n\n".join(_section(one)) + "\n"


def _section(told: Explanation) -> Iterator[str]:
    yield f"### {told.code}"
    yield f"**{_severity(told).capitalize()}.** {told.summary}"
    if told.text:
        yield told.text
    yield from _example("Bad", told.bad, named=len(told.bad.files) > 1)
    yield "Printguide says:"
    yield _fence("text", said(told))
    yield from _example("Good", told.mended, named=len(told.good.files) > 1)


def _example(title: str, example: Example, *, named: bool) -> Iterator[str]:
    if example.prose or example.samples:
        yield f"**{title}:** {example.prose}".strip()
    for sample in example.samples:
        yield from _sample(sample, named=named)


def _sample(sample: Sample, *, named: bool) -> Iterator[str]:
    if named and sample.path:
        yield f"`{sample.path}`:"
    yield _fence(sample.language, sample.text)


def _fence(language: str, text: str) -> str:
    return (
        f"````{language}\n{text.rstrip()}\n````"
        if "```" in text
        else (f"```{language}\n{text.rstrip()}\n```")
    )


def said(told: Explanation) -> str:
    """Return what a terminal shows of the bad example, or else of facts that stand for any."""
    if told.bad.files:
        for one in bad_example(told.code):
            if one.diagnostic.code == told.code:
                return click.unstyle(as_text(Finding(one.diagnostic, one.source)))
    fault = stand_in(codes()[told.code])
    hint = f"\n  = {fault.hint}" if fault.hint else ""
    return f"{told.severity}[{told.code}]: {fault.message}{hint}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
