"""Headings: the ids by which links find them."""

from pathlib import PurePosixPath

import pytest

from printguide.article.headings import slug_of
from printguide.article.parsing import parse
from printguide.article.reading import source_of


def ids(text: str) -> list[str]:
    outcome = parse(source_of(text, PurePosixPath("a.mdx")))
    assert outcome.value is not None
    return [str(t.attrs["id"]) for t in outcome.value.tokens if t.type == "heading_open"]


def words(text: str) -> str:
    outcome = parse(source_of(text, PurePosixPath("a.mdx")))
    assert outcome.value is not None
    return "".join(outcome.value.text())


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Prices 2026!", "prices-2026"),
        ("  Before you come ", "before-you-come"),
        ("Q&A", "qa"),
        ("Snake_case and dashes--here", "snake_case-and-dashes--here"),
        ("Über Łódź", "über-łódź"),
        ("가격 안내", "가격-안내"),
        ("1. First", "1-first"),
        ("?!", ""),
    ],
)
def test_the_id_is_made_of_the_words_as_sites_make_it(heading: str, name: str) -> None:
    assert slug_of(heading) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("## The **best** `time` to [go](/x)", "the-best-time-to-go"),
        ("Underlined\n===", "underlined"),
        ("## A <Badge>new</Badge> price", "a-new-price"),
        ("## ?!", "section"),
        ("##", "section"),
    ],
)
def test_only_the_words_of_a_heading_count(text: str, name: str) -> None:
    assert ids(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "## Prices {/*cost*/}",
        "## Prices {/* cost */}",
        "## Prices {#cost}",
        "## Prices {#cost} ##",
        "Prices {#cost}\n---",
    ],
)
def test_an_own_id_is_taken_and_not_printed(text: str) -> None:
    assert ids(text) == ["cost"]
    assert words(text).strip() == "Prices"


def test_a_taken_id_gets_a_number() -> None:
    assert ids("## Price\n\n## Price\n\n### Price\n") == ["price", "price-1", "price-2"]


@pytest.mark.parametrize(
    "text",
    [
        "## Price\n\n## Price\n\n## Price 1\n",
        "## Price 1\n\n## Price\n\n## Price\n",
        "## A {#b}\n\n## B\n\n## B\n\n## C {#b-1}\n",
        "## B\n\n## B 1 1\n\n## B 1\n\n## B 1\n\n## B\n\n## B\n",
    ],
)
def test_no_two_headings_share_an_id(text: str) -> None:
    found = ids(text)
    assert len(set(found)) == len(found)


def test_a_comment_in_the_middle_names_nothing() -> None:
    assert ids("## Prices {/*cost*/} today") != ["cost"]
