"""The report of a batch in words: how much there was, and what has to be looked at."""

from collections.abc import Iterable, Iterator
from enum import IntEnum

from printguide.faults import Severity
from printguide.made import Made, Report, Status
from printguide.reports.text import counted, shown, sized

_MOST_LISTED = 50
"""Jobs that are named on a terminal; more are in the report."""


class Concern(IntEnum):
    """How much a job wants to be looked at; the most first."""

    FAILED = 0
    """It was not made, or does not pass its proof."""
    WARNED = 1
    NOTED = 2
    NONE = 3


def concern(made: Made) -> Concern:
    """Return how much a job wants to be looked at."""
    severities = {diagnostic.severity for diagnostic in made.found}
    if made.status is Status.FAILED or made.failed or Severity.ERROR in severities:
        return Concern.FAILED
    if Severity.WARNING in severities:
        return Concern.WARNED
    return Concern.NOTED if severities else Concern.NONE


def outcome(report: Report) -> str:
    """Return one line with how many jobs there were, and how they ended."""
    ended = [f"{number:,} {status}" for status in Status if (number := report.count(status))]
    unproved = sum(bool(made.failed) for made in report.made)
    if unproved:
        ended.append(f"{unproved:,} written and not passing the proof")
    jobs = counted(len(report.made), "job")
    return f"{jobs}: {', '.join(ended)}" if ended else jobs


def amount(report: Report) -> str:
    """Return one line with pages, size, seconds and jobs a minute."""
    facts = [
        counted(sum(made.pages for made in report.made), "page"),
        sized(sum(made.size for made in report.made)),
    ]
    if report.seconds > 0:
        facts.append(lasting(report.seconds))
        facts.append(f"{paced(len(report.made) / report.seconds)}")
    return ", ".join(facts)


def paced(jobs_a_second: float) -> str:
    """Return a pace as jobs a minute."""
    pace = jobs_a_second * 60
    return f"{pace:,.0f} jobs/min" if pace >= 10 else f"{pace:.1f} jobs/min"


def lasting(seconds: float) -> str:
    """Return a time in its two largest units."""
    if seconds < 10:
        return f"{f'{seconds:.1f}'.removesuffix('.0')} s"
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60} h {minutes % 60} min"


def closing(report: Report) -> str:
    """Return what is said of many jobs when all are done: counts, and what to look at by name."""
    parts = [f"{outcome(report)}\n{amount(report)}"]
    by_concern: dict[Concern, list[Made]] = {}
    for made in report.made:
        by_concern.setdefault(concern(made), []).append(made)
    for which, head in ((Concern.FAILED, "failed"), (Concern.WARNED, "with warnings")):
        if worst := by_concern.get(which):
            parts.append("\n".join([f"{head} ({len(worst):,}):", *_listed(worst)]))
    return "\n\n".join(parts)


def _listed(jobs: list[Made]) -> Iterator[str]:
    rows = [(shown(str(made.article)), job(made), codes_of(made)) for made in jobs[:_MOST_LISTED]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
    if len(jobs) > _MOST_LISTED:
        yield f"  and {len(jobs) - _MOST_LISTED:,} more"


def job(made: Made) -> str:
    """Return which of the jobs of an article one is."""
    return " ".join(dict.fromkeys(it for it in (made.format, made.paper, made.lang) if it))


def codes_of(made: Made) -> str:
    """Return the codes of the gravest faults of a job, each once and with how often it is found."""
    graves: Iterable[Severity] = (Severity.ERROR, Severity.WARNING)
    for severity in graves:
        found = [d.code for d in made.found if d.severity is severity]
        if found:
            return ", ".join(
                f"{code} ({found.count(code)})" if found.count(code) > 1 else code
                for code in dict.fromkeys(found)
            )
    return ""
