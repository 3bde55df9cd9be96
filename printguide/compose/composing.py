"""Composing: from an article to print HTML. The ledger has the last word."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from printguide import __version__
from printguide.article.binding import Article
from printguide.article.whereabouts import place_of_words
from printguide.catalogue import DEFAULT_LANGUAGE
from printguide.compose.arranging import Arrangement, arrange, entry_of
from printguide.compose.branding import own_fonts
from printguide.compose.calls_html import Components
from printguide.compose.colours import BLACK, colour_of
from printguide.compose.cut_faults import FullGuideUnknown, SectionUnknown
from printguide.compose.cutting import Parts
from printguide.compose.ends import Ends
from printguide.compose.faults import LanguageUnknown, LinkWithoutBase, TemplateFaulty, WordLost
from printguide.compose.finish import finish_of
from printguide.compose.labels import Labels, has_labels, labels_for
from printguide.compose.ledger import Ledger, bare, printed_text
from printguide.compose.linked import Code
from printguide.compose.links import Links
from printguide.compose.order import Order
from printguide.compose.pictures import Pictures
from printguide.compose.print_html import Finish, LeftOut, Meant, PrintHtml
from printguide.compose.printer import Printer
from printguide.compose.rooms import room_of
from printguide.compose.sheets import margins_apart
from printguide.compose.templates import TemplateTrouble, environment, get, render
from printguide.compose.theming import dress
from printguide.compose.words import Words, omissions, plain, steps
from printguide.compose.wrapping import keep_measures, keep_words, without_breaks
from printguide.faults import Diagnostic, in_order
from printguide.formats.format import Content, Panels
from printguide.languages import is_tag
from printguide.outcome import Outcome
from printguide.places import Place, Span

_SIGNS = re.compile(r"[^\x00-\x7f]")


def parts_of(article: Article, order: Order) -> Parts:
    """Return the parts of an article of which some can be left out."""
    return Parts(article, arrange(article, takeaways_first=order.format.takeaways_first))


def _arrangement(article: Article, order: Order) -> Arrangement:
    if order.fitting:
        return parts_of(article, order).kept(order.fitting.units)
    return arrange(article, takeaways_first=order.format.takeaways_first)


def compose(article: Article, order: Order) -> Outcome[PrintHtml]:
    """Make the print HTML of an article; without a word of it there is no value."""
    return composed(Composition(article, order))


def composed(composition: "Composition") -> Outcome[PrintHtml]:
    """Return what a composition makes, with all that was found on the way."""
    article, order = composition.article, composition.order
    try:
        html = composition.html()
    except TemplateTrouble as trouble:
        fault = TemplateFaulty(trouble.name, trouble.reason, trouble.shipped)
        place = trouble.place(order.project) or Place(article.manuscript.source.path)
        return Outcome(None, in_order((*composition.printer.found, fault.at(place))))
    found = [*composition.printer.found, *composition.found, *composition.lost(html)]
    found += [*composition.plain_links(), *composition.unknown_sections()]
    return Outcome(composition.result(html), in_order(found))


class Composition:
    """One article on its way to one page of HTML."""

    def __init__(self, article: Article, order: Order) -> None:
        self.article, self.order = article, order
        self.ends = Ends(article, order)
        self.found: list[Diagnostic] = self.ends.found
        self.file = self.ends.file
        self.lang = self._language()
        self.labels: Labels = labels_for(self.lang)
        self.styles = ""
        self.bound = order.setting is not None
        self.tokens: dict[str, str] = {}
        self.templates: ImmutableSandboxedEnvironment = environment(
            order.project.folders("templates"), order.template_cache
        )
        self.arrangement: Arrangement = _arrangement(article, order)
        self.facts: dict[str, Any] = {
            "label": self.labels.label,
            "lang": self.lang,
            "dir": self.labels.direction,
            "day_text": self.labels.day,
            "meta": article.meta,
            "bound": self.bound,
            "columns_most": order.columns,
            "brand": self.ends.brand(),
        }
        self.printer = self._printer()
        self.facts["inline_text"] = self.printer.inline_text

    def _language(self) -> str:
        lang = self.article.meta.lang or DEFAULT_LANGUAGE
        lang = lang if is_tag(lang) else DEFAULT_LANGUAGE
        if not has_labels(lang):
            self.found.append(LanguageUnknown(lang).at(self.ends.matter("lang")))
        return lang

    def _printer(self) -> Printer:
        order, labels = self.order, self.labels
        anchors = frozenset(self.article.manuscript.anchors())
        links = Links(order.catalogue, order.format, labels, self.file, anchors, order.setting,
                      order.inputs)  # fmt: skip
        pictures = Pictures(self.file.parent, self.ends.consulted, labels)
        provider = order.project.configuration.maps.provider
        ids = set(self.article.manuscript.heading_ids())
        components = Components(self.templates, self.facts, provider, ids)
        return Printer(self.article, labels, links, pictures, components, room_of(order))

    def html(self) -> str:
        """Print every part and put them together."""
        content = self.content()  # before the head, whose styles are those of what was printed
        page = str(self.part("article.html", {**self._head(), **content}))
        return keep_words(keep_measures(without_breaks(page)))

    def _head(self) -> dict[str, Any]:
        meta = self.article.meta
        return {
            "styles": Markup(self._dress()),  # noqa: S704 - our own sheets, `</` escaped
            "description": meta.excerpt,
            "running_title": meta.title,
            "part_title": self.order.setting.part if self.order.setting else "",
            "generator": f"printguide {__version__}",
            "created": _iso(meta.date),
            "modified": _iso(meta.updated) or _iso(meta.date),
        }

    def content(self) -> dict[str, Any]:
        """The parts of the article, as its page is made of them."""
        takeaways = self.printer.print(self.arrangement.takeaways)
        cover = self.part("parts/cover.html", self.ends.cover(takeaways, self.arrangement.title_id))
        body = Markup("").join(self._sections())
        footnotes = self.printer.notes.html(self.labels.label("footnotes"))
        references = self._references()
        guide = {"full_guide": self._full_guide()}
        return {
            "cover": cover,
            "contents": self._contents(),
            "body": body,
            "footnotes": Markup(footnotes),  # noqa: S704 - the printer escapes
            "references": references,
            "blank_pages": self.order.fitting.blank_pages if self.order.fitting else 0,
            "imprint": self.part("parts/imprint.html", {**self.ends.imprint(), **guide}),
        }

    def part(self, name: str, facts: dict[str, Any]) -> Markup:
        """Fill in one template."""
        return render(get(self.templates, name), name, {**self.facts, **facts})

    def _sections(self) -> Iterator[Markup]:
        by_section = self.order.format.panels is Panels.SECTION
        for section in self.arrangement.sections:
            html = self.printer.print(section)
            panel = self._panel() if by_section else Markup("")
            back = self._back() if entry_of(section) else Markup("")
            yield Markup('<section class="section">\n{}{}{}</section>\n').format(html, panel, back)
        if panel := self._panel():
            yield panel

    def _contents(self) -> Markup:
        """The sections, with links to them, where the format lists them."""
        entries = [entry for it in self.arrangement.sections if (entry := entry_of(it))]
        if not self.order.format.contents or not entries:
            return Markup("")
        return self.part("parts/contents.html", {"entries": entries})

    def _back(self) -> Markup:
        """The way back to the contents."""
        return self.part("parts/to_contents.html", {}) if self.order.format.contents else Markup("")

    def _full_guide(self) -> Code | None:
        """The code of the whole article, where this print may have a part of it only."""
        if self.order.format.content is Content.ARTICLE:
            return None
        address = self.ends.whole_address()
        if address is None:
            self.found.append(FullGuideUnknown().at(self.ends.matter("slug")))
            return None
        title = self.article.meta.title
        code = self.printer.links.place(address, title, "code_link_alt")
        self.printer.report(self.printer.links.take_faults())
        return code

    def _panel(self) -> Markup:
        codes = self.printer.links.take_panel()
        return self.part("parts/continue_online.html", {"codes": codes}) if codes else Markup("")

    def _references(self) -> Markup:
        references = list(self.printer.links.references.values())
        if not references:
            return Markup("")
        return self.part("parts/references.html", {"references": references})

    def _dress(self) -> str:
        """The sheets of what was printed; faulty ones are said when all of it is."""
        looks, found = dress(self.article, self.order)
        self.found += found
        self.styles = looks.gather(self.printer.components.sheets(bound=self.bound))
        self.tokens = looks.tokens()
        return looks.place() if self.bound else self.styles

    def _drawn(self) -> frozenset[str]:
        """The characters that styles draw: icons, and signs such as the tick of a list."""
        icons = (o.text for o in omissions(self.article) if o.attribute == "icon")
        return frozenset("".join(icons)).union(_SIGNS.findall(self.styles))

    def lost(self, html: str) -> list[Diagnostic]:
        """Return an error for each piece of the article that its print does not hold."""
        return self.told(self.missing(Ledger(bare(printed_text(html)))))

    def missing(self, ledger: Ledger) -> list[Words]:
        """Return the words that should be in this print and are not."""
        flow, notes = self.arrangement.parted()
        ledger.check(steps(self.article, flow))
        ledger.anywhere(steps(self.article, notes))
        meta = self.article.meta
        marked = (meta.excerpt, meta.disclaimer, *meta.sources)
        texts = (meta.title, meta.author, meta.category, *(plain(t) for t in marked if t))
        return ledger.anywhere(Words(text, 1) for text in texts if text)

    def told(self, words: list[Words]) -> list[Diagnostic]:
        """Say which words are lost, where they stand."""
        source = self.article.manuscript.source
        lost = ((" ".join(it.text.split()), it.line) for it in words)
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

    def unknown_sections(self) -> Iterator[Diagnostic]:
        """Say which sections are to be in or out and do not exist, where that is asked for."""
        marked = self.article.meta.leaflet
        if marked is None or self.order.format.content is not Content.FITTED:
            return
        known = tuple(self.article.manuscript.heading_ids())
        for section in sorted({*marked.kept, *marked.out} - set(known)):
            yield SectionUnknown(section, known).at(self.ends.matter("leaflet"))

    def result(self, html: str) -> PrintHtml:
        """Return what the engine needs."""
        links, project = self.printer.links, self.order.project
        brand = project.configuration.brand
        return PrintHtml(
            path=self.article.manuscript.source.path,
            slug=self.ends.entry.slug,
            name=self.ends.entry.name,
            title=self.article.meta.title,
            lang=self.lang,
            html=html,
            characters=frozenset(printed_text(html)) | self._drawn(),
            codes=tuple(Meant(code.url, code.symbol) for code in links.symbols if code.symbol),
            fonts=own_fonts(brand, project.written),
            code_colour=colour_of(brand.code_colour) or BLACK,
            finish=self._finish(),
            left_out=self.left_out(),
            shown=tuple(code for code in links.symbols if code.symbol),
            traced=self.order.setting is not None,
            styles=self.styles if self.bound else "",
            placeless=self._is_placeless(),
        )

    def _finish(self) -> Finish:
        finish = finish_of(self.article, self.order, self.tokens)
        return replace(finish, margins=not self._is_placeless())

    def _is_placeless(self) -> bool:
        setting = self.order.setting
        return setting is not None and setting.placeless and margins_apart(self.styles)

    def left_out(self) -> tuple[LeftOut, ...]:
        """The parts that this print does not have."""
        return self.order.fitting.left_out if self.order.fitting else ()


def _iso(day: dt.date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, dt.date) else None
