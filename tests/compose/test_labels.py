"""Our own words: the same in every language, with days and directions as each has them."""

import datetime as dt
import string
import tomllib
from pathlib import Path

import pytest
from babel.dates import format_date

from printguide.compose.labels import DEFAULT, FOLDER, has_labels, labels_for

FILES = sorted(FOLDER.glob("*.toml"))
DAY = dt.date(2026, 2, 7)


def words(file: Path) -> dict[str, str]:
    return tomllib.loads(file.read_text("utf-8"))


def facts(text: str) -> set[str | None]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


ENGLISH = words(FOLDER / f"{DEFAULT}.toml")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_has_the_words_of_english(file: Path) -> None:
    assert set(words(file)) == set(ENGLISH)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_word_is_written_with_the_same_facts(file: Path) -> None:
    for key, text in words(file).items():
        if key == "quotes":
            continue
        assert text.strip() == text != ""
        assert facts(text) == facts(ENGLISH[key]), key


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_has_four_quotation_marks(file: Path) -> None:
    quotes = words(file)["quotes"]
    assert len(quotes) == 4
    assert not set("".join(quotes)) & set("\"'")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_writes_days(file: Path) -> None:
    written = labels_for(file.stem).day(DAY)
    assert written != DAY.isoformat()
    assert str(DAY.year) in written


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "7 February 2026"),
        ("en-GB", "7 February 2026"),
        ("en-US", "February 7, 2026"),
        ("de", "7. Februar 2026"),
        ("de-AT", "7. Februar 2026"),
        ("fr", "7 février 2026"),
        ("ko", "2026년 2월 7일"),
        ("pl", "7 lutego 2026"),
        ("zz", "7 February 2026"),
        ("en-", "7 February 2026"),
        ("not a language", "7 February 2026"),
    ],
)
def test_a_day_is_written_out_in_the_language_of_the_article(lang: str, written: str) -> None:
    assert labels_for(lang).day(DAY) == written


@pytest.mark.parametrize("month", range(1, 13))
def test_english_days_are_those_of_babel(month: int) -> None:
    day = dt.date(2026, month, 17)

    assert labels_for("en").day(day) == format_date(day, "d MMMM y", "en")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2026-02-07", "7 February 2026"),
        (" 2026-02-07 ", "7 February 2026"),
        ("spring 2026", "spring 2026"),
        ("2026-02-30", "2026-02-30"),
        (dt.date(999, 12, 31), "31 December 999"),
        (2026, "2026"),
    ],
)
def test_only_days_are_written_out(value: object, written: str) -> None:
    assert labels_for("en").day(value) == written


@pytest.mark.parametrize(
    ("lang", "direction"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur-PK", "rtl"),
     ("en", "ltr"), ("ko", "ltr"), ("arn", "ltr")],
)  # fmt: skip
def test_some_languages_are_written_from_right_to_left(lang: str, direction: str) -> None:
    assert labels_for(lang).direction == direction


@pytest.mark.parametrize("lang", ["zz", "zz-ZZ", "../en", "", "e n"])
def test_where_we_have_no_words_they_are_english(lang: str) -> None:
    labels = labels_for(lang)
    assert not has_labels(lang)
    assert labels.label("box_warning") == ENGLISH["box_warning"]
    assert labels.lang == lang


def test_a_language_with_a_country_has_the_words_of_the_language() -> None:
    assert has_labels("en-GB")
    assert labels_for("en-GB").words == labels_for("en").words


def test_facts_are_filled_in() -> None:
    assert labels_for("en").label("code_map_alt", title="the {bay}") == (
        "QR code: opens a map of the {bay}"
    )


def test_the_marks_are_no_word() -> None:
    labels = labels_for("en")
    assert labels.quotes == ("“", "”", "‘", "’")
    assert "quotes" not in labels.words
    with pytest.raises(KeyError):
        labels.label("nothing")
