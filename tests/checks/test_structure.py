"""Headings, attributes and prices."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.article.binding import Article
from printguide.checks.checking import check
from printguide.checks.prices import names_currency
from printguide.outcome import Outcome
from printguide.project import Configuration, Project

Bind = Callable[[str], Outcome[Article]]


def found(article: Bind, body: str, **tables: object) -> list[tuple[str, int]]:
    made = article(f"---\ntitle: T\n---\n\n{body}\n").value
    assert made is not None
    settings = Project(Path(), Configuration.model_validate(tables))
    return [(d.code, d.place.line) for d in check(made, settings)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## A\n\n### B\n\n## C\n\n#### D", [("PG601", 11)]),
        ("### A\n\n## B", []),
        ("# A\n\n### B", [("PG601", 7)]),
        ("# A\n\n## B\n\n# C", [("PG602", 9)]),
        ("A\n=\n\nB\n=", [("PG602", 8)]),
        ("##\n\nText", [("PG603", 5)]),
        ("## {/* only-an-id */}\n\nText", [("PG603", 5)]),
        ("## `code`", []),
    ],
)
def test_levels_of_headings(article: Bind, body: str, expected: list[tuple[str, int]]) -> None:
    assert found(article, body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<InfoBox title=" ">x</InfoBox>', [("PG307", 5)]),
        ('<KeyTakeaways\n  points={["a",\n  ""]} />', [("PG307", 7)]),
        ('<PriceTable items={[{ name: "a", price: "" }]} />', [("PG307", 5)]),
        ('<InfoBox className="">x</InfoBox>', []),
        ('<ComparisonTable headers={["", "a"]} rows={[{ feature: "f", option1: "" }]} />', []),
    ],
)
def test_attributes_without_words(
    article: Bind, body: str, expected: list[tuple[str, int]]
) -> None:
    assert found(article, body) == expected


@pytest.mark.parametrize(
    ("row", "uneven"),
    [
        ('option1: "x", option2: "y"', False),
        ('option1: "x"', True),
        ('option1: "x", option2: "y", option3: "z"', True),
        ('option2: "y"', False),
    ],
)
def test_rows_have_as_many_cells_as_the_head(article: Bind, row: str, uneven: bool) -> None:
    table = f'<ComparisonTable headers={{["", "a", "b"]}} rows={{[{{ feature: "f", {row} }}]}} />'
    assert found(article, table) == ([("PG308", 5)] if uneven else [])


@pytest.mark.parametrize(
    ("price", "lang"),
    [
        ("€20", "en"),
        ("20 EUR", "en"),
        ("₩150,000", "ko"),
        ("150,000 원", "ko"),
        ("3.000 円", "ja"),
        ("12 euros", "fr"),
        ("20 Euro", "de"),
        ("10 dollars", "en"),
        ("100 kr", "sv"),
        ("free", "en"),
        ("무료", None),
    ],
)
def test_a_price_names_its_currency_or_needs_none(price: str, lang: str | None) -> None:
    assert names_currency(price, lang)


@pytest.mark.parametrize("price", ["20", "20.00", "from 20", "150,000", "2 x 20"])
def test_a_bare_number_names_none(price: str) -> None:
    assert not names_currency(price, "en")


PRICES = '<PriceTable items={[{ name: "a", price: "1" },\n { name: "b", price: "€2" }]}'


@pytest.mark.parametrize(
    ("wanted", "more", "expected"),
    [
        ({}, "", []),
        ({"currency": True}, "", ["PG704"]),
        ({"currency": True}, 'currency="EUR"', []),
        ({"date": True}, "", ["PG705"]),
        ({"date": True}, 'asOf="2026-01-01"', []),
    ],
)
def test_prices_say_what_the_project_wants(
    article: Bind, wanted: dict[str, bool], more: str, expected: list[str]
) -> None:
    codes = [code for code, _ in found(article, f"{PRICES} {more} />", prices=wanted)]
    assert codes == expected
