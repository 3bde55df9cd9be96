"""Listing: what contents, lists, index and codes say, as far as the rounds know it.

Every entry has a `name`, which is what its link leads to behind `xref:`: a piece, or a place on one
of its pages, and the number that is printed on that page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from printguide.booklet.gathering import Gathered
from printguide.booklet.marking import Mark, index
from printguide.booklet.rounds import Rounds
from printguide.booklet.texts import Texts
from printguide.catalogue import Entry
from printguide.compose.labels import Labels

Facts = dict[str, Any]

UNKNOWN = "000"
"""What is printed for a page that is not known yet; nobody gets to see it."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The lists of one edition."""

    gathered: Gathered
    texts: Texts
    labels: Labels
    rounds: Rounds

    def contents(self) -> Facts:
        """Return the parts with their articles, and what stands behind them."""
        chapters: list[Facts] = []
        if self.gathered.editorial:
            chapters.append(_untitled([self._row(self.gathered.editorial)]))
        for number, chapter in enumerate(self.gathered.chapters, start=1):
            if chapter.entries:
                name = f"part-{number}"
                rows = [self._row(it) for it in chapter.entries]
                title, page = chapter.table.title, self._number(name)
                chapters.append({"title": title, "name": name, "page": page, "articles": rows})
        ends = [
            {"name": stand.piece.name, "title": stand.piece.title, "page": stand.label(1)}
            for stand in self.rounds.stands
            if stand.piece.name in ("index", "codes")
        ]
        return {"chapters": [*chapters, _untitled(ends)] if ends else chapters}

    def opener(self, number: int) -> Callable[[], Facts]:
        """Return what makes the facts of the first page of a part, counted from 1."""
        chapter = self.gathered.chapters[number - 1]

        def facts() -> Facts:
            rows = [self._row(it) for it in chapter.entries]
            for row in rows:
                row["page"] = self._on_page(row["page"])
            return {
                "number": self.labels.label("part_number", number=number),
                "title": chapter.table.title,
                "introduction": chapter.table.introduction,
                "articles": rows,
            }

        return facts

    def listed(self, kind: str, title: str) -> Callable[[], Facts]:
        """Return what makes the facts of a list of places, or of tables."""

        def facts() -> Facts:
            marks = self._marked(kind)
            rows = [{"name": it.target, "title": it.title, "page": self._label(it)} for it in marks]
            return {"title": title, "entries": rows}

        return facts

    @property
    def has_index(self) -> bool:
        """Whether anything is marked for the index."""
        return bool(self._marked("places", "terms"))

    @property
    def has_codes(self) -> bool:
        """Whether an article shows a code."""
        return any(draft.shown for draft in self.rounds.drafts.values())

    def index(self) -> Facts:
        """Return the index by its letters."""
        letters = []
        for letter, entries in index(self._marked("places", "terms")):
            rows = [{"title": it.title, "targets": list(self._targets(it.marks))} for it in entries]
            letters.append((letter, rows))
        return {"letters": letters}

    def codes(self) -> Facts:
        """Return every code once, with the page on which it stands first."""
        rows: dict[str, Facts] = {}
        for it in self.gathered.entries:
            draft, laid = self.rounds.drafts.get(it.name), self.rounds.laid_out.get(it.name)
            placed = {code.url: code for code in reversed(laid.codes if laid else ())}
            for code in draft.shown if draft else ():
                if code.url not in rows:
                    spot = placed.get(code.url)
                    where = (spot.page, spot.y_mm) if spot else (1, None)
                    mark = Mark(code.title, it.name, *where)
                    page = self._on_page(self._label(mark))
                    rows[code.url] = {"code": code, "name": mark.target, "page": page}
        return {"entries": list(rows.values()), "codes": tuple(it["code"] for it in rows.values())}

    def _row(self, it: Entry) -> Facts:
        title = self.texts.gist(it.file).title
        return {"name": it.name, "title": title, "page": self._number(it.name)}

    def _number(self, name: str) -> str:
        return self.rounds.numbers.get(name, UNKNOWN)

    def _on_page(self, number: str) -> str:
        return self.labels.label("on_page", page=number)

    def _marked(self, *kinds: str) -> list[Mark]:
        """The marks of these kinds, see `Marks`, in the order of the articles."""
        found: list[Mark] = []
        for it in self.gathered.entries:
            if laid := self.rounds.laid_out.get(it.name):
                for kind in kinds:
                    found += laid.marks.get(kind, ())
        return found

    def _label(self, mark: Mark) -> str:
        stand = self.rounds.place.get(mark.piece)
        return stand.label(mark.page) if stand else UNKNOWN

    def _targets(self, marks: tuple[Mark, ...]) -> Iterator[Facts]:
        seen: set[str] = set()
        for mark in marks:
            page = self._label(mark)
            if page not in seen:
                seen.add(page)
                yield {"name": mark.target, "page": page}


def _untitled(rows: list[Facts]) -> Facts:
    return {"title": None, "name": "", "page": "", "articles": rows}
