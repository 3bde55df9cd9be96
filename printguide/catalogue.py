"""The catalogue: which articles a project has, by path and by slug, without reading them whole."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from printguide.article.editions import named_edition
from printguide.article.headings import slug_of
from printguide.heads import Heads
from printguide.project import Project

SUFFIXES = (".mdx", ".md")
DEFAULT_LANGUAGE = "en"
"""Of articles that do not say theirs."""
_NOT_ARTICLES = frozenset({"readme", "changelog", "contributing", "license"})
_NOT_FOLDERS = frozenset({"node_modules", "templates", "styles", "out"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: where it is, and how others call it."""

    file: Path
    slug: str
    title: str | None
    lang: str = DEFAULT_LANGUAGE
    original: Path | None = None
    """The article that it translates, where its name says so."""
    translation_of: str | None = None
    """The slug of that article, where the front matter says so."""

    @property
    def translates(self) -> bool:
        """Whether it is an edition in another language of an article of the project."""
        return self.original is not None or self.translation_of is not None

    @property
    def name(self) -> str:
        """How its files are called: by the slug, with the language of a translation behind it."""
        return f"{self.slug}.{self.lang}" if self.translates else self.slug


@dataclass(frozen=True)
class Catalogue:
    """The articles of a project; front matter is read when a link first asks for it."""

    project: Project
    heads: Heads = field(default_factory=Heads, repr=False)
    """What is known of texts already."""

    @cached_property
    def by_file(self) -> dict[Path, Entry]:
        """Every article by its resolved path."""
        files = articles_in(self.project.root, deep=self.project.configured)
        return {file: entry(file, self.heads) for file in files}

    def entry(self, file: Path) -> Entry:
        """Return the entry of an article, which need not be one of the project."""
        return self.by_file.get(file) or entry(file, self.heads)

    @cached_property
    def by_slug(self) -> dict[str, Entry]:
        """Every article by its slug: of editions the original, else the first by path."""
        first = sorted(self.by_file.values(), key=lambda it: (it.translates, it.file))
        return {entry.slug: entry for entry in reversed(first)}

    def editions(self, entry: Entry) -> dict[str, Entry]:
        """Return an article in all its languages, itself included; the original counts first."""
        return self._groups.get(self._origin(entry)) or {entry.lang: entry}

    @cached_property
    def _groups(self) -> dict[Path, dict[str, Entry]]:
        """The editions of every article, by the file of the original."""
        groups: dict[Path, dict[str, Entry]] = {}
        for it in sorted(self.by_file.values(), key=lambda it: (it.translates, it.file)):
            groups.setdefault(self._origin(it), {}).setdefault(it.lang, it)
        return groups

    def picked(self, files: list[Path], languages: tuple[str, ...]) -> list[Path]:
        """Return the editions of articles in these languages, each once.

        An article that has none of them is not in the list.
        """
        found: list[Path] = []
        for file in files:
            editions = self.editions(self.entry(file))
            found += [editions[lang].file for lang in languages if lang in editions]
        return list(dict.fromkeys(found))

    def in_language(self, entry: Entry, lang: str) -> Entry:
        """Return the edition of an article in a language, or else the article itself."""
        return entry if entry.lang == lang else self.editions(entry).get(lang, entry)

    def _origin(self, entry: Entry) -> Path:
        """The file of the article of which this one is an edition."""
        if entry.translation_of and (first := self.by_slug.get(entry.translation_of)):
            return first.original or first.file
        return entry.original or entry.file

    def anchors(self, file: Path) -> frozenset[str]:
        """Return the ids that links into an article can name; none where it cannot be read."""
        return self.heads.anchors_of(file)


def entry(file: Path, heads: Heads | None = None) -> Entry:
    """Return the entry of one article; what cannot be read is known by its file name."""
    heads = heads or Heads()
    head, named = heads.head(file), named_edition(file)
    slug = slug_for(file, head.slug)
    if named and not head.slug:
        slug = entry(named[0], heads).slug
    elif head.translation_of is not None and not head.slug:
        slug = head.translation_of
    return Entry(
        file,
        slug,
        head.title,
        head.lang or (named[1] if named else DEFAULT_LANGUAGE),
        named[0] if named else None,
        head.translation_of,
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
