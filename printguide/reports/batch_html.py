"""The report of a batch as a page: a picture of each guide, what is wrong first.

Articles of which something is to be said have a section each, with their findings. All others are
cards in the order of the jobs; where these are many, they lie in folds of a hundred, whose pictures
are not loaded until a fold is opened.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from printguide.faults import Diagnostic, Severity
from printguide.made import Made, Report, Status
from printguide.reports.batch_text import Concern, amount, concern, job, lasting, outcome
from printguide.reports.bearings import Bearings
from printguide.reports.page import page
from printguide.reports.report import Finding, gathered
from printguide.reports.text import counted, excerpt, shown, sized

_IN_A_FOLD = 100
"""Cards; where there is one fold only, it is open."""

Picture = Callable[[Made], str | None]
"""The address of the picture of a job, from the report; None if there is none."""


@dataclass(frozen=True, slots=True)
class Card:
    """One job."""

    made: Made
    address: str | None
    """Of the PDF, from the report."""
    picture: str | None

    @property
    def name(self) -> str:
        """Which of the jobs of its article it is."""
        return job(self.made)

    @property
    def mark(self) -> str:
        """What is worth saying of how it ended; most are just made."""
        if self.made.failed:
            return "fails its proof"
        return "" if self.made.status is Status.MADE else str(self.made.status)

    @property
    def facts(self) -> Iterator[str]:
        """What is worth knowing of it, in a few words each."""
        if self.made.pages:
            yield counted(self.made.pages, "page")
        if self.made.size:
            yield sized(self.made.size)
        if self.made.codes:
            yield counted(self.made.codes, "code")
        if self.made.status not in (Status.UNCHANGED, Status.RESTORED):
            yield lasting(self.made.seconds)


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and in which jobs of the article it is."""

    finding: Finding
    jobs: tuple[str, ...]
    """Empty where it is in all of them."""

    @property
    def severity(self) -> Severity:
        """Of the finding."""
        return self.finding.diagnostic.severity

    @property
    def excerpt(self) -> tuple[str, str, str] | None:
        """The line of the article: before the fault, the fault, behind it."""
        place, source = self.finding.diagnostic.place, self.finding.source
        if place.page is not None or source is None or place.path != source.path:
            return None
        return excerpt(place, source)


@dataclass(frozen=True, slots=True)
class Section:
    """An article of which something is to be said."""

    article: PurePosixPath
    told: tuple[Told, ...]
    """Errors, then warnings."""
    notes: tuple[Told, ...]
    """What changes nothing on paper, or is as it was asked for; folded."""
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that want to be looked at equally much."""

    concern: Concern
    sections: tuple[Section, ...]
    folds: tuple[tuple[Card, ...], ...]
    """Of jobs of which nothing is to be said."""

    @property
    def jobs(self) -> int:
        """How many there are."""
        return sum(len(it.cards) for it in self.sections) + sum(map(len, self.folds))


def as_html(report: Report, bearings: Bearings, picture: Picture) -> bytes:
    """Return the report of a batch as one page of HTML in UTF-8, which refers to the pictures."""

    def card(made: Made) -> Card:
        address = bearings.address(made.file) if made.file else None
        return Card(made, address, picture(made))

    text = page(
        "batch",
        {"shown": shown},
        groups=list(_groups(report, card)),
        failed=sum(concern(made) is Concern.FAILED for made in report.made),
        jobs=len(report.made),
        outcome=outcome(report),
        amount=amount(report),
        notes=report.notes,
    )
    return text.encode("utf-8", "replace")


def _groups(report: Report, card: Callable[[Made], Card]) -> Iterator[Group]:
    """The articles, those first that want it most; an article is as grave as its gravest job."""
    articles: dict[PurePosixPath, list[Made]] = {}
    for made in report.made:
        articles.setdefault(made.article, []).append(made)
    groups: dict[Concern, list[list[Made]]] = {}
    for jobs in articles.values():
        groups.setdefault(min(map(concern, jobs)), []).append(jobs)
    for which in sorted(groups):
        if which is Concern.NONE:
            cards = [card(made) for jobs in groups[which] for made in jobs]
            yield Group(which, (), tuple(_folds(cards)))
        else:
            yield Group(which, tuple(_section(jobs, card) for jobs in groups[which]), ())


def _folds(cards: list[Card]) -> Iterator[tuple[Card, ...]]:
    for at in range(0, len(cards), _IN_A_FOLD):
        yield tuple(cards[at : at + _IN_A_FOLD])


def _section(jobs: list[Made], card: Callable[[Made], Card]) -> Section:
    found: dict[Diagnostic, list[str]] = {}
    for made in jobs:
        for diagnostic in made.found:
            found.setdefault(diagnostic, []).append(job(made))
    sources = {diagnostic: made.source for made in jobs for diagnostic in made.found}
    told = []
    for finding in gathered(found, sources):
        names = found[finding.diagnostic]
        told.append(Told(finding, () if len(names) == len(jobs) else tuple(names)))
    of = {severity: [it for it in told if it.severity is severity] for severity in Severity}
    grave = (*of[Severity.ERROR], *of[Severity.WARNING])
    return Section(jobs[0].article, grave, tuple(of[Severity.INFO]), tuple(map(card, jobs)))
