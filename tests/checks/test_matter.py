"""Front matter that cannot be right, is due, or lacks what care demands."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from printguide.article.binding import Article
from printguide.checks.care import check_care
from printguide.checks.dates import check_dates, months_after
from printguide.checks.matter import check_matter
from printguide.faults import Diagnostic
from printguide.outcome import Outcome
from printguide.project import Configuration, Project

TODAY = dt.date(2026, 2, 7)
Bind = Callable[[str], Outcome[Article]]
Check = Callable[[Article, Project], Iterator[Diagnostic]]


def project(**tables: object) -> Project:
    return Project(Path(), Configuration.model_validate(tables), TODAY, configured=True)


def codes(article: Bind, check: Check, matter: str, settings: Project, body: str = "") -> list[str]:
    made = article(f"---\ntitle: T\nslug: t\n{matter}\n---\n\n{body}\n").value
    assert made is not None
    return [d.code for d in check(made, settings)]


@pytest.mark.parametrize("key", ["date", "updated", "reviewed"])
def test_a_date_after_today_is_in_the_future(article: Bind, key: str) -> None:
    assert codes(article, check_dates, f"{key}: 2026-02-08", project()) == ["PG118"]
    assert codes(article, check_dates, f"{key}: 2026-02-07", project()) == []


def test_a_review_is_due_the_day_after_review_by(article: Bind) -> None:
    assert codes(article, check_dates, "review_by: 2026-02-06", project()) == ["PG119"]
    assert codes(article, check_dates, "review_by: 2026-02-07", project()) == []


def test_a_review_is_too_old_after_the_months_of_the_project(article: Bind) -> None:
    year = project(care={"review_months": 12})

    assert codes(article, check_dates, "reviewed: 2025-02-06", year) == ["PG119"]
    assert codes(article, check_dates, "reviewed: 2025-02-07", year) == []
    assert codes(article, check_dates, "reviewed: 1999-01-01", project()) == []


def test_the_next_review_of_the_article_counts_more_than_the_months(article: Bind) -> None:
    year = project(care={"review_months": 12})
    matter = "reviewed: 2020-01-01\nreview_by: 2026-01-01"

    assert codes(article, check_dates, matter, year) == ["PG119"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2024, 1, 31), 1, dt.date(2024, 2, 29)),
        (dt.date(2025, 11, 30), 3, dt.date(2026, 2, 28)),
        (dt.date(2026, 12, 1), 12, dt.date(2027, 12, 1)),
        (dt.date(9999, 12, 1), 12, dt.date(9999, 12, 1)),
    ],
)
def test_months_are_those_of_the_calendar(day: dt.date, months: int, later: dt.date) -> None:
    assert months_after(day, months) == later


MEDICAL = {"medical": ["Health"]}
WHOLE = "category: health\nauthor: A\nreviewed: 2026-02-01\ndisclaimer: Ask a doctor."


@pytest.mark.parametrize(
    ("line", "code"), [("author", "PG702"), ("reviewed", "PG703"), ("disclaimer", "PG701")]
)
def test_a_medical_article_needs_author_review_and_disclaimer(
    article: Bind, line: str, code: str
) -> None:
    without = "\n".join(row for row in WHOLE.splitlines() if not row.startswith(line))

    assert codes(article, check_care, WHOLE, project(care=MEDICAL)) == []
    assert codes(article, check_care, without, project(care=MEDICAL)) == [code]


def test_other_categories_and_other_projects_need_nothing(article: Bind) -> None:
    assert codes(article, check_care, "category: travel", project(care=MEDICAL)) == []
    assert codes(article, check_care, "", project(care=MEDICAL)) == []
    assert codes(article, check_care, "category: health", project()) == []


def test_a_disclaimer_of_the_brand_or_in_the_text_will_do(article: Bind) -> None:
    matter = WHOLE.replace("disclaimer: Ask a doctor.", "")
    branded = project(care=MEDICAL, brand={"disclaimer": "Ask."})
    said = "<Disclaimer>Ask a doctor.</Disclaimer>"

    assert codes(article, check_care, matter, branded) == []
    assert codes(article, check_care, matter, project(care=MEDICAL), said) == []


def test_a_missing_slug_is_an_info_with_its_mend(article: Bind) -> None:
    made = article("---\ntitle: T\n---\n\nText.\n").value
    assert made is not None

    [one] = check_matter(made, project())

    assert one.code == "PG120"
    assert one.mend is not None
    text = made.manuscript.source.text
    assert text[: one.mend.span.start] + one.mend.text + text[one.mend.span.end :] == (
        "---\ntitle: T\nslug: article\n---\n\nText.\n"
    )


def test_without_a_project_nobody_links_by_slugs(article: Bind) -> None:
    made = article("---\ntitle: T\n---\n").value
    assert made is not None

    assert list(check_matter(made, Project(Path()))) == []


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("PG999: off", "is not a code"),
        ("PG410: off", "is firm"),
        ("PG606: never", "is `never`, not one of"),
    ],
)
def test_a_setting_that_cannot_be_is_said(article: Bind, setting: str, said: str) -> None:
    made = article(f"---\ntitle: T\nslug: t\nfaults:\n  {setting}\n---\n").value
    assert made is not None

    [one] = check_matter(made, project())

    assert one.code == "PG121"
    assert said in one.message
    assert one.place.line == 4


def test_sound_settings_are_not(article: Bind) -> None:
    matter = "faults:\n  PG606: off\n  PG605: error\n  PG604: info"
    assert codes(article, check_matter, matter, project()) == []


@pytest.mark.parametrize("lang", ["english", "en_GB", "한국어"])
def test_what_is_no_language_tag_is_told(article: Bind, lang: str) -> None:
    assert codes(article, check_matter, f"lang: {lang}", project()) == ["PG126"]


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "gsw-CH"])
def test_a_language_tag_is_no_fault(article: Bind, lang: str) -> None:
    assert codes(article, check_matter, f"lang: {lang}", project()) == []
