"""Gathering: which articles a publication has, in which order."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from printguide.article.matter import split
from printguide.article.reading import read
from printguide.booklet.faults import ArticleNowhere, ArticleTwice, NoEdition, PartEmpty
from printguide.booklet.publication import PartTable, Publication, Query
from printguide.catalogue import DEFAULT_LANGUAGE, Entry
from printguide.consulted import Consulted
from printguide.faults import Diagnostic
from printguide.places import Place


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part with its articles."""

    table: PartTable
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a publication is made of."""

    editorial: Entry | None
    chapters: tuple[Chapter, ...]
    found: tuple[Diagnostic, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every article in reading order."""
        first = (self.editorial,) if self.editorial else ()
        return (*first, *(it for chapter in self.chapters for it in chapter.entries))


def gather(publication: Publication, file: Path, articles: Consulted, lang: str) -> Gathered:
    """Find the articles of a publication in one language; what is nowhere is told all at once."""
    gathering = _Gathering(publication, file, articles, lang)
    editorial = gathering.one(publication.editorial) if publication.editorial else None
    chapters = tuple(gathering.chapter(part) for part in publication.parts)
    return Gathered(editorial, chapters, tuple(gathering.found))


class _Gathering:
    def __init__(
        self, publication: Publication, file: Path, articles: Consulted, lang: str
    ) -> None:
        self.file, self.articles, self.lang = file, articles, lang
        self.editions = bool(publication.languages)
        self.found: list[Diagnostic] = []
        self.taken: set[Path] = set()
        self.lines = file.read_text("utf-8-sig").splitlines()
        self.shown = articles.project.shown(file)

    def chapter(self, table: PartTable) -> Chapter:
        entries: list[Entry] = []
        for written in table.articles:
            entries += [it for it in self.named(written) if self._is_first(it, written)]
        if not table.query.empty:
            # What another part or the list above has already is no fault here: queries overlap.
            entries += [it for it in self.queried(table.query) if self._take(it)]
        if not entries:
            empty = PartEmpty(table.title, self.lang if self.editions else None)
            self.found.append(empty.at(self._place(table.title)))
        return Chapter(table, tuple(entries))

    def one(self, written: str) -> Entry | None:
        """The single article that a name means."""
        entries = self.named(written)
        for it in entries[:1]:
            self._take(it)
        return entries[0] if entries else None

    def named(self, written: str) -> list[Entry]:
        """The articles that a path, a glob or a slug means, in the language of the edition."""
        folder = self.file.parent
        if any(sign in written for sign in "*?["):
            found = [self.articles.own(it) for it in self.articles.matching(folder, written)]
            # Editions of one article are one article here.
            found = list(dict.fromkeys(self.articles.in_language(it, self.lang) for it in found))
            found = [it for it in found if it.lang == self.lang or not self.editions]
        elif self.articles.has(folder / written) and (folder / written).is_file():
            file = (folder / written).resolve()
            found = [self.articles.in_language(self.articles.own(file), self.lang)]
        elif by_slug := self.articles.called(written):
            found = [self.articles.in_language(by_slug, self.lang)]
        else:
            found = []
        if found and self.editions and all(it.lang != self.lang for it in found):
            title = found[0].title or found[0].slug
            self.found.append(NoEdition(title, self.lang).at(self._place(written)))
            return []
        if not found and not (self.editions and any(sign in written for sign in "*?[")):
            self.found.append(ArticleNowhere(written, self._known()).at(self._place(written)))
        return found

    def queried(self, query: Query) -> list[Entry]:
        """The articles that a query means, in its order."""
        self.articles.all_texts()
        found: list[tuple[Entry, dict[str, Any]]] = []
        for it in self.articles.catalogue.by_file.values():
            data = _matter(it.file)
            if it.lang == self.lang and _fits(it, data, query):
                found.append((it, data))
        keys = {
            "path": lambda pair: pair[0].file,
            "title": lambda pair: (pair[0].title or "").casefold(),
            "date": lambda pair: _day(pair[1]) or dt.date.min,
            "-date": lambda pair: _day(pair[1]) or dt.date.min,
        }
        found.sort(key=keys[query.order], reverse=query.order.startswith("-"))
        return [it for it, _ in found]

    def _take(self, it: Entry) -> bool:
        fresh = it.file not in self.taken
        self.taken.add(it.file)
        return fresh

    def _is_first(self, it: Entry, written: str) -> bool:
        if self._take(it):
            return True
        if not any(sign in written for sign in "*?["):
            self.found.append(ArticleTwice(written).at(self._place(written)))
        return False

    def _known(self) -> tuple[str, ...]:
        catalogue = self.articles.catalogue
        return tuple(sorted({*catalogue.by_slug, *(file.name for file in catalogue.by_file)}))

    def _place(self, written: str) -> Place:
        path = PurePosixPath(self.shown)
        for number, line in enumerate(self.lines, start=1):
            if (column := line.find(written)) >= 0:
                return Place(path, number, column + 1, len(written))
        return Place(path)


def language_of(publication: Publication, file: Path, articles: Consulted) -> str:
    """Return the language of a publication: what it says, or that of its first article."""
    if publication.lang:
        return publication.lang
    entries = gather(publication, file, articles, DEFAULT_LANGUAGE).entries
    return entries[0].lang if entries else DEFAULT_LANGUAGE


def _matter(file: Path) -> dict[str, Any]:
    source = read(file).value
    matter = split(source).value if source else None
    return dict(matter.data) if matter else {}


def _fits(it: Entry, data: dict[str, Any], query: Query) -> bool:
    day, tags = _day(data), data.get("tags")
    own = [tags] if isinstance(tags, str) else tags if isinstance(tags, list) else []
    return (
        (not query.category or data.get("category") in query.category)
        and (not query.tags or bool(set(map(str, own)) & set(query.tags)))
        and (not query.lang or it.lang in query.lang)
        and (query.since is None or (day is not None and day >= query.since))
        and (query.until is None or (day is not None and day <= query.until))
    )


def _day(data: dict[str, Any]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(data.get("date"))[:10])
    except ValueError:
        return None
