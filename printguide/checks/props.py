"""Checks of attributes: those that are empty, and rows that do not fit their head."""

from collections.abc import Iterator

from printguide.article.binding import Article, Bound
from printguide.article.dialect.attributes import Path
from printguide.article.dialect.calls import for_the_site
from printguide.article.unfit import spell
from printguide.checks.prop_faults import AttributeEmpty, RowUneven
from printguide.components.comparison_table import ComparisonTable
from printguide.faults import Diagnostic
from printguide.places import Span
from printguide.project import Project


def check_props(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield attributes without words, and uneven tables."""
    for bound in article.components:
        if bound.props is None:
            continue
        for path in _empty(bound):
            place = article.manuscript.place(bound.call.place_of_key(path))
            yield AttributeEmpty(spell(path)).at(place)
        if isinstance(bound.props, ComparisonTable):
            for span, cells in _uneven(bound, bound.props):
                fault = RowUneven(cells, len(bound.props.headers))
                yield fault.at(article.manuscript.place(span))


def _empty(bound: Bound) -> Iterator[Path]:
    """The attributes, also of items, that hold nothing but white space.

    A cell of a table may be empty, and so may the corner of its head.
    """
    for name, value in bound.call.props.items():
        if for_the_site(name) or (isinstance(bound.props, ComparisonTable) and name == "headers"):
            continue
        yield from (path for path in _blank(value, (name,)) if not _is_cell(path))


def _is_cell(path: Path) -> bool:
    return str(path[-1]).startswith("option")


def _blank(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, str) and not value.strip():
        yield path
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _blank(item, (*path, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _blank(item, (*path, str(key)))


def _uneven(bound: Bound, table: ComparisonTable) -> Iterator[tuple[Span, int]]:
    for number, row in enumerate(table.rows):
        cells = 1 + len(row.options())
        if cells != len(table.headers):
            yield bound.call.place_of(("rows", number)), cells
