"""Theming: which theme an article is printed in."""

from printguide.article.binding import Article
from printguide.compose.faults import ThemeUnknown
from printguide.faults import Diagnostic
from printguide.places import Place
from printguide.project import Project
from printguide.themes import theme_names


def theme_of(article: Article, project: Project) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the theme that an article names, or else that of its project, and what is wrong.

    Websites have themes of their own, so an unknown one keeps no article from being printed.
    """
    written, of_project = article.meta.theme, project.configuration.brand.theme
    if written is None:
        return of_project, ()
    known = theme_names(project.root)
    if written in known:
        return written, ()
    manuscript = article.manuscript
    span = manuscript.matter.values.get("theme")
    place = manuscript.source.place(span) if span else Place(manuscript.source.path)
    return of_project, (ThemeUnknown(written, known).at(place),)
