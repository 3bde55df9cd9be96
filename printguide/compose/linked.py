"""Linked: what becomes of a link on paper: a code, a reference, a page number, or itself."""

import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote

from printguide.compose.codes import Symbol
from printguide.compose.labels import Labels


@dataclass(frozen=True, slots=True)
class Code:
    """A printed QR code and the words around it."""

    url: str
    title: str
    number: int | None
    image: str | None
    """The symbol as a data: address of one pixel a module, quiet zone included; None on screens,
    where the link itself is live."""
    size_mm: float
    alt: str
    symbol: Symbol | None = field(repr=False, compare=False, kw_only=True)

    @property
    def short(self) -> str:
        """The address as it is printed: without its scheme."""
        return short(self.url)


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that is printed in a list at the end."""

    number: int
    title: str
    url: str

    @property
    def short(self) -> str:
        """The address as it is printed: without its scheme."""
        return short(self.url)


@dataclass(frozen=True, slots=True)
class Printed:
    """How one link is printed: where it leads when clicked, and its small number."""

    href: str | None
    number: int | None = None
    page: str | None = None
    """The printed number of the page that it leads to, in a booklet."""


def short(url: str) -> str:
    """Return an address without what a reader need not type."""
    return unquote(re.sub(r"^https?://", "", url)).rstrip("/") or url


def link_html(printed: Printed, html: str, labels: Labels) -> str:
    """Return a link as it is printed around words, with its number or its page behind them."""
    if printed.href is None:
        return html
    target = escape(printed.href)
    if printed.page:
        said = escape(labels.label("on_page", page=printed.page))
        return f'<a class="inward bound" href="{target}" data-page="{said}">{html}</a>'
    if target.startswith("#"):
        before, _, after = labels.label("on_page").partition("{page}")
        return (
            f'<a class="inward" href="{target}" data-before="{escape(before)}"'
            f' data-after="{escape(after)}">{html}</a>'
        )
    sup = f'<sup class="ref">{printed.number}</sup>' if printed.number else ""
    return f'<a href="{target}">{html}</a>{sup}'
