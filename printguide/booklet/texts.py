"""Texts: the articles of a booklet, each read when it is needed and let go of afterwards."""

from dataclasses import dataclass, field
from pathlib import Path

from printguide.batch.preparing import read_article
from printguide.booklet.gist import Gist, gist_of
from printguide.booklet.memory import Recollection, key_of
from printguide.building import Prepared
from printguide.checks.dates import days_that_count
from printguide.consulted import Consulted
from printguide.faults import has_error
from printguide.inputs import Inputs

_AT_HAND = 64
"""Articles that are held as they were read, 0.3 MB each: the first ones, and the one read last."""


@dataclass(slots=True)
class Texts:
    """The articles that booklets are made of."""

    articles: Consulted
    recollection: Recollection = field(default_factory=Recollection)
    ground: str = ""
    """The hash of versions and settings; empty where nothing is remembered."""
    answers: dict[Path, str] = field(default_factory=dict)
    """What stands for each text; empty for one that was changed while the booklet was made."""
    gists: dict[Path, Gist] = field(default_factory=dict)
    at_hand: dict[Path, Prepared] = field(default_factory=dict)

    def gist(self, file: Path) -> Gist:
        """Return the gist of an article; notes that the booklet depends on it."""
        if file not in self.gists:
            self.gists[file] = gist = self._known(file) or self._read(file)
            self.articles.inputs.take(gist.answers)
        return self.gists[file]

    def prepared(self, file: Path) -> Prepared:
        """Return an article as it was read, or read it again."""
        if file not in self.at_hand:
            if len(self.at_hand) == _AT_HAND:
                self.at_hand.popitem()
            before, read = self._answer(file), read_article(file, self.articles.project)
            self.at_hand[file] = read.prepared
            if read.answer != before:
                self.answers[file] = ""
                self.articles.rewritten(file)
        return self.at_hand[file]

    def standing(self, file: Path) -> str:
        """Return all that an article depends on that is known beforehand; empty if unknown.

        It is the same for the whole booklet: later answers may be of another text than was read.
        """
        answer, shown = self._answer(file), self.articles.project.shown(file)
        return key_of(self.ground, shown, answer) if self.ground and answer else ""

    def _answer(self, file: Path) -> str:
        if file not in self.answers:
            self.answers[file] = self.articles.text(file)
        return self.answers[file]

    def _known(self, file: Path) -> Gist | None:
        standing = self.standing(file)
        return self.recollection.gist(standing) if standing else None

    def _read(self, file: Path) -> Gist:
        prepared, project = self.prepared(file), self.articles.project
        asked = Consulted(self.articles.catalogue, Inputs())
        for day in days_that_count(prepared.article, project) if prepared.article else ():
            asked.day(day)
        gist = gist_of(prepared, asked.inputs.answers)
        standing = self.standing(file)
        if standing and not has_error(gist.found):
            self.recollection.now.gists[standing] = gist
        return gist
