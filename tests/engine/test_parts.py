"""Sheets that are put together of parts read before say the same as those read as a whole."""

from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import CSS
from weasyprint import css as weasy
from weasyprint.css.tokens import Pending

from printguide.compose.print_html import PrintHtml
from printguide.engine.parts import _parts, share_parts
from printguide.engine.weasy import render
from tests.support.brochures import brochure

TEXT = """---
title: "Tea"
---

## How

Boil it.

<Callout>Hot</Callout>

<Steps>

1. Pour
2. Wait

</Steps>
"""


def dressed(page: PrintHtml, more: str) -> PrintHtml:
    """The page with one more layer at the end of its sheet."""
    return replace(
        page, html=page.html.replace("</style>", f"\n@layer project {{\n{more}\n}}</style>")
    )


@pytest.mark.parametrize(
    ("more", "apart"),
    [
        ("p { color: #123456 } @page :first { margin: 30mm }", True),
        ("p::before { content: '}' }", False),
        ("@layer mine { p { color: #123456 } }", False),
        ("@counter-style x { symbols: 'a' 'b'; suffix: ' ' } ol { list-style: x }", False),
        ("@Counter-Style x { symbols: 'a' 'b'; suffix: ' ' } ol { list-style: x }", False),
        ("p { colour: red }", False),
        ("@media print { p { color: #123456 } }", False),
    ],
    ids=["plain", "a brace", "a layer", "a style of counters", "in capitals", "a slip", "media"],
)
def test_a_page_is_the_same_whether_its_sheet_was_read_before_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, apart: bool
) -> None:
    plain = brochure(tmp_path, TEXT)
    page = dressed(plain, more)
    alone = render(page, tmp_path)
    monkeypatch.setattr(weasy, "CSS", CSS)
    share_parts()

    for _ in range(2):
        assert render(page, tmp_path) == alone
    assert alone.value
    styles = page.html.partition("<style>")[2].partition("</style>")[0]
    assert (_parts(styles, None) is not None) is apart


@pytest.mark.parametrize("where", ["html", "styles"], ids=["in a page", "of many pages"])
def test_what_is_wrong_with_a_variable_is_said_of_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    more = "p { --ink: 3mm; color: var(--ink) }"
    plain = brochure(tmp_path, TEXT)
    page = dressed(plain, more) if where == "html" else replace(plain, styles=more)
    monkeypatch.setattr(weasy, "CSS", CSS)
    monkeypatch.setattr(Pending, "_reported_error", False, raising=False)
    share_parts()

    first, second = (render(page, tmp_path) for _ in range(2))

    assert [it.code for it in first.found] == ["PG505"]
    assert second == first


def test_every_sheet_of_ours_can_be_shared(tmp_path: Path) -> None:
    page = brochure(tmp_path, TEXT)

    assert _parts(page.html.partition("<style>")[2].partition("</style>")[0], None)


def test_a_sheet_without_layers_is_read_as_ever() -> None:
    assert _parts("p { color: red }", None) is None
