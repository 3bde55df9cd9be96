"""Reading: from the bytes of a file to text, with its damage noted."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath

from printguide.article.damage import Damage, candidates, find_damage
from printguide.article.file_faults import (
    CharacterLost,
    DamagedEncoding,
    FileTooLarge,
    FileUnreadable,
    NotUtf8,
)
from printguide.article.plenty import held
from printguide.faults import Diagnostic, Mend
from printguide.outcome import Outcome
from printguide.places import Place, Span

LARGEST = 8_000_000
"""Bytes; the longest novels have fewer."""

MOST_DAMAGE = 2_000
"""Damaged runs that are said, and mended, at once; the rest is when these are mended."""

_REPLACED = re.compile("\ufffd+")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, with line ends as `\\n`."""

    path: PurePosixPath
    """As messages name it: relative to where the author works."""
    file: Path
    text: str
    line_starts: tuple[int, ...] = field(repr=False)

    def place(self, span: Span) -> Place:
        """Return line and column of a span; its underline ends with its line."""
        start = min(max(span.start, 0), len(self.text))
        line = bisect_right(self.line_starts, start)
        end_of_line = self.text.find("\n", start)
        end_of_line = len(self.text) if end_of_line < 0 else end_of_line
        length = max(min(span.end, end_of_line) - start, 1)
        return Place(self.path, line, start - self.line_starts[line - 1] + 1, length)

    def offset(self, place: Place) -> int:
        """Return where a place is, as an offset of the text."""
        return self.line_starts[place.line - 1] + place.column - 1

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its end."""
        start = self.line_starts[number - 1]
        return self.text[start:].split("\n", 1)[0] if start < len(self.text) else ""


def source_of(text: str, path: PurePosixPath, file: Path | None = None) -> Source:
    """Return a text as a Source; any line ends will do."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return Source(path, file or Path(path), text, tuple(starts))


def text_around(place: Place, article: Source | None) -> Source | None:
    """Return the text that a place stands in: the article, or another file of the project."""
    if article is None or place.path == article.path:
        return article
    return read(Path(place.path)).value


def read(file: Path, path: PurePosixPath | None = None) -> Outcome[Source]:
    """Read a file: UTF-8, with or without BOM. Damage is a warning, other encodings an error."""
    shown = path or PurePosixPath(file.as_posix())
    try:
        size = file.stat().st_size
        if size > LARGEST:
            return Outcome(None, (FileTooLarge(size, LARGEST).at(Place(shown)),))
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        return Outcome(None, (FileUnreadable(reason.lower()).at(Place(shown)),))
    return decode(content, shown, file)


def decode(content: bytes, path: PurePosixPath, file: Path | None = None) -> Outcome[Source]:
    """Turn bytes into a Source."""
    try:
        source = source_of(content.decode("utf-8-sig"), path, file)
    except UnicodeDecodeError as error:
        # The codec counts from behind a byte order mark, in the object that it was given.
        before = source_of(error.object[: error.start].decode(), path, file)
        place = before.place(Span(len(before.text), len(before.text) + 1))
        return Outcome(None, (NotUtf8(error.object[error.start]).at(place),))
    return Outcome(source, tuple(_damage(source)))


def _damage(source: Source) -> list[Diagnostic]:
    if source.text.isascii():
        return []
    damages = list(islice(find_damage(source.text), MOST_DAMAGE))
    found = [_damaged(source, damage) for damage in damages]
    said = {at for damage in damages for at in range(damage.span.start, damage.span.end)}
    lost = (
        (CharacterLost(len(run[0])), Span(*run.span()))
        for run in _REPLACED.finditer(source.text)
        if run.start() not in said
    )
    return [*found, *held(lost, source.place)]


def _damaged(source: Source, damage: Damage) -> Diagnostic:
    """A damaged run; it can be mended by itself where no byte of it was lost."""
    place = source.place(damage.span)
    if "\ufffd" in damage.meant:
        return DamagedEncoding(damage.damaged, damage.meant, candidates(damage)).at(place)
    fault = DamagedEncoding(damage.damaged, damage.meant)
    return fault.at(place, Mend(damage.span, damage.meant))
