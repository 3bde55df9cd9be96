"""Pages: those of a booklet that no article holds: cover, imprint, contents, lists, index."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from printguide.article.binding import Article, bind
from printguide.article.parsing import parse
from printguide.article.reading import source_of
from printguide.compose.composing import Composition, composed
from printguide.compose.images import Picture, picture
from printguide.compose.ledger import Ledger
from printguide.compose.linked import Code
from printguide.compose.order import Order
from printguide.compose.print_html import Meant, PrintHtml
from printguide.compose.words import Words
from printguide.outcome import Outcome
from printguide.places import Place


@dataclass(frozen=True, slots=True)
class PageMatter:
    """What one of these pages shows."""

    template: str
    title: str
    lang: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Pictures of the project, by the names that the template has for them."""
    author: str | None = None
    date: str | None = None
    codes: tuple[Code, ...] = ()
    """Those that it shows."""


def compose_page(matter: PageMatter, order: Order, manifest: Path) -> Outcome[PrintHtml]:
    """Make the print HTML of a page; its texts are those of the manifest."""
    article = article_of(matter.title, matter.lang, matter.date, order, manifest)
    return composed(_Page(article, order, matter, manifest))


def article_of(title: str, lang: str, date: str | None, order: Order, manifest: Path) -> Article:
    """Return an article without a text, which has what a page says of itself."""
    head = [f"title: {_quoted(title)}", f"lang: {lang}"]
    head += [f"date: {date}"] if date else []
    text = "\n".join(["---", *head, "---", ""])
    shown = order.project.shown(manifest)
    parsed = parse(source_of(text, shown, manifest.parent / f".{manifest.stem}.md")).value
    article = bind(parsed, order.project.registry).value if parsed else None
    if article is None:
        raise ValueError(f"`{title}` in {lang!r} is no front matter")
    return article


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{" ".join(escaped.split())}"'


class _Page(Composition):
    def __init__(self, article: Any, order: Order, matter: PageMatter, manifest: Path) -> None:
        super().__init__(article, order)
        self.matter, self.manifest = matter, manifest

    def content(self) -> dict[str, Any]:
        """The page of the template, and nothing of an article around it."""
        pictures = {name: self._picture(path) for name, path in self.matter.pictures.items()}
        body = self.part(self.matter.template, {**self.matter.facts, **pictures})
        names = ("cover", "contents", "footnotes", "references", "imprint")
        return {**dict.fromkeys(names, Markup("")), "body": body, "blank_pages": 0}

    def _picture(self, path: str) -> str | None:
        found = picture(path, self.manifest.parent, self.ends.consulted)
        if isinstance(found, Picture):
            return found.address
        self.found.append(found.at(Place(self.order.project.shown(self.manifest))))
        return None

    def result(self, html: str) -> PrintHtml:
        """Return what the engine needs; the codes are those that articles have made."""
        codes = (Meant(it.url, it.symbol) for it in self.matter.codes if it.symbol)
        return replace(super().result(html), codes=tuple(codes))

    def missing(self, ledger: Ledger) -> list[Words]:
        """Return nothing: there is no article whose words could be lost."""
        return []

    def unknown_sections(self) -> Any:
        """Return nothing, likewise."""
        return iter(())
