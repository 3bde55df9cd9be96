"""Checks of care: what articles of medical categories have to say."""

from collections.abc import Iterator

from printguide.article.binding import Article
from printguide.checks.care_faults import AuthorMissing, DisclaimerMissing, ReviewMissing
from printguide.checks.dates import place_of_key
from printguide.faults import Diagnostic
from printguide.project import Project

DISCLAIMER = "Disclaimer"
"""The component that is a disclaimer as well."""


def check_care(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield what an article lacks whose category the project marks as medical."""
    meta, category = article.meta, article.meta.category
    medical = {name.casefold() for name in project.configuration.care.medical}
    if category is None or category.casefold() not in medical:
        return
    place = place_of_key(article, "category")
    said = meta.disclaimer or project.configuration.brand.disclaimer
    if not said and not any(call.name == DISCLAIMER for call in article.manuscript.calls()):
        yield DisclaimerMissing(category).at(place)
    if not meta.author:
        yield AuthorMissing(category).at(place)
    if not meta.reviewed:
        yield ReviewMissing(category).at(place)
