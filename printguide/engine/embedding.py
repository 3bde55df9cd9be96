"""Embedding: print HTML with its fonts inside, cut down to the characters that it prints."""

from printguide.article.reading import Source
from printguide.compose.print_html import PrintHtml
from printguide.engine.fontless import helpers, voices, without_font
from printguide.engine.fonts import choose, embed
from printguide.outcome import Outcome
from printguide.places import Place


def embedded(html: PrintHtml, source: Source | None = None) -> Outcome[str]:
    """Return one HTML text that shows the same anywhere, without any other file."""
    choice = choose(html.characters, html.lang, voices(html.html))
    found = tuple(without_font(choice, source, Place(html.path)))
    if found:
        return Outcome(None, found)
    fonts = embed(choice.faces, html.characters) + helpers(choice.stack)
    head, mark, rest = html.html.partition("<style>")
    return Outcome(f"{head}{mark}{fonts}\n{rest}")
