"""Asking: what the templates of components may ask of the page they are printed on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from printguide.compose.embed_faults import EmbedWithoutAddress, PictureUnnamed
from printguide.compose.embeds import readable_address
from printguide.compose.linked import Code
from printguide.compose.surroundings import Surroundings
from printguide.faults import Fault


@dataclass(slots=True)
class Asking:
    """Links, codes and pictures for the templates of one call; keeps what was wrong with them."""

    printer: Surroundings
    name: str
    """Of the component or element."""
    faults: list[Fault] = field(default_factory=list)

    def facts(self) -> dict[str, Callable[..., Any]]:
        """The functions, under the names that templates call."""
        return {
            "link": self.link,
            "code": self.code,
            "address": self.address,
            "picture": self.picture,
            "poster": self.poster,
        }

    def link(self, href: str | None, words: Markup) -> Markup:
        """Return words as a link that is printed as the format has links; without one, as words."""
        if not href or not words.strip():
            return words
        html = self.printer.link(href, str(words), words.striptags())
        return Markup(html)  # noqa: S704 - the printer escapes the address, the words are HTML

    def address(self, written: str) -> Markup:
        """Return an address that says itself where it leads; one within the site as a link is."""
        words = Markup("{}").format(written)
        if not written.startswith(("http://", "https://")):
            return self.link(written, words) if written.startswith("/") else words
        found = self.printer.links.address(written)
        self.faults += self.printer.links.take_faults()
        return Markup('<a href="{}">{}</a>').format(found, written) if found else words

    def code(self, href: str | None, title: Markup | str) -> Code | None:
        """Return a code for an address, that of a player becoming that of its page."""
        links = self.printer.links
        plain = len(links.without_base)
        address = links.address(readable_address(href)) if href else None
        said = _plain(title)
        found = links.place(address, said, "code_link_alt") if address else None
        faults = links.take_faults()
        if address is None and not faults and len(links.without_base) == plain:
            faults = [EmbedWithoutAddress(self.name)]
        self.faults += faults
        return found

    def poster(self, source: str | None, alt: Markup | str) -> Markup:
        """Return a still picture of a film; nothing where the project has none."""
        shown = self.picture(source, _plain(alt)) if source else Markup("")
        return shown if shown.startswith("<img ") else Markup("")

    def picture(self, source: str | None, alt: str | None) -> Markup:
        """Return a picture of the project, or its words where there is none."""
        if source is None:
            self.faults.append(PictureUnnamed(self.name))
            words = f": {alt}" if alt else ""
            label = self.printer.pictures.labels.label("image")
            return Markup('<span class="image-missing">{}{}</span>').format(label, words)
        html, faults = self.printer.pictures.print(source, alt or "", None)
        self.faults += faults
        return Markup(html)  # noqa: S704 - written by us, its words escaped


def _plain(text: Markup | str) -> str:
    """Words without their marks."""
    return text.striptags() if isinstance(text, Markup) else text
