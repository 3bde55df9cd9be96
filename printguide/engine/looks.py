"""Looks: where in the styles and templates of a project something stands that the engine names.

The engine reads all sheets as one text, without comments; its own lines and columns mean nothing
to the author of a sheet.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from printguide.article.reading import read
from printguide.places import Place, Span, shown

_ROOMS = ("styles/**/*.css", "templates/**/*.html")
_WORD = re.compile(r"[\w.#@-]+|[^\w\s]")


def place_in_looks(words: str, root: Path, otherwise: Place) -> Place:
    """Return where words stand in a sheet or template of the project, else another place.

    Spaces do not count, for the engine writes them anew.
    """
    wanted = re.compile(r"\s*+".join(re.escape(part) for part in _WORD.findall(words)))
    if not wanted.pattern:
        return otherwise
    for file in _files(root):
        source = read(file, shown(file)).value
        if source and (found := wanted.search(source.text)):
            return source.place(Span(*found.span()))
    return otherwise


def _files(root: Path) -> Iterator[Path]:
    return (file for room in _ROOMS for file in sorted(root.glob(room)) if file.is_file())
