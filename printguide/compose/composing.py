"""Composing: from an article to print HTML. The ledger has the last word."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from printguide import __version__
from printguide.article.binding import Article
from printguide.article.reading import read
from printguide.article.whereabouts import place_of_words, place_on
from printguide.catalogue import Catalogue, slug_for
from printguide.components.key_takeaways import KeyTakeaways
from printguide.compose.arranging import Arrangement, arrange
from printguide.compose.calls_html import Components
from printguide.compose.faults import LanguageUnknown, LinkWithoutBase, TemplateFaulty, WordLost
from printguide.compose.images import Picture, load
from printguide.compose.labels import Labels, has_labels, labels_for
from printguide.compose.ledger import Ledger, bare, printed_text
from printguide.compose.links import Links
from printguide.compose.pictures import Pictures
from printguide.compose.print_html import PrintHtml
from printguide.compose.printer import Printer
from printguide.compose.sheets import gather
from printguide.compose.templates import TemplateTrouble, environment, get, render
from printguide.compose.words import Words, omissions, plain, steps
from printguide.compose.wrapping import keep_words, without_breaks
from printguide.faults import Diagnostic, in_order
from printguide.formats.format import Format, Panels, Paper
from printguide.outcome import Outcome
from printguide.places import Place, Span
from printguide.project import Project

DEFAULT_LANGUAGE = "en"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a format, on a paper, from the articles of a project."""

    project: Project
    format: Format
    paper: Paper
    catalogue: Catalogue
    template_cache: Path | None = None


def compose(article: Article, order: Order) -> Outcome[PrintHtml]:
    """Make the print HTML of an article; without a word of it there is no value."""
    composition = _Composition(article, order)
    try:
        html = composition.html()
    except TemplateTrouble as trouble:
        fault = TemplateFaulty(trouble.name, trouble.reason)
        place = _in_template(trouble, order.project) or Place(article.manuscript.source.path)
        return Outcome(None, in_order((*composition.printer.found, fault.at(place))))
    found = [*composition.printer.found, *composition.found, *composition.lost(html)]
    found += composition.plain_links()
    return Outcome(composition.result(html), in_order(found))


class _Composition:
    def __init__(self, article: Article, order: Order) -> None:
        self.article, self.order = article, order
        self.found: list[Diagnostic] = []
        self.file = article.manuscript.source.file.resolve()
        self.lang = self._language()
        self.labels: Labels = labels_for(self.lang)
        self.templates: ImmutableSandboxedEnvironment = environment(
            order.project.folders("templates"), order.template_cache
        )
        self.arrangement: Arrangement = arrange(
            article, takeaways_first=order.format.takeaways_first
        )
        self.facts: dict[str, Any] = {
            "label": self.labels.label,
            "lang": self.lang,
            "dir": self.labels.direction,
            "day_text": self.labels.day,
            "meta": article.meta,
            "brand": self._brand(),
        }
        self.printer = self._printer()
        self.facts["inline_text"] = self.printer.inline_text

    def _language(self) -> str:
        lang = self.article.meta.lang or DEFAULT_LANGUAGE
        lang = lang if _LANGUAGE.fullmatch(lang) else DEFAULT_LANGUAGE
        if not has_labels(lang):
            self.found.append(LanguageUnknown(lang).at(self._matter("lang")))
        return lang

    def _matter(self, key: str) -> Place:
        manuscript = self.article.manuscript
        span = manuscript.matter.values.get(key)
        return manuscript.source.place(span) if span else Place(manuscript.source.path)

    def _printer(self) -> Printer:
        order, labels = self.order, self.labels
        anchors = frozenset(self.article.manuscript.anchors())
        links = Links(order.catalogue, order.format, labels, self.file, anchors)
        hosts = tuple(order.project.configuration.fetch.allow_hosts)
        pictures = Pictures(self.file.parent, order.project.root, labels, hosts)
        provider = order.project.configuration.maps.provider
        ids = set(self.article.manuscript.heading_ids())
        components = Components(self.templates, self.facts, provider, ids)
        return Printer(self.article, labels, links, pictures, components)

    def _brand(self) -> dict[str, Any]:
        brand = self.order.project.configuration.brand
        logo = self._image(
            brand.logo, self.order.project.root, Place(self.article.manuscript.source.path)
        )
        return {"name": brand.name, "tagline": brand.tagline, "logo": logo}

    def _image(self, path: str | None, folder: Path, place: Place) -> str | None:
        """The address of an image that is named outside the text, or None with a diagnostic."""
        if not path:
            return None
        hosts = tuple(self.order.project.configuration.fetch.allow_hosts)
        picture = load(path, folder, self.order.project.root, hosts)
        if isinstance(picture, Picture):
            return picture.address
        self.found.append(picture.at(place))
        return None

    def html(self) -> str:
        """Print every part and put them together."""
        takeaways = self.printer.print(self.arrangement.takeaways)
        cover = self._part("parts/cover.html", self._cover(takeaways))
        body = Markup("").join(self._sections())
        footnotes = Markup(self.printer.notes.html(self.labels.label("footnotes")))  # noqa: S704
        references = self._references()
        imprint = self._part("parts/imprint.html", self._imprint())
        meta = self.article.meta
        html = self._part(
            "article.html",
            {
                "styles": Markup(self._styles()),  # noqa: S704 - our own sheets, `</` escaped
                "description": meta.excerpt,
                "running_title": meta.title,
                "generator": f"printguide {__version__}",
                "created": _iso(meta.date),
                "modified": _iso(meta.updated) or _iso(meta.date),
                "cover": cover,
                "body": body,
                "footnotes": footnotes,
                "references": references,
                "imprint": imprint,
            },
        )
        return keep_words(without_breaks(str(html)))

    def _part(self, name: str, facts: dict[str, Any]) -> Markup:
        return render(get(self.templates, name), name, {**self.facts, **facts})

    def _sections(self) -> Iterator[Markup]:
        by_section = self.order.format.panels is Panels.SECTION
        for section in self.arrangement.sections:
            html = self.printer.print(section)
            panel = self._panel() if by_section else Markup("")
            yield Markup('<section class="section">\n{}{}</section>\n').format(html, panel)
        if panel := self._panel():
            yield panel

    def _panel(self) -> Markup:
        codes = self.printer.links.take_panel()
        return self._part("parts/continue_online.html", {"codes": codes}) if codes else Markup("")

    def _references(self) -> Markup:
        references = list(self.printer.links.references.values())
        if not references:
            return Markup("")
        return self._part("parts/references.html", {"references": references})

    def _cover(self, takeaways: Markup) -> dict[str, Any]:
        meta = self.article.meta
        cover = meta.cover
        image = self._image(cover.image if cover else None, self.file.parent, self._matter("cover"))
        return {
            "takeaways": takeaways,
            "title_id": self.arrangement.title_id,
            "read_time": next((t.read_time for t in self._takeaways() if t.read_time), None),
            "cover_image": image,
            "cover_alt": (cover.alt if cover else None) or meta.title,
        }

    def _takeaways(self) -> Iterator[KeyTakeaways]:
        return (b.props for b in self.article.components if isinstance(b.props, KeyTakeaways))

    def _imprint(self) -> dict[str, Any]:
        meta, brand = self.article.meta, self.order.project.configuration.brand
        contact = brand.contact.model_dump()
        return {
            "last_updated": next(
                (t.last_updated for t in self._takeaways() if t.last_updated), None
            ),
            "sources": meta.sources,
            "disclaimer": meta.disclaimer or brand.disclaimer,
            "contact": [(kind, text) for kind, text in contact.items() if text],
            "site_address": self._address(),
        }

    def _address(self) -> str | None:
        site = self.order.project.configuration.site
        if site.base_url is None:
            return None
        path = site.path_of(self.slug)
        return (site.base_url.rstrip("/") + path).split("://", 1)[1]

    @property
    def slug(self) -> str:
        """How the article is called."""
        return slug_for(self.file, self.article.meta.slug)

    def _styles(self) -> str:
        used = self.printer.components.sheets()
        folders = self.order.project.folders("styles")
        return gather(folders, used, self.order.format, self.order.paper)

    def _drawn(self) -> frozenset[str]:
        """The characters that styles draw: icons, and signs such as the tick of a list."""
        icons = (o.text for o in omissions(self.article) if o.attribute == "icon")
        signs = (char for char in self._styles() if not char.isascii())
        return frozenset("".join(icons)) | frozenset(signs)

    def lost(self, html: str) -> list[Diagnostic]:
        """Return an error for each piece of the article that its print does not hold."""
        notes: list[Any] = []
        flow = _notes_last(self.arrangement, notes)
        ledger = Ledger(bare(printed_text(html)))
        ledger.check(steps(self.article, flow))
        ledger.anywhere(steps(self.article, notes))
        meta = self.article.meta
        marked = (meta.excerpt, meta.disclaimer, *meta.sources)
        texts = (meta.title, meta.author, meta.category, *(plain(t) for t in marked if t))
        ledger.anywhere(Words(text, 1) for text in texts if text)
        source = self.article.manuscript.source
        lost = ((" ".join(words.text.split()), words.line) for words in ledger.lost)
        return [
            WordLost(text, "print").at(place_of_words(source, text, line)) for text, line in lost
        ]

    def plain_links(self) -> Iterator[Diagnostic]:
        """Say once for all links that became plain text, for want of the address of the site."""
        hrefs = self.printer.links.without_base
        if hrefs:
            source = self.article.manuscript.source
            at = source.text.find(hrefs[0])
            place = source.place(Span(at, at + len(hrefs[0]))) if at >= 0 else Place(source.path)
            yield LinkWithoutBase(hrefs[0], len(hrefs) - 1).at(place)

    def result(self, html: str) -> PrintHtml:
        """Return what the engine needs."""
        links = self.printer.links
        return PrintHtml(
            path=self.article.manuscript.source.path,
            slug=self.slug,
            title=self.article.meta.title,
            lang=self.lang,
            html=html,
            characters=frozenset(printed_text(html)) | self._drawn(),
            symbols=tuple(code.symbol for code in links.symbols),
            code_count=len(links.symbols),
            pdf_variant=self.order.format.pdf_variant,
        )


def _in_template(trouble: TemplateTrouble, project: Project) -> Place | None:
    """Where a template of the project failed; those of printguide are not the author's."""
    if trouble.file is None or not trouble.file.is_relative_to(project.root):
        return None
    source = read(trouble.file, project.shown(trouble.file)).value
    named = trouble.reason.split("`")[1::2]
    return place_on(source, trouble.line, named[-1:]) if source else None


def _notes_last(arrangement: Arrangement, notes: list[Any]) -> Iterator[Any]:
    """Yield the tokens of the flow; those of footnotes, which are printed last, go to `notes`."""
    inside = False
    for token in arrangement.tokens():
        if token.type == "footnote_reference_open":
            inside = True
        elif token.type == "footnote_reference_close":
            inside = False
        elif inside:
            notes.append(token)
        else:
            yield token


def _iso(day: dt.date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, dt.date) else None
