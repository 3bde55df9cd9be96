"""Assembling: the pieces of a booklet, from its cover to its back, in their order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from printguide.booklet import barcode
from printguide.booklet.gathering import Gathered
from printguide.booklet.marking import Mark, index, places, tables, terms
from printguide.booklet.pages import PageMatter, compose_page
from printguide.booklet.pieces import Piece
from printguide.booklet.publication import Publication
from printguide.booklet.rounds import Rounds
from printguide.building import Prepared
from printguide.catalogue import Entry
from printguide.compose.composing import compose
from printguide.compose.labels import Labels, labels_for
from printguide.compose.linked import Code
from printguide.compose.order import Order, Setting
from printguide.compose.print_html import PrintHtml
from printguide.formats.format import Print
from printguide.outcome import Outcome
from printguide.places import Place

Facts = dict[str, Any]


@dataclass(slots=True)
class Assembly:
    """One edition of a publication in one format."""

    publication: Publication
    manifest: Path
    gathered: Gathered
    prepared: Mapping[Path, Prepared]
    order: Order
    lang: str
    labels: Labels = field(init=False)
    codes: dict[str, list[tuple[str, Code]]] = field(default_factory=dict)
    """The codes of each article, under their names."""

    def __post_init__(self) -> None:
        self.labels = labels_for(self.lang)

    def pieces(self, rounds: Rounds) -> Iterator[Piece]:
        """Yield the pieces; those that list others read what `rounds` knows so far."""
        template = self.publication.cover.template
        yield self._page("cover", template, self.publication.title, self._cover)
        yield self._page(
            "imprint", "booklet/imprint.html", self._said("imprint_booklet"), self._imprint
        )
        if self.gathered.editorial:
            yield replace(self._article(self.gathered.editorial, "", 0, None), opens=False)
        yield self._page("contents", "booklet/contents.html", self._said("contents"),
                         lambda: self._contents(rounds), outline=True)  # fmt: skip
        for kind in self.publication.lists:
            yield self._list(kind, rounds)
        yield from self._parts(rounds)
        yield from self._ends(rounds)

    def white(self) -> Piece:
        """A page that nothing stands on."""
        return self._page("blank", "booklet/blank.html", self.publication.title, dict)

    def _parts(self, rounds: Rounds) -> Iterator[Piece]:
        sided = self.publication.double_sided
        for number, chapter in enumerate(self.gathered.chapters, start=1):
            if not chapter.entries:
                continue
            title, colour = chapter.table.title, chapter.table.colour
            facts = self._opener(number, rounds)
            opener = self._page(f"part-{number}", "booklet/part.html", title, facts, outline=True)
            yield replace(opener, part=title, mark=number, colour=colour, right=sided)
            for place, it in enumerate(chapter.entries):
                piece = self._article(it, title, number, colour)
                right = sided and (self.publication.right_hand or (number == 1 and place == 0))
                yield replace(piece, right=right, level=2)

    def _ends(self, rounds: Rounds) -> Iterator[Piece]:
        if self.publication.index and self._marked(rounds, (places, terms)):
            yield self._page("index", "booklet/index.html", self._said("index"),
                             lambda: self._index(rounds), outline=True)  # fmt: skip
        if (
            self.publication.codes
            and self.order.format.place_links is Print.CODE
            and any(self.codes.values())
        ):
            yield self._page("codes", "booklet/codes.html", self._said("all_codes"),
                             lambda: self._codes(rounds), outline=True)  # fmt: skip
        if self.publication.back_cover:
            yield self._page("back", "booklet/back.html", self.publication.title, self._back)

    def _page(
        self,
        name: str,
        template: str,
        title: str,
        facts: Callable[[], Facts],
        *,
        outline: bool = False,
    ) -> Piece:
        """A page that is made of a template."""

        def made(setting: Setting) -> Outcome[PrintHtml]:
            said = facts()
            # On a screen a link is followed, not looked up.
            said["paged"] = self.order.format.internal_links is not Print.LIVE
            pictures, codes = said.pop("pictures", {}), said.pop("codes", ())
            matter = PageMatter(
                template, title, self.lang, said, pictures, date=self._date(), codes=codes
            )
            outcome = compose_page(matter, replace(self.order, setting=setting), self.manifest)
            place = Place(self.order.project.shown(self.manifest))
            found = tuple(replace(d, place=place) for d in outcome.found)
            return Outcome(outcome.value, found)

        return Piece(name, made, title if outline else None)

    def _article(self, it: Entry, part: str, mark: int, colour: str | None) -> Piece:
        prepared = self.prepared[it.file]
        article = prepared.article

        def made(setting: Setting) -> Outcome[PrintHtml]:
            if article is None:
                return Outcome(None, prepared.found)
            outcome = compose(article, replace(self.order, setting=setting))
            if outcome.value:
                self.codes[it.name] = [(it.name, code) for code in outcome.value.shown]
            return Outcome(outcome.value, prepared.severities.judge(outcome.found))

        title = article.meta.title if article else it.title
        return Piece(it.name, made, title, 1 if not part else 2, part, mark, colour,
                     opens=True, source=prepared.source)  # fmt: skip

    def _said(self, key: str, **facts: object) -> str:
        return self.labels.label(key, **facts)

    def _date(self) -> str | None:
        return self.publication.date.isoformat() if self.publication.date else None

    def _publisher(self) -> str | None:
        brand = self.order.project.configuration.brand
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
        contact = self.order.project.configuration.brand.contact.model_dump()
        return [(kind, text) for kind, text in contact.items() if text and kind != "organisation"]

    def _cover(self) -> Facts:
        cover, brand = self.publication.cover, self.order.project.configuration.brand
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
        brand = self.order.project.configuration.brand
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

    def _row(self, it: Entry, rounds: Rounds) -> Facts:
        article = self.prepared[it.file].article
        title = article.meta.title if article else it.title or it.slug
        return {"name": it.name, "title": title, "page": rounds.numbers.get(it.name, "000")}

    def _contents(self, rounds: Rounds) -> Facts:
        chapters: list[Facts] = []
        if self.gathered.editorial:
            row = self._row(self.gathered.editorial, rounds)
            chapters.append({"title": None, "name": "", "page": "", "articles": [row]})
        for number, chapter in enumerate(self.gathered.chapters, start=1):
            if chapter.entries:
                name = f"part-{number}"
                rows = [self._row(it, rounds) for it in chapter.entries]
                page = rounds.numbers.get(name, "000")
                chapters.append(
                    {"title": chapter.table.title, "name": name, "page": page, "articles": rows}
                )
        ends = [(stand, stand.piece.title) for stand in rounds.stands
                if stand.piece.name in ("index", "codes")]  # fmt: skip
        rows = [
            {"name": stand.piece.name, "title": title, "page": stand.label(1)}
            for stand, title in ends
        ]
        if rows:
            chapters.append({"title": None, "name": "", "page": "", "articles": rows})
        return {"chapters": chapters}

    def _opener(self, number: int, rounds: Rounds) -> Callable[[], Facts]:
        chapter = self.gathered.chapters[number - 1]

        def facts() -> Facts:
            rows = [self._row(it, rounds) for it in chapter.entries]
            for row in rows:
                row["page"] = self._said("on_page", page=row["page"])
            return {
                "number": self._said("part_number", number=number),
                "title": chapter.table.title,
                "introduction": chapter.table.introduction,
                "articles": rows,
            }

        return facts

    def _list(self, kind: str, rounds: Rounds) -> Piece:
        title = self._said(f"{kind}_here")
        find = {"places": places, "tables": tables}[kind]

        def facts() -> Facts:
            marks = self._marked(rounds, (find,))
            rows = [
                {"name": it.piece, "title": it.title, "page": self._label(it, rounds)}
                for it in marks
            ]
            return {"title": title, "entries": rows}

        return self._page(f"list-{kind}", "booklet/list.html", title, facts, outline=True)

    def _marked(self, rounds: Rounds, finders: tuple[Any, ...]) -> list[Mark]:
        found: list[Mark] = []
        for it in self.gathered.entries:
            article, rendering = self.prepared[it.file].article, rounds.laid_out.get(it.name)
            if article and rendering:
                for find in finders:
                    found += find(article, it.name, rendering)
        return found

    def _label(self, mark: Mark, rounds: Rounds) -> str:
        stand = next((it for it in rounds.stands if it.piece.name == mark.piece), None)
        return stand.label(mark.page) if stand else "000"

    def _index(self, rounds: Rounds) -> Facts:
        letters = []
        for letter, entries in index(self._marked(rounds, (places, terms))):
            rows = [
                {"title": it.title, "targets": list(self._targets(it.marks, rounds))}
                for it in entries
            ]
            letters.append((letter, rows))
        return {"letters": letters}

    def _targets(self, marks: tuple[Mark, ...], rounds: Rounds) -> Iterator[Facts]:
        seen: set[str] = set()
        for mark in marks:
            page = self._label(mark, rounds)
            if page not in seen:
                seen.add(page)
                yield {"name": mark.piece, "page": page}

    def _codes(self, rounds: Rounds) -> Facts:
        rows, seen = [], set()
        for it in self.gathered.entries:
            for name, code in self.codes.get(it.name, []):
                if code.url not in seen:
                    seen.add(code.url)
                    page = self._said("on_page", page=rounds.numbers.get(name, "000"))
                    rows.append({"code": code, "name": name, "page": page})
        return {"entries": rows, "codes": tuple(row["code"] for row in rows)}

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
