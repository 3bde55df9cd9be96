"""Mending: the repairs that need no author, shown as a difference or written."""

import difflib
import re
import stat
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path

from printguide.article.reading import Source, decode
from printguide.faults import EnvironmentFault, Mend
from printguide.places import Span
from printguide.writing import write

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Unmended(Exception):
    """A file is left as it is; the message says why."""


def mended(source: Source, mends: Iterable[Mend]) -> str:
    """Return the text of a source with repairs; of two for the same stretch, the first is made."""
    return _with(source.text, chosen(mends))


def chosen(mends: Iterable[Mend]) -> Iterator[Mend]:
    """Yield repairs in their order; of two for the same stretch, the first."""
    at = 0
    for mend in sorted(set(mends), key=lambda mend: (mend.span.start, mend.span.end, mend.text)):
        if mend.span.start >= at:
            yield mend
            at = mend.span.end


def _with(text: str, mends: Iterable[Mend]) -> str:
    parts, at = [], 0
    for mend in mends:
        parts += [text[at : mend.span.start], mend.text]
        at = mend.span.end
    return "".join([*parts, text[at:]])


def difference(source: Source, text: str) -> str:
    """Return the difference between a source and its mended text, as a unified diff."""
    old, new = (t.splitlines(keepends=True) for t in (source.text, text))
    lines = difflib.unified_diff(old, new, str(source.path), str(source.path))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def mend_file(source: Source, mends: Iterable[Mend]) -> None:
    """Make repairs in the file of a source, whole or not at all.

    Line ends, a byte order mark and the rights of the file stay as they are. Raises Unmended
    where the file cannot be replaced, or is no longer what was checked.
    """
    file = source.file
    try:
        facts = file.lstat()
        content = file.read_bytes()
    except OSError as error:
        raise Unmended(error.strerror or str(error)) from error
    if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1:
        raise Unmended("it is a link, or has another name that would keep the old text")
    if not facts.st_mode & stat.S_IWUSR:
        raise Unmended("it is write-protected")
    now = decode(content, source.path, file).value
    if now is None or now.text != source.text:
        raise Unmended("it was changed in the meantime")
    try:
        write(file, _mended_bytes(content, mends), mode=stat.S_IMODE(facts.st_mode))
    except EnvironmentFault as fault:
        raise Unmended(f"its folder cannot be written ({Path(file.parent).name})") from fault


def _mended_bytes(content: bytes, mends: Iterable[Mend]) -> bytes:
    """Return the content of a file with repairs, and with all else as it was, byte for byte.

    New lines end as most of the old ones do.
    """
    old = content.decode("utf-8")
    ends = _LINE_END.findall(old)
    usual = max(set(ends), key=ends.count) if ends else "\n"
    place = _Offsets(old)
    there = (
        Mend(Span(place.of(it.span.start), place.of(it.span.end)), it.text.replace("\n", usual))
        for it in chosen(mends)
    )
    return _with(old, there).encode()


class _Offsets:
    """Where the characters of a source are in the text of its file."""

    def __init__(self, old: str) -> None:
        self.mark = int(old.startswith(_MARK))
        pairs = re.finditer("\r\n", old)
        self.pairs = [at.start() - self.mark - number for number, at in enumerate(pairs)]
        """Where in the source the line ends are that have two characters in the file."""

    def of(self, offset: int) -> int:
        return self.mark + offset + bisect_left(self.pairs, offset)
