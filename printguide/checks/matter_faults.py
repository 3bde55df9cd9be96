"""PG1xx, continued: what front matter says that cannot be right, or leaves open."""

import datetime as dt
from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class DateAhead(Fault):
    """A date that tells what has happened lies in the future: readers would not believe it."""

    code = "PG118"
    severity = Severity.WARNING

    key: str
    day: dt.date

    @property
    def message(self) -> str:
        return f"`{self.key}` is in the future: {self.day.isoformat()}"

    @property
    def hint(self) -> str:
        return "write the day on which it was done, as year-month-day"


@dataclass(frozen=True)
class ReviewOverdue(Fault):
    """An article should have been looked through again by now.

    Either its own `review_by` has passed, or its last review (`reviewed`) is older than the
    project allows with `review_months` under `[care]`.
    """

    code = "PG119"
    severity = Severity.WARNING

    key: str
    due: dt.date

    @property
    def message(self) -> str:
        return f"a review was due by {self.due.isoformat()}"

    @property
    def hint(self) -> str:
        if self.key == "review_by":
            return "look the article through, then set `reviewed` and the next `review_by`"
        return "look the article through, then set `reviewed` to that day"


@dataclass(frozen=True)
class SlugMissing(Fault):
    """An article of a project has no slug, so it is called after its file.

    If the file is renamed, printed codes and links of other articles no longer lead to it.
    """

    code = "PG120"
    severity = Severity.INFO

    slug: str

    @property
    def message(self) -> str:
        return f"the article has no slug, it is called `{self.slug}` after its file"

    @property
    def hint(self) -> str:
        return f"write `slug: {self.slug}`, so that it keeps its name when the file is renamed"


@dataclass(frozen=True)
class SettingUnfit(Fault):
    """What an article sets under `faults:` is not a code with one of the severities.

    The severities are `error`, `warning`, `info` and `off`. Some codes are firm: they stand for
    words that would be lost, and cannot be made less of.
    """

    code = "PG121"
    severity = Severity.WARNING

    setting: str
    problem: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"`{self.setting}` under `faults:` {self.problem}"

    @property
    def hint(self) -> str | None:
        return nearest(self.setting, self.known)


@dataclass(frozen=True)
class LanguageUnclear(Fault):
    """`lang` is no language tag, so the article is taken for English: words, dates and fonts."""

    code = "PG126"
    severity = Severity.WARNING

    lang: str

    @property
    def message(self) -> str:
        return f"`{self.lang}` is no language tag, the article is taken for English"

    @property
    def hint(self) -> str:
        if "_" in self.lang:
            return f"write `{self.lang.replace('_', '-')}` for `{self.lang}`"
        return "write a tag such as `en`, `ko` or `zh-Hant`"
