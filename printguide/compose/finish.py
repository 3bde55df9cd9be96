"""The finish: what kind of PDF an article becomes, and what a press needs for it."""

from collections.abc import Mapping

from printguide.article.binding import Article
from printguide.brand import Brand
from printguide.compose.contrast import token_colour
from printguide.compose.order import Order
from printguide.compose.print_html import Finish
from printguide.press.inks import Inks
from printguide.press.intent import intent_of


def finish_of(article: Article, order: Order, tokens: Mapping[str, str]) -> Finish:
    """Return the finish of an article; `tokens` are those of its stylesheets."""
    format_, source, project = order.format, article.manuscript.source, order.project
    attachment = (source.file.name, source.text.encode()) if format_.attach_source else None
    kinds = tuple(format_.conforms_to)
    if format_.press is None:
        return Finish(kinds, attachment=attachment, saving=format_.saving)
    intent = intent_of(project.configuration.press, project.root)
    inks = brand_inks(project.configuration.brand, tokens)
    return Finish(kinds, format_.press, intent, inks, attachment, saving=format_.saving)


def brand_inks(brand: Brand, tokens: Mapping[str, str]) -> dict[str, Inks]:
    """Return the inks that a brand names, by the colours that its tokens have on screens.

    Whatever else has exactly that colour is in the same inks, such as a logo.
    """
    inks = {}
    for name, percentages in brand.cmyk.given().items():
        if colour := token_colour(name, tokens):
            cyan, magenta, yellow, black = (part / 100 for part in percentages)
            inks[str(colour)] = Inks(cyan, magenta, yellow, black)
    return inks
