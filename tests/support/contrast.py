"""What readers see: the contrast of every run of text on laid-out pages with what is behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from printguide.compose.colours import WHITE, Colour, contrast
from printguide.compose.print_html import PrintHtml


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one colour on one ground."""

    text: str
    colour: Colour
    ground: Colour

    @property
    def ratio(self) -> float:
        """Its contrast."""
        return contrast(self.colour, self.ground)


def runs(html: PrintHtml, root: Path) -> Iterator[Run]:
    """Yield every run of text of a layout, on the nearest filled box around it."""
    from weasyprint import HTML

    from printguide.engine.fontless import fonts_for
    from printguide.engine.weasy import _declared

    choice = fonts_for(html, root, None).value
    assert choice is not None
    fonts, declared = _declared(choice.faces, choice.stack)
    page = HTML(string=html.html, base_url=f"{root.as_uri()}/")
    for sheet in page.render(font_config=fonts, stylesheets=[declared]).pages:
        yield from _walk(sheet._page_box, WHITE)


def _walk(box: Any, ground: Colour) -> Iterator[Run]:
    filled = _colour(box.style["background_color"], box)
    ground = filled or ground
    text = getattr(box, "text", "")
    if isinstance(text, str) and text.strip():
        colour = _colour(box.style["color"], box)
        assert colour is not None, text
        yield Run(text, colour, ground)
    for child in getattr(box, "children", ()):
        yield from _walk(getattr(child, "_box", child), ground)


def _colour(value: Any, box: Any) -> Colour | None:
    """A colour of a style; None for one that is not there."""
    if value == "currentcolor":
        value = box.style["color"]
    red, green, blue = (round(channel * 255) for channel in value.to("srgb").coordinates)
    return Colour(red, green, blue) if value.alpha else None
