"""HTML elements of an article, written anew: what paper has no use for is left out."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from markupsafe import Markup

from printguide.article.dialect.calls import Call
from printguide.compose.embed_faults import DrawingLeftOut, PictureUnnamed
from printguide.compose.embeds import kind_of
from printguide.compose.faults import HtmlLeftOut
from printguide.compose.frames import Frame, Piece
from printguide.compose.html_elements import (
    AS_DIVISION,
    BLOCK,
    DRAWINGS,
    EMBEDS,
    INLINE,
    INSIDE_DRAWINGS,
    SILENT,
    VOID,
)
from printguide.compose.html_styles import kept_attributes
from printguide.compose.surroundings import Surroundings
from printguide.compose.table_width import width_of
from printguide.faults import Fault

Embedded = Callable[[Surroundings, dict[str, Any]], str]
"""Prints what an element shows from elsewhere, given the facts of its template."""


@dataclass(slots=True)
class Elements:
    """Prints the HTML elements of an article; keeps what was found."""

    printer: Surroundings
    embedded: Embedded
    faults: list[Fault] = field(default_factory=list)

    def print(self, call: Call, frame: Frame, anchor: str | None) -> Piece:
        """Return an element with its children; `anchor` is the id by which links find it."""
        name = call.name.lower()
        rule = self._rules().get(name)
        if rule:
            return rule(call, frame, anchor)
        if name in AS_DIVISION:
            sides = {"align": "center"} if name == "center" else {}
            rebuilt = replace(call, props=sides | call.props)
            return Piece(self._tag("div", rebuilt, frame.html(), anchor), True)
        if name in SILENT:
            return Piece("", False)
        if name in VOID:
            return Piece(f"<{name}>", name == "hr")
        if name in INLINE | BLOCK:
            return self._rebuilt(name, call, frame, anchor)
        return self._left_out(call, frame, anchor)

    def _rules(self) -> dict[str, Callable[[Call, Frame, str | None], Piece]]:
        special = {"a": self._link, "img": self._image, "details": self._details}
        return {**special, "summary": self._summary, **dict.fromkeys(EMBEDS, self._embed)}

    def _rebuilt(self, name: str, call: Call, frame: Frame, anchor: str | None) -> Piece:
        if name[0] == "h" and name[1:].isdigit():
            name = f"h{self.printer.outline.level(int(name[1:]))}"
        tag = "span" if name in ("label", "picture") else name
        html = self._tag(tag, call, frame.html(), anchor)
        if name == "table":
            width = width_of(html, self.printer.room)
            self.faults += width.faults()
            html = width.around(html)
        return Piece(html, name in BLOCK or frame.has_block)

    def _tag(self, name: str, call: Call, html: str, anchor: str | None) -> str:
        """Return an element written anew; one that fills lines tells the first of them."""
        line = self.printer.article.manuscript.place(call.span).line if call.block else None
        kept = ({"data-line": str(line)} if line else {}) | kept_attributes(name, call.props)
        return f"<{name}{_id(anchor)}{_written(kept)}>{html}</{name}>"

    def _left_out(self, call: Call, frame: Frame, anchor: str | None) -> Piece:
        name = call.name.lower()
        if name in DRAWINGS:
            self.faults.append(DrawingLeftOut(call.name))
        elif name not in INSIDE_DRAWINGS:
            self.faults.append(HtmlLeftOut(call.name))
        space = " " if name in INSIDE_DRAWINGS and frame.html().strip() else ""
        return Piece(_spot(anchor) + frame.html() + space, frame.has_block)

    def _link(self, call: Call, frame: Frame, anchor: str | None) -> Piece:
        href, html = call.props.get("href"), frame.html()
        if isinstance(href, str):
            html = self.printer.link(href, html, "".join(frame.words))
        return Piece(_spot(anchor) + html, frame.has_block)

    def _image(self, call: Call, frame: Frame, anchor: str | None) -> Piece:
        source, alt = call.props.get("src"), call.props.get("alt")
        said = alt if isinstance(alt, str) else ""
        if not isinstance(source, str):
            self.faults.append(PictureUnnamed(call.name))
            return Piece(_spot(anchor) + escape(said), False)
        html, faults = self.printer.pictures.print(source, said, None)
        self.faults += faults
        kept = _written(kept_attributes("img", call.props))
        return Piece(_spot(anchor) + html.replace("<img ", f"<img{kept} ", 1), False)

    def _details(self, call: Call, frame: Frame, anchor: str | None) -> Piece:
        return Piece(f'<div class="details"{_id(anchor)}>{frame.html()}</div>\n', True)

    def _summary(self, call: Call, frame: Frame, anchor: str | None) -> Piece:
        tag = "div" if frame.has_block else "p"
        html = f'<{tag} class="details-summary"{_id(anchor)}>{frame.html().strip()}</{tag}>\n'
        return Piece(html, True)

    def _embed(self, call: Call, frame: Frame, anchor: str | None) -> Piece:
        """A frame or a player becomes a title and a code; what stands inside is printed too."""
        address = _address(call, frame)
        named = (call.props.get(name) for name in ("title", "aria-label", "alt"))
        poster = call.props.get("poster")
        found = kind_of(address or "")
        facts = {
            "kind": EMBEDS[call.name.lower()] or found,
            "name": call.name,
            "href": address,
            "title": next((it for it in named if isinstance(it, str) and it.strip()), None),
            "poster_source": poster if isinstance(poster, str) else None,
            "children": Markup(frame.html().strip()),  # noqa: S704 - printed by the printer
            "place": Markup(_id(anchor)),  # noqa: S704 - escaped
        }
        return Piece(self.embedded(self.printer, facts), True)


def _address(call: Call, frame: Frame) -> str | None:
    """The address of an element, or of the first of the sources inside it."""
    for one in (call, *(it for it in frame.calls if it.name.lower() in ("source", "embed"))):
        for name in ("src", "data"):
            if isinstance(address := one.props.get(name), str) and address.strip():
                return address
    return None


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())


def _id(anchor: str | None) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""


def _spot(anchor: str | None) -> str:
    """A place for links to lead to, where no element carries the id."""
    return f"<span{_id(anchor)}></span>" if anchor else ""
