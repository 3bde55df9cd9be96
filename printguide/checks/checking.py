"""Checking: every check of an article, one after the other."""

from collections.abc import Callable, Iterator

from printguide.article.binding import Article
from printguide.checks.care import check_care
from printguide.checks.dates import check_dates
from printguide.checks.headings import check_headings
from printguide.checks.marks import check_marks
from printguide.checks.matter import check_matter
from printguide.checks.prices import check_prices
from printguide.checks.props import check_props
from printguide.checks.wording import check_wording
from printguide.faults import Diagnostic
from printguide.project import Project

Check = Callable[[Article, Project], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    check_matter,
    check_dates,
    check_care,
    check_headings,
    check_wording,
    check_marks,
    check_props,
    check_prices,
)


def check(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield what all checks find in an article, in no order."""
    for one in CHECKS:
        yield from one(article, project)
