"""Mending: the repairs that need no author, shown as a difference or written."""

import difflib
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from printguide.article.reading import Source, decode
from printguide.faults import EnvironmentFault, Mend
from printguide.writing import write

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Unmended(Exception):
    """A file is left as it is; the message says why."""


def mended(source: Source, mends: Iterable[Mend]) -> str:
    """Return the text of a source with repairs; of two for the same stretch, the first is made."""
    parts, at = [], 0
    for mend in sorted(set(mends), key=lambda mend: (mend.span.start, mend.span.end, mend.text)):
        if mend.span.start >= at:
            parts += [source.text[at : mend.span.start], mend.text]
            at = mend.span.end
    return "".join([*parts, source.text[at:]])


def difference(source: Source, text: str) -> str:
    """Return the difference between a source and its mended text, as a unified diff."""
    old, new = (t.splitlines(keepends=True) for t in (source.text, text))
    lines = difflib.unified_diff(old, new, str(source.path), str(source.path))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def mend_file(source: Source, text: str) -> None:
    """Write the mended text in place of a source, whole or not at all.

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
        write(file, _as_it_was(text, content), mode=stat.S_IMODE(facts.st_mode))
    except EnvironmentFault as fault:
        raise Unmended(f"its folder cannot be written ({Path(file.parent).name})") from fault


def _as_it_was(text: str, content: bytes) -> bytes:
    """Return a text with the line ends and the byte order mark of an older content.

    Where a file mixes line ends, each line keeps its own as long as lines do not move.
    """
    old = content.decode("utf-8")
    ends = _LINE_END.findall(old)
    lines = text.split("\n")
    if len(ends) != len(lines) - 1:
        ends = [max(set(ends), key=ends.count) if ends else "\n"] * (len(lines) - 1)
    joined = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
    return ((_MARK if old.startswith(_MARK) else "") + joined).encode()
