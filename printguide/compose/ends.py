"""Ends: what stands before and behind an article, as facts for the templates of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from printguide.article.binding import Article
from printguide.brand import Texts
from printguide.catalogue import DEFAULT_LANGUAGE, Entry
from printguide.components.key_takeaways import KeyTakeaways
from printguide.compose.images import Picture, picture
from printguide.compose.order import Order
from printguide.consulted import Consulted
from printguide.faults import Diagnostic
from printguide.places import Place


@dataclass
class Ends:
    """Cover and imprint of one article; remembers what was wrong with their pictures."""

    article: Article
    order: Order
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """The article's file."""
        return self.article.manuscript.source.file.resolve()

    @property
    def consulted(self) -> Consulted:
        """The project, as this article asks it."""
        return Consulted(self.order.catalogue, self.order.inputs)

    @cached_property
    def entry(self) -> Entry:
        """How the article is called."""
        return self.consulted.own(self.file)

    def matter(self, key: str) -> Place:
        """Where a key of the front matter has its value."""
        manuscript = self.article.manuscript
        span = manuscript.matter.values.get(key)
        return manuscript.source.place(span) if span else Place(manuscript.source.path)

    def brand(self) -> dict[str, Any]:
        """Whose print it is."""
        if self.order.setting:  # in a booklet the brand stands on the cover of all
            return {"name": None, "tagline": None, "logo": None}
        project = self.order.project
        brand, texts = project.configuration.brand, self._texts()
        logo = self._image(brand.logo, project.root, project.written.place("brand", "logo"))
        return {"name": texts.name, "tagline": texts.tagline, "logo": logo}

    def _texts(self) -> Texts[str]:
        """What the brand says in the language of the article."""
        lang = self.article.meta.lang or DEFAULT_LANGUAGE
        return self.order.project.configuration.brand.texts(lang)

    def _image(self, path: str | None, folder: Path, place: Place) -> str | None:
        """The address of an image that is named outside the text, or None with a diagnostic."""
        if not path:
            return None
        found = picture(path, folder, self.consulted)
        if isinstance(found, Picture):
            return found.address
        self.found.append(found.at(place))
        return None

    def cover(self, takeaways: Markup, title_id: str | None) -> dict[str, Any]:
        """The facts of the cover block."""
        meta = self.article.meta
        cover = meta.cover
        image = self._image(cover.image if cover else None, self.file.parent, self.matter("cover"))
        return {
            "takeaways": takeaways,
            "title_id": title_id,
            "read_time": next((t.read_time for t in self._takeaways() if t.read_time), None),
            "cover_image": image,
            "cover_alt": (cover.alt if cover else None) or meta.title,
        }

    def _takeaways(self) -> Iterator[KeyTakeaways]:
        return (b.props for b in self.article.components if isinstance(b.props, KeyTakeaways))

    def imprint(self) -> dict[str, Any]:
        """The facts of the imprint."""
        meta, texts = self.article.meta, self._texts()
        contact, bound = texts.contact.model_dump(), self.order.setting is not None
        return {
            "last_updated": next(
                (t.last_updated for t in self._takeaways() if t.last_updated), None
            ),
            "sources": meta.sources,
            "disclaimer": meta.disclaimer or (None if bound else texts.disclaimer),
            "contact": [(kind, text) for kind, text in contact.items() if text and not bound],
            "site_address": self.address(),
        }

    def address(self) -> str | None:
        """The address of the article on its site, without the scheme; None if nobody said it."""
        address = self.whole_address()
        return address.split("://", 1)[1] if address else None

    def whole_address(self) -> str | None:
        """The address of the article on its site; None if nobody said where that is."""
        site = self.order.project.configuration.site
        if site.base_url is None:
            return None
        path = site.path_of(self.entry.slug, self.entry.lang)
        return site.base_url.rstrip("/") + path
