"""Checks of dates: what lies in the future, and reviews that are due."""

import calendar
import datetime as dt
from collections.abc import Iterator

from printguide.article.binding import Article
from printguide.checks.matter_faults import DateAhead, ReviewOverdue
from printguide.faults import Diagnostic
from printguide.places import Place, Span
from printguide.project import Project

_PAST = ("date", "updated", "reviewed")
"""Keys that tell what has happened."""


def days_that_count(article: Article, project: Project) -> Iterator[dt.date]:
    """Yield the days on which what is said of an article changes: they are compared with today."""
    meta = article.meta
    days = [getattr(meta, key) for key in (*_PAST, "review_by")]
    yield from (day for day in days if isinstance(day, dt.date))
    if due := _review_due(article, project):
        yield due


def _review_due(article: Article, project: Project) -> dt.date | None:
    months, reviewed = project.configuration.care.review_months, article.meta.reviewed
    return months_after(reviewed, months) if months and isinstance(reviewed, dt.date) else None


def check_dates(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield dates that cannot be, seen from the day of the project, and reviews that are due."""
    meta = article.meta
    for key in _PAST:
        day = getattr(meta, key)
        if isinstance(day, dt.date) and day > project.today:
            yield DateAhead(key, day).at(place_of_key(article, key))
    if isinstance(meta.review_by, dt.date) and meta.review_by < project.today:
        fault = ReviewOverdue("review_by", meta.review_by)
        yield fault.at(place_of_key(article, "review_by"))
        return
    due = _review_due(article, project)
    if due and due < project.today:
        yield ReviewOverdue("reviewed", due).at(place_of_key(article, "reviewed"))


def place_of_key(article: Article, key: str) -> Place:
    """Return where a key of the front matter stands, or else where the front matter begins."""
    manuscript = article.manuscript
    return manuscript.source.place(manuscript.matter.places.get(key, Span(0, 3)))


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last of that month if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, dt.MAXYEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
