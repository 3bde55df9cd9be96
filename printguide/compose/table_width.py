"""How wide a table has to be: judged by its longest words, before anything is laid out.

Styles cannot see what a table holds. A class says how much room its words take, so that a wide
one may cross the whole page, be set smaller, and at last break words, rather than run off it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from printguide.compose.faults import TableTooWide

_ROW = re.compile(r"<tr\b.*?(?=<tr\b|\Z)", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)(?=<t[hd]\b|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&#?\w+;")
_BREAK = re.compile(r"(?:[^\S\u00a0\u202f]|\u00ad|\u200b|[/-](?!\d))+")
"""Where lines may break (UAX 14): not at spaces that forbid it, nor before figures, as in 10-12."""
_LETTER_ALONE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Kana and Han characters: lines break between any two."""
_HEAD = re.compile(r"<table\b[^>]*>(?:\s*<caption\b.*?</caption\s*>)?", re.DOTALL)
_OWN_COLUMNS = re.compile(r"<col\b|colspan", re.IGNORECASE)
_NARROW, _BROAD = 0.56, 1.0
"""Ems of a letter, and of a Han character or a syllable of Hangul: measured of PG Sans, in which
a line of Latin text has 0.53."""
_WIDE = frozenset("WF")
"""Signs as wide as a Han character (Unicode annex 11); a euro or a quotation mark is none."""
_ENDLESS = "wide dense tight endless"


@dataclass(frozen=True, slots=True)
class Room:
    """What a page has for its tables, in millimetres."""

    card: float
    """The width inside a component."""
    column: float
    """That of running text."""
    page: float
    sizes: tuple[float, float, float]
    """Of type, as running text has it, small and least."""
    cell: tuple[float, float]
    """Beside the words of a cell, both sides together: in a table of the first size, and else."""

    def steps(self) -> Iterator[tuple[str, float, float, float]]:
        """Yield the classes of tables, with their width, size of type and space, the best first."""
        text, small, least = self.sizes
        wide, dense = self.cell
        yield "", self.card, text, wide
        yield "medium", self.column, text, wide
        yield "wide", self.page, text, wide
        yield "wide dense", self.page, small, dense
        yield "wide dense tight", self.page, least, dense


A4 = Room(97, 130, 170, (3.70, 3.175, 2.65), (3.81, 2.54))
"""A brochure with the tokens that are shipped."""


@dataclass(frozen=True, slots=True)
class Width:
    """How many ems the columns of a table need for their words, and the room that there is."""

    columns: tuple[float, ...]
    room: Room

    @property
    def classes(self) -> str:
        """What tells styles how wide a table is; nothing for one that fits anywhere."""
        fitting = (names for names, room, *type_ in self.room.steps() if self._mm(*type_) <= room)
        return next(fitting, _ENDLESS)

    def faults(self) -> Iterator[TableTooWide]:
        """Say that words will be broken, if no page has room for them."""
        if self.classes == _ENDLESS:
            *_, (_, page, size, cell) = self.room.steps()
            yield TableTooWide(len(self.columns), round(100 * self._mm(size, cell) / page))

    def around(self, table: str) -> str:
        """Return a table with the room that it needs around it."""
        if self.classes == _ENDLESS and not _OWN_COLUMNS.search(table):
            table = _HEAD.sub(lambda found: found[0] + self._shares(), table, count=1)
        return f'<div class="{f"table-wrap {self.classes}".strip()}">{table}</div>\n'

    def _shares(self) -> str:
        """Columns whose words are broken: those with short words keep them, others share the rest.

        The engine would give all room to columns with much text, and break a word like "12".
        """
        *_, (_, page, size, cell) = self.room.steps()
        needs = [ems * size + cell for ems in self.columns]
        shares, left = [0.0] * len(needs), page
        for done, (need, column) in enumerate(sorted((it, n) for n, it in enumerate(needs))):
            shares[column] = min(need, left / (len(needs) - done))
            left -= shares[column]
        columns = (f'<col style="width: {100 * share / page:.1f}%">' for share in shares)
        return f"<colgroup>{''.join(columns)}</colgroup>"

    def _mm(self, size: float, cell: float) -> float:
        return sum(self.columns) * size + len(self.columns) * cell


def width_of(html: str, room: Room = A4) -> Width:
    """Return how wide the rows of a table have to be."""
    columns: list[float] = []
    for row in _ROW.findall(html):
        for number, cell in enumerate(_CELL.findall(row)):
            columns += [0.0] * (number + 1 - len(columns))
            columns[number] = max(columns[number], _widest(cell))
    return Width(tuple(columns), room)


def _widest(cell: str) -> float:
    """The width of the longest word of a cell, in ems."""
    text = _ENTITY.sub("x", _TAG.sub("", cell))
    return max(map(_width, _BREAK.split(_LETTER_ALONE.sub(r" \g<0> ", text))))


def _width(word: str) -> float:
    broad = sum(east_asian_width(char) in _WIDE for char in word)
    return broad * _BROAD + (len(word) - broad) * _NARROW
