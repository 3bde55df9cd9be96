"""Theming: what an article looks like: its theme, the colours of the brand, the project's own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from printguide.article.binding import Article
from printguide.article.reading import read
from printguide.compose.brand_faults import SheetTooPale
from printguide.compose.branding import Branding, branding, source_of
from printguide.compose.contrast import Pair, failing
from printguide.compose.faults import ThemeUnknown
from printguide.compose.order import Order
from printguide.compose.sheets import LAYERS, Looks
from printguide.faults import Diagnostic
from printguide.places import Place, Span
from printguide.project import Project
from printguide.themes import theme_names


def dress(article: Article, order: Order) -> tuple[Looks, tuple[Diagnostic, ...]]:
    """Return the looks of an article, and what is wrong with its theme and with colours."""
    project = order.project
    theme, found = _theme(article, project)
    plain = Looks(order, theme)
    own = branding(project.configuration.brand, plain.tokens(*LAYERS[:-2]), project.written)
    looks = replace(plain, brand=own.sheet)
    return looks, (*found, *own.found, *_too_pale(looks, own, project))


def _too_pale(looks: Looks, own: Branding, project: Project) -> Iterator[Diagnostic]:
    """Yield what sheets of the project set too pale; that of the brand is said already."""
    said = failing(looks.tokens(*LAYERS[:-1])) if own.found else ()
    known, values = {(pair.type, pair.ground) for pair in said}, looks.tokens()
    worst: dict[str, Pair] = {}
    for pair in failing(values):
        source = source_of(pair.type, values)
        if (pair.type, pair.ground) not in known:
            worst[source] = min(worst.get(source, pair), pair, key=lambda it: it.ratio)
    for source, pair in worst.items():
        ground = source_of(pair.ground, values)
        colours = str(pair.type_colour), str(pair.ground_colour)
        fault = SheetTooPale(source, colours[0], ground, colours[1], pair.ratio)
        yield fault.at(_set_in((source, ground), looks, project))


def _set_in(tokens: tuple[str, ...], looks: Looks, project: Project) -> Place:
    """Where a sheet of the project sets one of these tokens last; else where it names its theme."""
    named = re.compile(rf"--(?:{'|'.join(map(re.escape, tokens))})\s*:[^;}}]*")
    formats = (f"formats/{name}" for name in reversed(looks.order.format.sheets))
    for name in ("project", f"themes/{looks.theme}", *formats, "tokens"):
        file = project.root / "styles" / f"{name}.css"
        source = read(file, project.shown(file)).value if file.is_file() else None
        if source and (found := list(named.finditer(source.text))):
            return source.place(Span(*found[-1].span()))
    return project.written.place("brand", "theme")


def _theme(article: Article, project: Project) -> tuple[str, tuple[Diagnostic, ...]]:
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
