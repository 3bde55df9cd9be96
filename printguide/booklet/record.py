"""The record of an issue: what it had, so that the next can be compared with it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from printguide.building import Prepared
from printguide.catalogue import Entry
from printguide.components.price_table import PriceTable
from printguide.compose.words import Closes, Opens, plain, steps


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RecordedArticle(_Record):
    """One article of an issue."""

    name: str
    title: str
    file: str
    digest: str
    """Of its text."""
    pages: tuple[str, str]
    """The printed numbers of its first and its last page."""
    words: int
    codes: int
    warnings: int
    prices: dict[str, str]
    """What is priced, and at how much."""
    dates: dict[str, str]
    """The dates of its front matter and of its tables."""


class Record(_Record):
    """One issue in one edition."""

    title: str
    issue: str
    lang: str
    format: str
    paper: str
    pages: int
    articles: tuple[RecordedArticle, ...]
    left_out: tuple[str, ...] = ()

    def as_json(self) -> bytes:
        """Return the record as it is written."""
        return (self.model_dump_json(indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article in print."""

    pages: tuple[str, str]
    """The printed numbers of its first and its last page."""
    codes: int
    warnings: int


def recorded(prepared: Prepared, it: Entry, root: Path, came: Outcome) -> RecordedArticle:
    """Return what is remembered of an article that was printed."""
    article, source = prepared.article, prepared.source
    if article is None or source is None:
        raise ValueError(f"{it.file} was printed without having been read")
    words = 0
    for step in steps(article, article.manuscript.tokens):
        strings = step.strings if isinstance(step, Opens) else (step,)
        words += sum(len(text.text.split()) for text in strings if not isinstance(text, Closes))
    return RecordedArticle(
        name=it.name,
        title=article.meta.title,
        file=it.file.relative_to(root).as_posix(),
        digest=hashlib.sha256(source.text.encode()).hexdigest(),
        pages=came.pages,
        words=words,
        codes=came.codes,
        warnings=came.warnings,
        prices=dict(_prices(prepared)),
        dates=dict(_dates(prepared)),
    )


def _prices(prepared: Prepared) -> Iterator[tuple[str, str]]:
    for bound in prepared.article.components if prepared.article else ():
        if isinstance(bound.props, PriceTable):
            for item in bound.props.items:
                yield plain(item.name), plain(item.price)


def _dates(prepared: Prepared) -> Iterator[tuple[str, str]]:
    article = prepared.article
    if article is None:
        return
    for key in ("date", "updated", "reviewed", "review_by"):
        if day := getattr(article.meta, key):
            yield key, str(day)
    for bound in article.components:
        if isinstance(bound.props, PriceTable) and bound.props.as_of:
            yield f"prices of {bound.props.title or 'a table'}", bound.props.as_of


def difference(old: Record, new: Record) -> Iterator[str]:
    """Yield a line for each change from one issue to the next."""
    before, after = ({it.name: it for it in record.articles} for record in (old, new))
    for name, it in after.items():
        if name not in before:
            yield f"added    {it.title} ({it.file}), pages {it.pages[0]}–{it.pages[1]}"
    for name, it in before.items():
        if name not in after:
            yield f"removed  {it.title} ({it.file})"
    for name in (name for name in after if name in before):
        yield from _changes(before[name], after[name])


def _changes(old: RecordedArticle, new: RecordedArticle) -> Iterator[str]:
    if old.digest == new.digest:
        return
    words = new.words - old.words
    yield f"changed  {new.title} ({new.file}), {words:+d} words"
    for kind, before, after in (("price", old.prices, new.prices), ("date", old.dates, new.dates)):
        for key in dict.fromkeys((*before, *after)):
            if before.get(key) != after.get(key):
                was, now = before.get(key, "none"), after.get(key, "none")
                yield (
                    f"         {kind} of {key}: {was} → {now}"
                    if kind == "price"
                    else (f"         {key}: {was} → {now}")
                )
