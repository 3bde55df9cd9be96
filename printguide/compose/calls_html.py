"""Components and HTML elements of an article as HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from printguide.article.binding import Bound
from printguide.article.dialect.calls import TRANSPARENT, Call, for_the_site, strings_in
from printguide.components import Component, stem_of
from printguide.components.location_card import LocationCard
from printguide.compose.elements_html import print_element
from printguide.compose.frames import Frame
from printguide.compose.maps import map_address
from printguide.compose.surroundings import Surroundings
from printguide.compose.templates import get, render
from printguide.compose.unprinted import unprinted
from printguide.faults import Fault
from printguide.registry.faults import NotPrinted
from printguide.registry.models import FreeComponent


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
        if call.is_html:
            html, block, faults = print_element(call, frame, printer)
            self.faults += faults
            return html, block
        if bound.props is None:
            return self._unknown(bound, frame, running)
        return self._known(bound, bound.props, frame, printer), True

    def _known(self, bound: Bound, props: Component, frame: Frame, printer: Surroundings) -> str:
        stem = stem_of(type(props))
        self.used.add(stem)
        children = _paragraph(frame)
        facts = {
            **self.facts,
            "props": props,
            "children": children if type(props).children else Markup(""),
            "name": bound.call.name,
            "place": _place(printer, bound.call),
            "map_code": None,
        }
        if isinstance(props, LocationCard):
            address = map_address(props, self.provider)
            facts["map_code"] = printer.links.place(address, props.name)
            self.faults += printer.links.take_faults()
        name = f"components/{stem}.html"
        html = str(render(get(self.templates, name), name, facts))
        html += "" if type(props).children else str(children)
        return html + self._behind(bound, props, html, children)

    def _behind(self, bound: Bound, props: Component, html: str, children: Markup) -> str:
        """What is printed behind a component, so that no word is lost."""
        if not isinstance(props, FreeComponent):
            return _strays(bound.strays)
        missing = unprinted(props, html)
        if not props.misdescribed:
            self.faults += [NotPrinted(text, stem_of(type(props))) for text in missing]
        inside = "" if str(children) in html else str(children)
        return inside + _strays((*missing, *bound.strays))

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
