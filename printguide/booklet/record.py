"""The record of an issue: what it had, so that the next can be compared with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from printguide.booklet.gist import Gist
from printguide.catalogue import Entry


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


def recorded(gist: Gist, it: Entry, file: str, came: Outcome) -> RecordedArticle:
    """Return what is remembered of an article that was printed; `file` is where it stands."""
    return RecordedArticle(
        name=it.name,
        title=gist.title,
        file=file,
        digest=gist.digest,
        pages=came.pages,
        words=gist.words,
        codes=came.codes,
        warnings=came.warnings,
        prices=gist.prices,
        dates=gist.dates,
    )


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
