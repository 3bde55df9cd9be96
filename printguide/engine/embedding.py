"""Embedding: print HTML with its fonts inside, cut down to the characters that it prints."""

from pathlib import Path

from printguide.article.reading import Source
from printguide.compose.print_html import PrintHtml
from printguide.engine.fontless import fonts_for, helpers
from printguide.engine.fonts import embed
from printguide.outcome import Outcome


def embedded(html: PrintHtml, root: Path, source: Source | None = None) -> Outcome[str]:
    """Return one HTML text that shows the same anywhere, without any other file.

    Codes, which an engine paints anew, have their colour in it already.
    `root` is the folder of the project, in which fonts of the brand are looked for.
    """
    fonts = fonts_for(html, root, source)
    if fonts.value is None:
        return Outcome(None, fonts.found)
    styles = embed(fonts.value.faces, html.characters) + helpers(fonts.value.stack)
    head, mark, rest = html.html.partition("<style>")
    for symbol in {code.symbol for code in html.codes}:
        rest = rest.replace(symbol.bitmap(), symbol.bitmap(html.code_colour))
    return Outcome(f"{head}{mark}{styles}\n{rest}", fonts.found)
