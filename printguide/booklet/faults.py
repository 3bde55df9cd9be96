"""PG8xx: what can be wrong with a booklet beside its articles."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class ArticleNowhere(Fault):
    """The manifest names an article that is not there: no file, no glob, no slug has this name."""

    code = "PG801"

    written: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"there is no article `{self.written}`"

    @property
    def hint(self) -> str | None:
        return nearest(self.written, self.known) or "write a path from this file, or a slug"


@dataclass(frozen=True)
class ArticleTwice(Fault):
    """The manifest names an article that stands in the booklet already; it is printed once."""

    code = "PG802"
    severity = Severity.WARNING

    written: str

    @property
    def message(self) -> str:
        return f"`{self.written}` stands in the booklet already"

    @property
    def hint(self) -> str:
        return "take it out here, or there"


@dataclass(frozen=True)
class PartEmpty(Fault):
    """A part of the booklet has no article."""

    code = "PG803"

    part: str
    lang: str | None = None
    """The language of the edition, where there are several."""

    @property
    def message(self) -> str:
        where = f" in {self.lang}" if self.lang else ""
        return f"the part `{self.part}` has no article{where}"

    @property
    def hint(self) -> str:
        if self.lang:
            return "translate one of its articles, or leave this edition out"
        return "name some under `articles`, or ask for some under `query`"


@dataclass(frozen=True)
class NumbersRestless(Fault):
    """Page numbers still changed after the last round of laying out.

    Each round gives out the numbers of the one before. Where a number becomes a figure longer, a
    line can become longer too, and move what it points to.
    """

    code = "PG804"

    rounds: int

    @property
    def message(self) -> str:
        return f"page numbers still change after {self.rounds} rounds of laying out"

    @property
    def hint(self) -> str:
        return "force a page break before the article that moves"


@dataclass(frozen=True)
class FaultyLeftOut(Fault):
    """A faulty article is not in the booklet, since `--skip-faulty` was given."""

    code = "PG805"
    severity = Severity.WARNING

    title: str

    @property
    def message(self) -> str:
        return f"`{self.title}` is left out of the booklet: it has errors"

    @property
    def hint(self) -> str:
        return "mend them and build again"


@dataclass(frozen=True)
class NoEdition(Fault):
    """An article is not in the edition in one language, since it has no translation."""

    code = "PG806"
    severity = Severity.INFO

    title: str
    lang: str

    @property
    def message(self) -> str:
        return f"`{self.title}` is not in the edition in `{self.lang}`: it has no translation"

    @property
    def hint(self) -> str:
        return f"put one beside it, with `.{self.lang}` in its name"
