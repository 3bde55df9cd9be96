"""Assembling: the pieces of a booklet, from its cover to its back, in their order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from printguide.batch.jobs import own_of
from printguide.booklet import barcode
from printguide.booklet.gathering import Gathered
from printguide.booklet.listing import Facts, Listing
from printguide.booklet.margins import compose_margins
from printguide.booklet.memory import key_of
from printguide.booklet.pages import PageMatter, article_of, compose_page
from printguide.booklet.pieces import Piece
from printguide.booklet.publication import Publication
from printguide.booklet.rounds import Rounds
from printguide.booklet.texts import Texts
from printguide.catalogue import Entry
from printguide.compose.composing import compose
from printguide.compose.labels import Labels, labels_for
from printguide.compose.order import Order, Setting
from printguide.compose.print_html import PrintHtml
from printguide.formats.format import Print
from printguide.inputs import Inputs
from printguide.outcome import Outcome
from printguide.places import Place


@dataclass(slots=True)
class Assembly:
    """One edition of a publication in one format."""

    publication: Publication
    manifest: Path
    gathered: Gathered
    texts: Texts
    order: Order
    lang: str
    labels: Labels = field(init=False)

    def __post_init__(self) -> None:
        self.labels = labels_for(self.lang)

    def pieces(self, rounds: Rounds) -> Iterator[Piece]:
        """Yield the pieces; those that list others read what `rounds` knows so far."""
        listing = Listing(self.gathered, self.texts, self.labels, rounds)
        template = self.publication.cover.template
        yield self._page("cover", template, self.publication.title, self._cover)
        yield self._page(
            "imprint", "booklet/imprint.html", self._said("imprint_booklet"), self._imprint
        )
        if self.gathered.editorial:
            yield replace(self._article(self.gathered.editorial, "", 0, None), opens=False)
        yield self._list("contents", "contents", listing.contents)
        for kind in self.publication.lists:
            title = self._said(f"{kind}_here")
            facts = listing.listed(kind, title)
            yield self._page(f"list-{kind}", "booklet/list.html", title, facts, lists=True)
        yield from self._parts(listing)
        yield from self._ends(listing)

    def white(self) -> Piece:
        """A page that nothing stands on."""
        return self._page("blank", "booklet/blank.html", self.publication.title, dict)

    def _parts(self, listing: Listing) -> Iterator[Piece]:
        sided = self.publication.double_sided
        for number, chapter in enumerate(self.gathered.chapters, start=1):
            if not chapter.entries:
                continue
            title, colour = chapter.table.title, chapter.table.colour
            facts = listing.opener(number)
            opener = self._page(f"part-{number}", "booklet/part.html", title, facts, lists=True)
            yield replace(opener, part=title, mark=number, colour=colour, right=sided)
            for place, it in enumerate(chapter.entries):
                piece = self._article(it, title, number, colour)
                right = sided and (self.publication.right_hand or (number == 1 and place == 0))
                yield replace(piece, right=right, level=2)

    def _ends(self, listing: Listing) -> Iterator[Piece]:
        if self.publication.index and listing.has_index:
            yield self._list("index", "index", listing.index)
        coded = self.order.format.place_links is Print.CODE
        if self.publication.codes and coded and listing.has_codes:
            yield self._list("codes", "all_codes", listing.codes)
        if self.publication.back_cover:
            yield self._page("back", "booklet/back.html", self.publication.title, self._back)

    def _list(self, name: str, said: str, facts: Callable[[], Facts]) -> Piece:
        """A list of the whole booklet, under a title of ours."""
        return self._page(name, f"booklet/{name}.html", self._said(said), facts, lists=True)

    def _page(
        self,
        name: str,
        template: str,
        title: str,
        facts: Callable[[], Facts],
        *,
        lists: bool = False,
    ) -> Piece:
        """A page that is made of a template; those that list others stand in the outline."""

        def made(setting: Setting, inputs: Inputs) -> Outcome[PrintHtml]:
            said = facts()
            # On a screen a link is followed, not looked up.
            said["paged"] = self.order.format.internal_links is not Print.LIVE
            pictures, codes = said.pop("pictures", {}), said.pop("codes", ())
            matter = PageMatter(
                template, title, self.lang, said, pictures, date=self._date(), codes=codes
            )
            outcome = compose_page(matter, self._order(setting, inputs), self.manifest)
            place = Place(self.order.project.shown(self.manifest))
            found = tuple(replace(d, place=place) for d in outcome.found)
            return Outcome(outcome.value, found)

        def furnished(
            setting: Setting, kinds: tuple[str, ...], inputs: Inputs
        ) -> Outcome[PrintHtml]:
            article = article_of(title, self.lang, self._date(), self.order, self.manifest)
            return compose_margins(article, self._order(setting, inputs), kinds)

        return Piece(name, made, title if lists else None, lists=lists, furnish=furnished)

    def _article(self, it: Entry, part: str, mark: int, colour: str | None) -> Piece:
        gist = self.texts.gist(it.file)

        def made(setting: Setting, inputs: Inputs) -> Outcome[PrintHtml]:
            prepared = self.texts.prepared(it.file)
            if prepared.article is None:
                return Outcome(None, prepared.found)
            return compose(prepared.article, self._order(setting, inputs))

        def furnished(
            setting: Setting, kinds: tuple[str, ...], inputs: Inputs
        ) -> Outcome[PrintHtml]:
            article = self.texts.prepared(it.file).article
            if article is None:
                return Outcome(None)
            return compose_margins(article, self._order(setting, inputs), kinds)

        return Piece(it.name, made, gist.title, 1 if not part else 2, part, mark, colour,
                     opens=True, gist=gist, source=lambda: self.texts.prepared(it.file).source,
                     standing=lambda: self._standing(it), furnish=furnished)  # fmt: skip

    def _standing(self, it: Entry) -> str:
        """What an article in this edition depends on that is known beforehand."""
        text, order = self.texts.standing(it.file), self.order
        return text and key_of(text, self.lang, own_of(order.format, order.paper))

    def _order(self, setting: Setting, inputs: Inputs) -> Order:
        """What is asked for, of a piece in this place."""
        leftward = self.labels.direction == "rtl"
        return replace(self.order, inputs=inputs, setting=replace(setting, leftward=leftward))

    def _said(self, key: str, **facts: object) -> str:
        return self.labels.label(key, **facts)

    def _date(self) -> str | None:
        return self.publication.date.isoformat() if self.publication.date else None

    def _publisher(self) -> str | None:
        brand = self.order.project.configuration.brand.texts(self.lang)
        return self.publication.publisher or brand.contact.organisation or brand.name

    def _numbered(self) -> Facts:
        """The serial or book number, with its bar code."""
        issn, isbn = self.publication.issn, self.publication.isbn
        ean = barcode.ean_of_issn(issn) if issn else barcode.ean_of_isbn(isbn) if isbn else None
        return {
            "number": issn or isbn,
            "number_kind": "ISSN" if issn else "ISBN",
            "barcode": barcode.svg(ean) if ean else None,
        }

    def _contact(self) -> list[tuple[str, str]]:
        contact = self.order.project.configuration.brand.texts(self.lang).contact.model_dump()
        return [(kind, text) for kind, text in contact.items() if text and kind != "organisation"]

    def _cover(self) -> Facts:
        cover = self.publication.cover
        brand = self.order.project.configuration.brand.texts(self.lang)
        return {
            "title": self.publication.title,
            "issue": self.publication.issue,
            "text": cover.text,
            "alt": cover.alt,
            "tone": cover.tone,
            "image": None,
            "logo": None,
            "publisher": brand.name or self._publisher(),
            "pictures": {"image": cover.image} if cover.image else {},
        }

    def _imprint(self) -> Facts:
        brand = self.order.project.configuration.brand.texts(self.lang)
        return {
            "title": self.publication.title,
            "issue": self.publication.issue,
            "date": self.publication.date,
            "editor": self.publication.editor,
            "publisher": self._publisher(),
            "contact": self._contact(),
            "disclaimer": brand.disclaimer,
            **self._numbered(),
        }

    def _back(self) -> Facts:
        back = self.publication.back_cover
        return {
            "title": self.publication.title,
            "text": back.text if back else None,
            "alt": back.alt if back else None,
            "image": None,
            "publisher": self._publisher(),
            "contact": self._contact(),
            "pictures": {"image": back.image} if back and back.image else {},
            **self._numbered(),
        }
