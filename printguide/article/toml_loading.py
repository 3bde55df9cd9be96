"""Loading TOML: front matter between lines of `+++`, as sites made with Hugo or Zola have it."""

import datetime as dt
import math
import re
import tomllib
from typing import Any

from frontmatter.default_handlers import BaseHandler

from printguide.article.loading import DEEPEST, Entangled
from printguide.places import Span

_PAIR = re.compile(
    r"^[ \t]*(?:\"([^\"\n]+)\"|'([^'\n]+)'|([\w-]+))[^=\n]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE
)
_TABLE = re.compile(r"^[ \t]*\[{1,2}[ \t]*[\"']?([\w-]+)[^\n]*$", re.MULTILINE)


_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class TomlBroken(ValueError):
    """Front matter that is no TOML: what is wrong, and at which offset."""

    def __init__(self, problem: str, at: int) -> None:
        super().__init__(problem)
        self.at = at


class TomlPlaces(BaseHandler):
    """Loads TOML for python-frontmatter and remembers where each key stands."""

    FM_BOUNDARY = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
    language = "TOML"
    fence = "+++"

    def __init__(self) -> None:
        super().__init__()
        self.start = 0
        self.places: dict[str, Span] = {}
        self.values: dict[str, Span] = {}

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return front matter as data, as YAML gives it; raises TomlBroken where it is no TOML.

        Dates become texts, which are read where a date is expected. Raises Entangled for what is
        nested deeper than the front matter of YAML may be.
        """
        try:
            data = tomllib.loads(fm)
        except tomllib.TOMLDecodeError as error:
            raise _broken(str(error), fm) from error
        self._find(fm)
        return {key: _plain(value, self._offset(key)) for key, value in data.items()}

    def _offset(self, key: str) -> int:
        return self.places[key].start - self.start if key in self.places else 0

    def _find(self, fm: str) -> None:
        """Note the places of the keys before the first table, and those of the tables."""
        tables = list(_TABLE.finditer(fm))
        first = tables[0].start() if tables else len(fm)
        for found in _PAIR.finditer(fm, 0, first):
            group = next(number for number in (1, 2, 3) if found[number])
            self._note(found[group], self.places, found.span(group))
            self._note(found[group], self.values, found.span(4))
        for found in tables:
            self._note(found[1], self.places, found.span(1))

    def _note(self, key: str, places: dict[str, Span], span: tuple[int, int]) -> None:
        if key not in places and span[1] > span[0]:
            places[key] = Span(self.start + span[0], self.start + span[1])


def _broken(said: str, text: str) -> TomlBroken:
    """Take the place, which is a line and a column, out of what tomllib says."""
    found = _AT.search(said)
    if found is None or found[1] is None:
        return TomlBroken(_AT.sub("", said), len(text.rstrip()))
    before = "\n".join(text.split("\n")[: int(found[1]) - 1])
    at = len(before) + (1 if found[1] != "1" else 0) + int(found[2]) - 1
    return TomlBroken(_AT.sub("", said), at)


def _plain(value: Any, at: int, depth: int = 1) -> Any:
    """Return a value as YAML would give it; `at` is the offset of its key."""
    if depth > DEEPEST:
        raise Entangled(f"it is nested more than {DEEPEST} deep", at)
    if isinstance(value, dict):
        return {key: _plain(item, at, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, at, depth + 1) for item in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
