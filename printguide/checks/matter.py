"""Checks of front matter: its language, settings of severities, and a slug that lasts."""

from collections.abc import Iterator

from printguide.article.binding import Article
from printguide.article.editions import named_edition
from printguide.catalogue import slug_for
from printguide.checks.matter_faults import LanguageUnclear, SettingUnfit, SlugMissing
from printguide.codebook import codes
from printguide.faults import Diagnostic, Mend
from printguide.languages import is_tag
from printguide.places import Place, Span
from printguide.project import Project
from printguide.severities import LEVELS


def check_matter(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield what is wrong with settings, and that there is no slug where articles link."""
    source, matter = article.manuscript.source, article.manuscript.matter
    borrowed = named_edition(source.file) or article.meta.translation_of
    named = article.meta.slug is not None or borrowed is not None
    if project.configured and not named and matter.body and not matter.unread:
        slug = slug_for(source.file, None)
        end = source.text.rfind("---", 0, matter.body)
        mend = Mend(Span(end, end), f"slug: {slug}\n")
        yield SlugMissing(slug).at(Place(source.path), mend)
    if article.meta.lang and not is_tag(article.meta.lang):
        span = matter.values.get("lang", Span(0, 3))
        yield LanguageUnclear(article.meta.lang).at(source.place(span))
    place = source.place(matter.places.get("faults", Span(0, 3)))
    for code, level in (article.meta.faults or {}).items():
        kind = codes().get(str(code))
        if kind is None:
            yield SettingUnfit(str(code), "is not a code", tuple(codes())).at(place)
        elif kind.firm:
            yield SettingUnfit(str(code), "is firm, it stays an error", ()).at(place)
        elif level is not False and level not in LEVELS:
            known = ", ".join(LEVELS)
            yield SettingUnfit(str(code), f"is `{level}`, not one of {known}", ()).at(place)
