"""The catalogue: which articles a project has, by path and by slug, without reading them whole."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from printguide.article.headings import slug_of
from printguide.article.matter import split
from printguide.article.parsing import parse
from printguide.article.reading import read
from printguide.project import Project

SUFFIXES = (".mdx", ".md")
_NOT_ARTICLES = frozenset({"readme", "changelog", "contributing", "license"})
_NOT_FOLDERS = frozenset({"node_modules", "templates", "styles", "out"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: where it is, and how others call it."""

    file: Path
    slug: str
    title: str | None
    lang: str | None = None


@dataclass(frozen=True)
class Catalogue:
    """The articles of a project; front matter is read when a link first asks for it."""

    project: Project
    _anchors: dict[Path, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def by_file(self) -> dict[Path, Entry]:
        """Every article by its resolved path."""
        files = articles_in(self.project.root, deep=self.project.configured)
        return {file: entry(file) for file in files}

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """Every article by its slug; of two with the same, the first by path."""
        return {entry.slug: entry for entry in reversed(list(self.by_file.values()))}

    def anchors(self, file: Path) -> frozenset[str]:
        """Return the ids that links into an article can name; none where it cannot be read."""
        if file not in self._anchors:
            source = read(file).value
            manuscript = parse(source).value if source else None
            self._anchors[file] = frozenset(manuscript.anchors() if manuscript else ())
        return self._anchors[file]


def entry(file: Path) -> Entry:
    """Return the entry of one article; what cannot be read is known by its file name."""
    source = read(file).value
    matter = split(source).value if source else None
    data = matter.data if matter else {}
    title = data.get("title")
    lang = data.get("lang")
    return Entry(
        file,
        slug_for(file, data.get("slug")),
        title if isinstance(title, str) else None,
        lang if isinstance(lang, str) else None,
    )


def slug_for(file: Path, written: object) -> str:
    """Return the slug of an article: its own, or else one made of its file's name."""
    if isinstance(written, str) and written:
        return written
    return slug_of(file.stem) or "article"


def articles_in(folder: Path, *, deep: bool = True) -> list[Path]:
    """Every article in a folder, in the order of their paths; hidden files are left alone."""
    return sorted(file.resolve() for file in _walk(folder, deep) if is_article(file))


def _walk(folder: Path, deep: bool) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if deep and not _skipped(name)]
        yield from (Path(place) / name for name in files if not _skipped(name))


def _skipped(name: str) -> bool:
    return name.startswith((".", "_")) or name in _NOT_FOLDERS


def is_article(file: Path) -> bool:
    """Whether a file of this name is an article, or one of those that every folder has."""
    return file.suffix.lower() in SUFFIXES and file.stem.lower() not in _NOT_ARTICLES
