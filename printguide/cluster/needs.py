"""Needs: which files of a project the engine reads, besides the page itself.

Pages are self-contained but for fonts of the brand and for what styles and templates of the project
refer to. Rather too much is taken than too little: what looks like an address and leads to a file.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from printguide.cluster.job import Files
from printguide.compose.print_html import PrintHtml
from printguide.engine.fonts.own import PACKAGE

_ADDRESS = re.compile(
    r"""url\(\s*["']?(?!["']?data:)([^"')]{1,4096})"""
    r"""|@import\s+["']([^"']{1,4096})"""
    r"""|\b(?:href|src|data|poster)\s*=\s*["'](?!data:|\#|https?:)([^"']{1,4096})""",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
"""Of CSS (Syntax Level 3, 4.3.7)."""
_REFERRING = frozenset({".css", ".svg"})
_LOOKS = ("styles/**/*.css", "templates/**/*.html")
"""Where the engine looks for the place of what it complains about, see `engine/looks.py`."""
_NO_FILE = (OSError, ValueError, RuntimeError)
"""What names lead to that no file can have, links that go round, and files that nobody may read."""


@dataclass(slots=True)
class Needs:
    """Finds and hashes files; those that did not change are not read again. Thread-safe."""

    _known: dict[Path, tuple[tuple[int, ...], str]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, html: PrintHtml, root: Path) -> tuple[Files, dict[str, Path]]:
        """Return the files by their paths from the root, and where the contents stand, by hash."""
        found: dict[str, str | None] = {}
        contents: dict[str, Path] = {}
        for file in dict.fromkeys(_all(html, root)):
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


def _all(html: PrintHtml, root: Path) -> Iterator[Path]:
    for room in _LOOKS:
        yield from sorted(root.glob(room))
    for font in html.fonts:
        for written in font.files:
            if not written.startswith(PACKAGE):
                yield _normal(root, written)
    yield from _referred(html.html, root, root, set())


def _referred(text: str, folder: Path, root: Path, seen: set[Path]) -> Iterator[Path]:
    """Yield what a text in a folder refers to below the root, and what that refers to in its turn."""
    for file in (_normal(folder, address) for address in _addresses(text)):
        if file in seen or not file.is_relative_to(root):
            continue
        seen.add(file)
        yield file
        if file.suffix.lower() in _REFERRING:
            with suppress(*_NO_FILE):
                yield from _referred(file.read_text("utf-8", "replace"), file.parent, root, seen)


def _addresses(text: str) -> Iterator[str]:
    """Yield addresses of files as paths, read as CSS and as HTML read them."""
    for found in _ADDRESS.finditer(text):
        written = unescape(next(filter(None, found.groups())))
        with suppress(ValueError):  # it is no address
            parts = urlsplit(_ESCAPE.sub(_unescaped, written).strip())
            if parts.scheme in ("", "file") and not parts.netloc and parts.path:
                yield unquote(parts.path)


def _unescaped(found: re.Match[str]) -> str:
    return chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2]


def _normal(folder: Path, path: str) -> Path:
    """A path without `..`; links are not followed."""
    return Path(os.path.normpath(folder / path.replace("\0", "")))
