"""The gist of an article: what a booklet has to know of it besides its pages.

It depends on its text and the project alone, so that it need not be read again while these are the
same; and it is small, so that a booklet of many articles need not hold all of them.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from printguide.article.binding import Article
from printguide.building import Prepared
from printguide.components.comparison_table import ComparisonTable
from printguide.components.location_card import LocationCard
from printguide.components.map import Map
from printguide.components.price_table import PriceTable
from printguide.compose.words import Closes, Opens, plain, steps
from printguide.faults import Diagnostic
from printguide.severities import Severities


@dataclass(frozen=True, slots=True)
class Named:
    """Something in an article that a list can name, and the line where it begins."""

    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Gist:
    """What is known of one article."""

    found: tuple[Diagnostic, ...]
    """What reading, binding and checking found."""
    title: str = ""
    length: int = 0
    """How many characters its text has."""
    digest: str = ""
    """Of its text."""
    words: int = 0
    places: tuple[Named, ...] = ()
    tables: tuple[Named, ...] = ()
    terms: tuple[str, ...] = ()
    """The words that it wants in the index."""
    prices: dict[str, str] = field(default_factory=dict)
    """What is priced, and at how much."""
    dates: dict[str, str] = field(default_factory=dict)
    """The dates of its front matter and of its tables."""
    severities: Severities = field(default_factory=Severities)
    """Those that its project and itself have set."""
    answers: dict[str, str] = field(default_factory=dict)
    """What was asked while it was read, see `Inputs`."""


def gist_of(prepared: Prepared, answers: dict[str, str]) -> Gist:
    """Return the gist of an article that was read, given what was asked meanwhile."""
    article, source = prepared.article, prepared.source
    if article is None or source is None:
        return Gist(prepared.found, severities=prepared.severities, answers=answers)
    return Gist(
        found=prepared.found,
        title=article.meta.title,
        length=len(source.text),
        digest=hashlib.sha256(source.text.encode()).hexdigest(),
        words=_words(article),
        places=tuple(_places(article)),
        tables=tuple(_tables(article)),
        terms=tuple(article.meta.index),
        prices=dict(_prices(article)),
        dates=dict(_dates(article)),
        severities=prepared.severities,
        answers=answers,
    )


def _words(article: Article) -> int:
    words = 0
    for step in steps(article, article.manuscript.tokens):
        strings = step.strings if isinstance(step, Opens) else (step,)
        words += sum(len(text.text.split()) for text in strings if not isinstance(text, Closes))
    return words


def _places(article: Article) -> Iterator[Named]:
    """Yield the places of an article that have a name."""
    for bound in article.components:
        if isinstance(bound.props, LocationCard | Map) and bound.props.name:
            yield Named(bound.props.name, article.manuscript.place(bound.call.span).line)


def _tables(article: Article) -> Iterator[Named]:
    """Yield the tables of an article that have a title."""
    for bound in article.components:
        if isinstance(bound.props, PriceTable | ComparisonTable) and bound.props.title:
            yield Named(bound.props.title, article.manuscript.place(bound.call.span).line)


def _prices(article: Article) -> Iterator[tuple[str, str]]:
    for bound in article.components:
        if isinstance(bound.props, PriceTable):
            for item in bound.props.items:
                yield plain(item.name), plain(item.price)


def _dates(article: Article) -> Iterator[tuple[str, str]]:
    for key in ("date", "updated", "reviewed", "review_by"):
        if day := getattr(article.meta, key):
            yield key, str(day)
    for bound in article.components:
        if isinstance(bound.props, PriceTable) and bound.props.as_of:
            yield f"prices of {bound.props.title or 'a table'}", bound.props.as_of
