"""Consulted: the catalogue as one article asks it, with every question and answer noted.

An article depends on what it has asked for only: the titles of those that it links to, and not on
others. The same questions can be put again later, by their text: `Questions.answer`.
"""

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from printguide.catalogue import Catalogue, Entry
from printguide.fetching import Refused, fetch
from printguide.inputs import ABSENT, Inputs, file_answer, fingerprint
from printguide.project import Project

REWRITTEN = "changed while it was read"
"""An answer that is never given again: nothing that hangs on it is taken for what is there now."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What can be asked of a project; each question by a kind and a subject."""

    catalogue: Catalogue
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    """Answers of one run, in which nothing is asked twice."""

    def answer(self, kind: str, subject: str) -> str | None:
        """Return the answer of now to a question; None to one that nobody can put any more."""
        if kind not in _ANSWERS:
            return None
        key = kind, subject
        if key not in self._known:
            self._known[key] = _ANSWERS[kind](self.catalogue, subject)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class Consulted:
    """The catalogue and the files of a project, as one article asks for them."""

    catalogue: Catalogue
    inputs: Inputs = field(default_factory=Inputs)

    @property
    def project(self) -> Project:
        """The project around the articles."""
        return self.catalogue.project

    def at(self, file: Path) -> Entry | None:
        """Return the article of the project that stands in a file."""
        found = self.catalogue.by_file.get(file)
        self.inputs.note("article", self.project.named(file), _said(found, self.project))
        return found

    def own(self, file: Path) -> Entry:
        """Return the entry of an article, of the project or not."""
        found = self.catalogue.entry(file)
        self.inputs.note("entry", self.project.named(file), _said(found, self.project))
        return found

    def called(self, slug: str) -> Entry | None:
        """Return the article of this slug: the original, if it is one of several editions."""
        found = self.catalogue.by_slug.get(slug)
        self.inputs.note("slug", slug, _said(found, self.project))
        return found

    def in_language(self, entry: Entry, lang: str) -> Entry:
        """Return the edition of an article in a language, or else the article itself."""
        found = self.catalogue.in_language(entry, lang)
        subject = f"{lang} {self.project.named(entry.file)}"
        self.inputs.note("edition", subject, _said(found, self.project))
        return found

    def anchors(self, file: Path) -> frozenset[str]:
        """Return the ids that links into an article can name."""
        found = self.catalogue.anchors(file)
        self.inputs.note("anchors", self.project.named(file), _listed(found))
        return found

    def slugs(self) -> tuple[str, ...]:
        """Return every slug, to say which is near to one that there is not."""
        found = tuple(sorted(self.catalogue.by_slug))
        self.inputs.note("slugs", "of all articles", _listed(found))
        return found

    def names(self) -> tuple[str, ...]:
        """Return the name of every article's file, likewise."""
        found = tuple(file.name for file in self.catalogue.by_file)
        self.inputs.note("names", "of all articles", _listed(found))
        return found

    def matching(self, folder: Path, pattern: str) -> list[Path]:
        """Return the files of a folder of the project that a pattern means, in order."""
        self.inputs.note(
            "pattern", f"{self.project.named(folder)} {pattern}", _matched(folder, pattern)
        )
        return [it.resolve() for it in sorted(folder.glob(pattern)) if it.is_file()]

    def all_texts(self) -> None:
        """Note that any article may count, and all that is in it: they are searched."""
        self.inputs.note("texts", "of all articles", _texts(self.catalogue))

    def has(self, file: Path) -> bool:
        """Whether there is such a file or folder, in the project or beside it."""
        found = file.exists()
        self.inputs.note("presence", self.project.named(file), _present(found))
        return found

    def web(self, address: str) -> None:
        """Note what stands at an address; what cannot be fetched in any case is not asked for."""
        if address.startswith(("http:", "https:")):
            self.inputs.note("web", address, _fetched(self.catalogue, address))

    def file(self, file: Path) -> None:
        """Note a file of the project that is read."""
        self.inputs.note("file", self.project.named(file), file_answer(file, self.project.root))

    def text(self, file: Path) -> str:
        """Note the text of an article, which may stand outside the project; return the answer."""
        answer = file_answer(file, file.parent)
        self.inputs.note("text", self.project.named(file), answer)
        return answer

    def rewritten(self, file: Path) -> None:
        """Note that a text was changed while it was read: what came of that is of no one text."""
        self.inputs.answers[f"text {self.project.named(file)}"] = REWRITTEN

    def day(self, day: dt.date) -> None:
        """Note a day on which what is said of an article changes."""
        self.inputs.note("day", day.isoformat(), _passed(self.project.today, day))


def _said(entry: Entry | None, project: Project) -> str:
    if entry is None:
        return ABSENT
    file = project.named(entry.file)
    facts = {"file": file, "slug": entry.slug, "name": entry.name, "lang": entry.lang}
    return json.dumps({**facts, "title": entry.title}, ensure_ascii=False)


def _listed(names: Iterable[str]) -> str:
    return fingerprint("\n".join(sorted(names)))


def _present(there: bool) -> str:
    return "present" if there else ABSENT


def _passed(today: dt.date, day: dt.date) -> str:
    return "future" if day > today else "today" if day == today else "past"


def _fetched(catalogue: Catalogue, address: str) -> str:
    hosts = tuple(catalogue.project.configuration.fetch.allow_hosts)
    try:
        return fingerprint(fetch(address, hosts).content)
    except Refused as refusal:
        return str(refusal)


def _matched(folder: Path, pattern: str) -> str:
    return _listed(it.relative_to(folder).as_posix() for it in folder.glob(pattern))


def _texts(catalogue: Catalogue) -> str:
    root = catalogue.project.root
    return _listed(f"{file} {file_answer(file, root)}" for file in catalogue.by_file)


def _pattern(catalogue: Catalogue, subject: str) -> str:
    folder, _, pattern = subject.partition(" ")
    return _matched(_file(catalogue, folder), pattern)


def _file(catalogue: Catalogue, name: str) -> Path:
    return Path(os.path.normpath(catalogue.project.root / name))


def _edition(catalogue: Catalogue, subject: str) -> str:
    lang, _, name = subject.partition(" ")
    entry = catalogue.by_file.get(_file(catalogue, name))
    found = catalogue.in_language(entry, lang) if entry else None
    return _said(found, catalogue.project)


_ANSWERS: dict[str, Callable[[Catalogue, str], str]] = {
    "article": lambda it, name: _said(it.by_file.get(_file(it, name)), it.project),
    "entry": lambda it, name: _said(it.entry(_file(it, name)), it.project),
    "slug": lambda it, slug: _said(it.by_slug.get(slug), it.project),
    "edition": _edition,
    "anchors": lambda it, name: _listed(it.anchors(_file(it, name))),
    "slugs": lambda it, _: _listed(it.by_slug),
    "names": lambda it, _: _listed(file.name for file in it.by_file),
    "pattern": _pattern,
    "texts": lambda it, _: _texts(it),
    "presence": lambda it, name: _present(_file(it, name).exists()),
    "file": lambda it, name: file_answer(_file(it, name), it.project.root),
    "text": lambda it, name: file_answer(_file(it, name), _file(it, name).parent),
    "web": _fetched,
    "day": lambda it, day: _passed(it.project.today, dt.date.fromisoformat(day)),
}
"""How each kind of question is answered anew; the same as it was when it was noted."""
