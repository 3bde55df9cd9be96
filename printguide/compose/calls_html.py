"""Components and HTML elements of an article as HTML."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from printguide.article.binding import Bound
from printguide.article.dialect.calls import TRANSPARENT, Call, for_the_site, strings_in
from printguide.article.manuscript import inline_text
from printguide.components import Component, sheet_of, template_of
from printguide.components.location_card import LocationCard
from printguide.components.map import Map
from printguide.components.video import Video
from printguide.compose.elements_html import print_element
from printguide.compose.faults import HtmlLeftOut
from printguide.compose.films import (
    EMBEDDED,
    Film,
    address_of,
    film_address,
    is_film,
    title_of,
    watched,
)
from printguide.compose.frames import Frame
from printguide.compose.links import Code
from printguide.compose.maps import map_address
from printguide.compose.surroundings import Surroundings
from printguide.compose.templates import get, render
from printguide.compose.text_props import inline_tokens
from printguide.faults import Fault


@dataclass(slots=True)
class Components:
    """Prints the calls of one article; remembers which components it used."""

    templates: ImmutableSandboxedEnvironment
    facts: dict[str, Any]
    provider: str
    used: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def take_faults(self) -> list[Fault]:
        """Return the faults found since the last call."""
        taken, self.faults = self.faults, []
        return taken

    def print(
        self, bound: Bound, frame: Frame, running: bool, printer: Surroundings
    ) -> tuple[str, bool]:
        """Return a call with its children as HTML, and whether that is a block."""
        call = bound.call
        if call.name in TRANSPARENT:
            return frame.html(), frame.has_block
        if call.name in EMBEDDED:
            return self._embedded(call, frame, printer)
        if call.is_html:
            html, block, faults = print_element(call, frame, printer)
            self.faults += faults
            return html, block
        if bound.props is None:
            return self._unknown(bound, frame, running)
        html = self._known(bound, bound.props, frame, printer)
        if not type(bound.props).inline:
            return html, True
        return (html, frame.has_block) if running else (f"<p>{html}</p>\n", True)

    def _known(self, bound: Bound, props: Component, frame: Frame, printer: Surroundings) -> str:
        schema = type(props)
        self.used.add(sheet_of(schema))
        children = _running(frame) if schema.inline else _paragraph(frame)
        facts = {
            **self.facts,
            "props": props,
            "children": children if schema.children else Markup(""),
            "name": bound.call.name,
            "place": _place(printer, bound.call),
            "map_code": None,
            "film": None,
            "linked": _linked(frame, printer),
            "picture": self._picture(printer),
        }
        if isinstance(props, LocationCard | Map):
            facts["map_code"] = self._map_code(props, printer)
        elif isinstance(props, Video):
            facts["film"] = self._film("video", props.title, film_address(props), printer)
        name = f"components/{template_of(schema)}.html"
        html = str(render(get(self.templates, name), name, facts))
        html = html.strip() if schema.inline else html
        html += "" if schema.children else str(children)
        return html + _strays(bound.strays)

    def _map_code(self, props: LocationCard | Map, printer: Surroundings) -> Code | None:
        if isinstance(props, Map) and not props.name and not props.address and props.lat is None:
            return None
        name = props.name or props.address or ""
        code = printer.links.place(map_address(props, self.provider), name)
        self.faults += printer.links.take_faults()
        return code

    def _film(
        self, kind: str, title: str | None, address: str | None, printer: Surroundings
    ) -> Film:
        said = title or self.facts["label"](kind)
        code = printer.links.embedded(watched(address), plain_words(said)) if address else None
        self.faults += printer.links.take_faults()
        return Film(kind, title, code)

    def _embedded(self, call: Call, frame: Frame, printer: Surroundings) -> tuple[str, bool]:
        """Print what an element shows from elsewhere as a title with a code, and its words."""
        address = address_of(call, _sources(frame, printer))
        film = self._film(EMBEDDED[call.name], title_of(call), address, printer)
        if film.code is None and film.title is None:
            self.faults.append(HtmlLeftOut(call.name))
            return frame.html(), frame.has_block
        if film.kind == "embedded" and film.code and is_film(film.code.url):
            film = replace(film, kind="video")
        self.used.add("video")
        name = "parts/film.html"
        html = render(get(self.templates, name), name, {**self.facts, "film": film})
        return f'<div class="film wide">{html}{_paragraph(frame)}</div>\n', True

    def _picture(self, printer: Surroundings) -> Callable[[str | None, str | None], Markup]:
        def picture(source: str | None, alt: str | None) -> Markup:
            if source is None:
                word = self.facts["label"]("image")
                said = f"{word}: {alt}" if alt else word
                return Markup('<span class="image-missing">{}</span>').format(said)
            html, faults = printer.pictures.print(source, alt or "", None)
            self.faults += faults
            return Markup(html)  # noqa: S704 - written by us, and escaped

        return picture

    def _unknown(self, bound: Bound, frame: Frame, running: bool) -> tuple[str, bool]:
        self.used.add("unknown")
        strings = list(_said(bound.call))
        if running and not frame.has_block:
            words = "".join(f"<span>{escape(text, quote=False)}</span> " for text in strings)
            return f'<span class="unknown-inline">{words}{frame.html()}</span>', False
        title = bound.call.props.get("title")
        title = title if isinstance(title, str) else None
        if title in strings:
            strings.remove(title)
        facts = {
            **self.facts,
            "name": bound.call.name,
            "title": title,
            "strings": strings,
            "children": _paragraph(frame),
            "place": Markup(""),
        }
        name = "components/unknown.html"
        return str(render(get(self.templates, name), name, facts)), True


def _place(printer: Surroundings, call: Call) -> Markup:
    line = printer.article.manuscript.place(call.span).line
    return Markup('data-line="{}"').format(line)


def _said(call: Call) -> Iterator[str]:
    """The strings of a component that nobody defined, but for those of the website's own."""
    for name, value in call.props.items():
        if not for_the_site(name):
            yield from strings_in(value)
    for unread in call.unread:
        if not for_the_site(unread.name):
            yield from unread.strings


def _linked(frame: Frame, printer: Surroundings) -> Callable[..., Markup]:
    def linked(href: str, words: str | None, children: str = "") -> Markup:
        said = plain_words(words or "")
        html = f"{escape(said, quote=False)}{children}"
        return Markup(printer.link(href, html, said or "".join(frame.words)))  # noqa: S704 - ours

    return linked


def plain_words(text: str) -> str:
    """Return a string that may carry inline Markdown as its words alone."""
    return "".join(inline_text(inline_tokens(text)))


def _sources(frame: Frame, printer: Surroundings) -> Iterator[str]:
    """The addresses of the `<source>` elements that an element begins with."""
    number = frame.token.meta["number"] if frame.token else 0
    for bound in printer.article.components[number + 1 :]:
        if bound.call.name != "source":
            return
        if isinstance(address := bound.call.props.get("src"), str):
            yield address


def _running(frame: Frame) -> Markup:
    return Markup(frame.html().strip())  # noqa: S704 - printed by the printer, which escapes


def _paragraph(frame: Frame) -> Markup:
    """Children as blocks: bare running text becomes a paragraph."""
    html = frame.html().strip()
    if html and not frame.has_block:
        html = f"<p>{html}</p>"
    return Markup(html)  # noqa: S704 - printed by the printer, which escapes


def _strays(strings: Iterable[str]) -> str:
    """What no prop took, printed behind its component."""
    return "".join(
        f'<p class="stray">{escape(text, quote=False)}</p>\n' for text in strings if text.strip()
    )
