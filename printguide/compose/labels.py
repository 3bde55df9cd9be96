"""Our own words, by language: `labels/<lang>.toml`. They are not the author's."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "labels"
DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language, its quotation marks, and how it writes days."""

    lang: str
    """The language asked for, as BCP 47 has it."""
    words: dict[str, str]
    quotes: tuple[str, ...]
    """Opening and closing double, then opening and closing single."""

    def label(self, key: str, **facts: object) -> str:
        """Return a word or a phrase with facts filled in; raises KeyError for an unknown key."""
        return self.words[key].format(**facts) if facts else self.words[key]

    def day(self, value: object) -> str:
        """Write a day out in this language; text that is no ISO date stays as it is."""
        if isinstance(value, str):
            try:
                value = dt.date.fromisoformat(value.strip())
            except ValueError:
                return str(value)
        if not isinstance(value, dt.date):
            return str(value)
        return _written(value, self.lang)

    @property
    def direction(self) -> str:
        """`rtl` for languages written from right to left, else `ltr`."""
        return direction_of(self.lang)


_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def direction_of(lang: str) -> Literal["ltr", "rtl"]:
    """Return `rtl` for a language tag of BCP 47 that is written from right to left, else `ltr`."""
    return "rtl" if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def _written(day: dt.date, lang: str) -> str:
    if lang == DEFAULT:  # as babel does it, which takes as long to load as an article to be parsed
        return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale(DEFAULT)
    if locale.language == "en" and not locale.territory:
        return format_date(day, "d MMMM y", locale)
    return format_date(day, "long", locale)


@cache
def labels_for(lang: str) -> Labels:
    """Return the words of a language, or of its base; English where we have none."""
    own = _read(lang) or _read(lang.split("-")[0]) or {}
    words = {**(_read(DEFAULT) or {}), **own}
    return Labels(lang, {k: v for k, v in words.items() if k != "quotes"}, tuple(words["quotes"]))


def has_labels(lang: str) -> bool:
    """Whether we have words in this language."""
    return bool(_read(lang) or _read(lang.split("-")[0]))


def _read(lang: str) -> dict[str, str] | None:
    file = FOLDER / f"{lang}.toml"
    if not lang.replace("-", "").isalnum() or not file.is_file():
        return None
    return tomllib.loads(file.read_text("utf-8"))
