"""The report: everything that was found in some articles, each thing once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from printguide.article.reading import Source
from printguide.faults import Diagnostic, Severity
from printguide.made import Made
from printguide.places import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic, with the text that it points into."""

    diagnostic: Diagnostic
    source: Source | None
    also: tuple[Place, ...] = ()
    """Where else in the article the very same is to be said."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in how many articles."""

    findings: tuple[Finding, ...]
    articles: int

    def count(self, severity: Severity) -> int:
        """Return how many findings there are of a severity."""
        return sum(finding.diagnostic.severity is severity for finding in self.findings)

    @property
    def mendable(self) -> int:
        """How many findings can be mended without the author."""
        return sum(finding.diagnostic.mend is not None for finding in self.findings)


def report_of(made: Iterable[Made]) -> Report:
    """Return the report of what was made; several formats of an article may find the same."""
    sources: dict[Diagnostic, Source | None] = {}
    articles = set()
    for one in made:
        articles.add(one.article)
        for diagnostic in one.found:
            sources.setdefault(diagnostic, one.source)
    return Report(tuple(gathered(sources, sources)), len(articles))


def gathered(
    found: Iterable[Diagnostic], sources: Mapping[Diagnostic, Source | None]
) -> Iterator[Finding]:
    """Yield a finding for each diagnostic; what is said more than once of an article, once.

    Those that can be mended stay apart: each is mended at its place.
    """
    places: dict[Diagnostic, list[Place]] = {}
    first: dict[Diagnostic, Diagnostic] = {}
    for diagnostic in found:
        said = replace(diagnostic, place=Place(diagnostic.place.path))
        places.setdefault(said, []).append(diagnostic.place)
        first.setdefault(said, diagnostic)
    for said, diagnostic in first.items():
        yield Finding(diagnostic, sources.get(diagnostic), tuple(places[said][1:]))
