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
from printguide.components.map import Map
from printguide.compose.asking import Asking
from printguide.compose.elements_html import Elements
from printguide.compose.embed_faults import IdTwice
from printguide.compose.frames import Frame, Piece
from printguide.compose.linked import Code
from printguide.compose.maps import map_address
from printguide.compose.surroundings import Surroundings
from printguide.compose.templates import get, render
from printguide.compose.unprinted import unprinted
from printguide.faults import Fault
from printguide.registry.faults import NotPrinted
from printguide.registry.models import FreeComponent
from printguide.registry.registry import shipped


@dataclass(slots=True)
class Components:
    """Prints the calls of one article; remembers which components it used."""

    templates: ImmutableSandboxedEnvironment
    facts: dict[str, Any]
    provider: str
    ids: set[str]
    """Those that are taken."""
    used: set[str] = field(default_factory=set)
    """Stems of the stylesheets of what was printed."""
    shared: set[str] = field(default_factory=set)
    """Those of them on which others build."""
    faults: list[Fault] = field(default_factory=list)

    def take_faults(self) -> list[Fault]:
        """Return the faults found since the last call."""
        taken, self.faults = self.faults, []
        return taken

    def print(self, bound: Bound, frame: Frame, running: bool, printer: Surroundings) -> Piece:
        """Return a call with its children as HTML."""
        call = bound.call
        if call.name in TRANSPARENT:
            return Piece(frame.html(), frame.has_block)
        if call.is_html:
            return self._element(call, frame, printer)
        if bound.props is None:
            return Piece(*self._unknown(bound, frame, running))
        return self._known(bound, bound.props, frame, printer)

    def sheets(self, *, bound: bool = False) -> list[str]:
        """The stems of all stylesheets, those on which others build first.

        In a booklet they are those of all components, so that all parts have the same sheets.
        """
        shared, used = self.shared, self.used
        if bound:
            schemas = shipped()
            shared = shared | {it for schema in schemas for it in schema.shares}
            used = used | {stem_of(schema) for schema in schemas} | {"embed", "unknown"}
        return [*sorted(shared), *sorted(used - shared)]

    def _element(self, call: Call, frame: Frame, printer: Surroundings) -> Piece:
        elements = Elements(printer, self._embedded)
        piece = elements.print(call, frame, self._anchor(call))
        self.faults += elements.faults
        return piece

    def _anchor(self, call: Call) -> str | None:
        """The id of a call, unless another place of the article has it."""
        anchor = call.anchor
        if anchor in self.ids:
            self.faults.append(IdTwice(anchor))
            return None
        if anchor:
            self.ids.add(anchor)
        return anchor

    def _embedded(self, printer: Surroundings, facts: dict[str, Any]) -> str:
        """A film, recording, map or page that an HTML element shows in a frame."""
        asking = Asking(printer, facts["name"])
        self.used.add("embed")
        html = self._filled("embed", {**asking.facts(), **facts})
        self.faults += asking.faults
        return html

    def _filled(self, stem: str, facts: dict[str, Any]) -> str:
        name = f"components/{stem}.html"
        return str(render(get(self.templates, name), name, {**self.facts, **facts}))

    def _known(self, bound: Bound, props: Component, frame: Frame, printer: Surroundings) -> Piece:
        schema, stem = type(props), stem_of(type(props))
        anchor = None if schema.knows("id") else self._anchor(bound.call)
        self.used |= {stem, *schema.shares}
        self.shared |= set(schema.shares)
        asking = Asking(printer, bound.call.name)
        children = _paragraph(frame) if not schema.inline else Markup(frame.html())  # noqa: S704
        facts = {
            **asking.facts(),
            "props": props,
            "children": children if schema.children else Markup(""),
            "name": bound.call.name,
            "place": _place(printer, bound.call, anchor),
            "map_code": self._map_code(props, printer),
            **_around(bound.call, printer),
        }
        html = self._filled(stem, facts).strip() if schema.inline else self._filled(stem, facts)
        self.faults += asking.faults
        html += "" if schema.children else str(children)
        html += self._behind(bound, props, html, children)
        return Piece(
            html,
            not schema.inline or frame.has_block,
            f'ol class="{stem}-list"' if schema.listed else None,
        )

    def _map_code(self, props: Component, printer: Surroundings) -> Code | None:
        if not isinstance(props, LocationCard | Map):
            return None
        address = map_address(props, self.provider)
        name = props.name or props.address or self.facts["label"]("map")
        code = printer.links.place(address, name) if address else None
        self.faults += printer.links.take_faults()
        return code

    def _behind(self, bound: Bound, props: Component, html: str, children: Markup) -> str:
        """What is printed behind a component, so that no word is lost."""
        if not isinstance(props, FreeComponent):
            return _strays(bound.strays, inline=type(props).inline)
        missing = unprinted(props, html)
        if not props.misdescribed:
            self.faults += [NotPrinted(text, stem_of(type(props))) for text in missing]
        inside = "" if str(children) in html else str(children)
        strays = (*missing, *bound.strays)
        return inside + _strays(strays, inline=type(props).inline)

    def _unknown(self, bound: Bound, frame: Frame, running: bool) -> tuple[str, bool]:
        self.used.add("unknown")
        strings = list(_said(bound.call))
        if running and not frame.has_block:
            words = "".join(f"<span>{escape(text, quote=False)}</span> " for text in strings)
            anchor = _place(None, bound.call, self._anchor(bound.call))
            return f'<span class="unknown-inline"{anchor}>{words}{frame.html()}</span>', False
        title = bound.call.props.get("title")
        title = title if isinstance(title, str) else None
        if title in strings:
            strings.remove(title)
        facts = {
            "name": bound.call.name,
            "title": title,
            "strings": strings,
            "children": _paragraph(frame),
            "place": _place(None, bound.call, self._anchor(bound.call)),
        }
        return self._filled("unknown", facts), True


def _place(printer: Surroundings | None, call: Call, anchor: str | None) -> Markup:
    """The attributes that lead back to the author's line, and links to this place."""
    named = Markup(' id="{}"').format(anchor) if anchor else Markup("")
    if printer is None:
        return named
    return Markup('data-line="{}"{}').format(
        printer.article.manuscript.place(call.span).line, named
    )


def _around(call: Call, printer: Surroundings) -> dict[str, Any]:
    """What a component knows of the one it stands in, and how many of its kind stand before it."""
    outer = printer.around
    if outer is None or outer.token is None:
        return {"around": None, "before": 0}
    props = printer.article.bound(outer.token).props
    return {"around": props, "before": outer.counts[call.name]}


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


def _strays(strings: Iterable[str], *, inline: bool) -> str:
    """What no prop took, printed behind its component."""
    if inline:
        said = (escape(text, quote=False) for text in strings if text.strip())
        return "".join(f' <span class="stray">{text}</span>' for text in said)
    return "".join(
        f'<p class="stray">{escape(text, quote=False)}</p>\n' for text in strings if text.strip()
    )
