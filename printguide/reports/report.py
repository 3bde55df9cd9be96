"""The report: everything that was found in some articles, each thing once."""

from collections.abc import Iterable
from dataclasses import dataclass

from printguide.article.reading import Source
from printguide.building import Made
from printguide.faults import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic, with the text that it points into."""

    diagnostic: Diagnostic
    source: Source | None


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
    findings: dict[Diagnostic, Finding] = {}
    articles = set()
    for one in made:
        articles.add(one.article)
        for diagnostic in one.found:
            findings.setdefault(diagnostic, Finding(diagnostic, one.source))
    return Report(tuple(findings.values()), len(articles))
