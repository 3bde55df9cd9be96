"""How wide a table has to be: judged by its longest words, before anything is laid out.

Styles cannot see what a table holds. A class says how much room its words take, so that a wide
one may cross the whole page, be set smaller, and at last break words, rather than run off it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from printguide.compose.faults import TableTooWide

_ROW = re.compile(r"<tr\b.*?(?=<tr\b|\Z)", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)(?=<t[hd]\b|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&#?\w+;")
_BREAK = re.compile(r"[\s/\u00ad\u200b-]+")
_NARROW, _BROAD = 0.56, 1.0
"""Ems of a letter, and of a Han character or a syllable of Hangul: measured of PG Sans, in which
a line of Latin text has 0.53."""
_FIRST_BROAD = 0x1100
_PADDING = 1.03
"""Ems beside the words of a column: 5.4 pt on either side of type of 10.5 pt, as themes have it."""
_ROOM = ((26, ""), (35, "medium"), (46, "wide"), (53, "wide dense"))
"""Ems, and the classes of a table that needs no more. In type of 10.5 pt on A4 these are what a
card holds (97 mm), the column of running text (130 mm), the page (170 mm), and the page in type
of 9 pt."""
_ENDLESS = "wide dense tight"


@dataclass(frozen=True, slots=True)
class Width:
    """How many columns a table has, and how many ems they need together for their words."""

    columns: int
    ems: float

    @property
    def classes(self) -> str:
        """What tells styles how wide a table is; nothing for one that fits anywhere."""
        return next((names for room, names in _ROOM if self.ems <= room), _ENDLESS)

    def faults(self) -> Iterator[TableTooWide]:
        """Say that words will be broken, if no page has room for them."""
        if self.classes == _ENDLESS:
            yield TableTooWide(self.columns, round(100 * self.ems / _ROOM[-1][0]))

    def around(self, table: str) -> str:
        """Return a table with the room that it needs around it."""
        return f'<div class="{f"table-wrap {self.classes}".strip()}">{table}</div>\n'


def width_of(html: str) -> Width:
    """Return how wide the rows of a table have to be."""
    columns: list[float] = []
    for row in _ROW.findall(html):
        for number, cell in enumerate(_CELL.findall(row)):
            columns += [0.0] * (number + 1 - len(columns))
            columns[number] = max(columns[number], _widest(cell))
    return Width(len(columns), sum(columns) + _PADDING * len(columns))


def _widest(cell: str) -> float:
    """The width of the longest word of a cell, in ems."""
    text = _ENTITY.sub("x", _TAG.sub("", cell))
    return max(map(_width, _BREAK.split(text)))


def _width(word: str) -> float:
    broad = sum(ord(char) >= _FIRST_BROAD for char in word)
    return broad * _BROAD + (len(word) - broad) * _NARROW
