"""Needs: which files of a project the engine reads, besides the page itself.

Pages are self-contained but for fonts of the brand and for what styles and templates of the project
refer to. What looks like the address of a file is taken; for what is overlooked, a worker is asked
once more (see `printguide.cluster.joined`).
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from pathlib import Path
from threading import Lock
from urllib.parse import unquote

from printguide.cluster.job import Files
from printguide.compose.print_html import PrintHtml
from printguide.engine.fonts.own import PACKAGE

_ADDRESS = re.compile(
    r"""url\(\s*["']?(?!["']?(?:data|https?):)([^"')]{1,1000})"""
    r"""|\bsrc\s*=\s*["'](?!data:|https?:)([^"']{1,1000})""",
    re.IGNORECASE,
)
_AROUND = " \t\r\n\"'"
_LOOKS = ("styles/**/*.css", "templates/**/*.html")
"""Where the engine looks for the place of what it complains about, see `engine/looks.py`."""
_NO_FILE = (OSError, ValueError, RuntimeError)
"""What names lead to that no file can have, links that go round, and files that nobody may read."""


@dataclass(slots=True)
class Needs:
    """Finds and hashes files; those that did not change are not read again. Thread-safe."""

    _known: dict[Path, tuple[tuple[int, ...], str]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, html: PrintHtml, root: Path, more: Iterable[str]) -> tuple[Files, dict[str, Path]]:
        """Return the files by their paths from the root, and where the contents stand, by hash.

        `more` are paths that are needed, too.
        """
        found: dict[str, str | None] = {}
        contents: dict[str, Path] = {}
        names = (*_named(html), *more)
        for file in dict.fromkeys((*_looks(root), *(_normal(root, name) for name in names))):
            with suppress(*_NO_FILE):  # the worker says that it is not there
                path = file.relative_to(root).as_posix()
                if not file.resolve().is_relative_to(root):
                    found[path] = None
                elif file.is_file():
                    content = found[path] = self._hash(file)
                    contents[content] = file
        return found, contents

    def _hash(self, file: Path) -> str:
        stat = file.stat()
        signature = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        with self._lock:
            known = self._known.get(file)
        if known and known[0] == signature:
            return known[1]
        content = sha256(file.read_bytes()).hexdigest()
        with self._lock:
            self._known[file] = (signature, content)
        return content


def _looks(root: Path) -> Iterator[Path]:
    for room in _LOOKS:
        yield from sorted(root.glob(room))


def _named(html: PrintHtml) -> Iterator[str]:
    for font in html.fonts:
        yield from (written for written in font.files if not written.startswith(PACKAGE))
    for found in _ADDRESS.finditer(html.html):
        written = unescape(found[1] or found[2]).strip(_AROUND)
        yield unquote(written.partition("#")[0].partition("?")[0])


def _normal(root: Path, path: str) -> Path:
    """A path without `..`; links are not followed."""
    return Path(os.path.normpath(root / path))
