"""Numbers: which page of the booklet each part begins on, and what is printed there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from printguide.booklet.laid import Laid
from printguide.booklet.pieces import Piece

_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """Return a number as small Roman figures."""
    hundreds, rest = divmod(number, 100)
    written = "c" * hundreds
    if rest >= 90:
        written, rest = f"{written}xc", rest - 90
    for value, sign in _ROMAN:
        count, rest = divmod(rest, value)
        written += sign * count
    return written


def noughts(number: str) -> str:
    """Return as many noughts as a number has figures; Roman numerals stay as they are."""
    return "0" * len(number) if number.isdecimal() else number


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one piece stands."""

    piece: Piece
    sheet_page: int
    """Its first page in the file, counted from 1."""
    first: int
    """The number of its first page."""
    roman: bool

    @property
    def right(self) -> bool:
        """Whether its first page is a right-hand one."""
        return self.sheet_page % 2 == 1

    def label(self, page: int) -> str:
        """Return what is printed on a page of the piece, counted from 1."""
        number = self.first + page - 1
        return roman(number) if self.roman else str(number)


def stands(pieces: Iterable[Piece], pages: Mapping[str, int]) -> list[Stand]:
    """Give every piece its place, with blank pages where one has to begin at the right.

    Pages are numbered in Roman figures up to the first article, which is page 1.
    """
    found: list[Stand] = []
    at, counted = 1, 0
    for piece in pieces:
        arabic = counted > 0 or piece.opens
        if piece.right and at % 2 == 0:
            blank = Piece.blank(f"blank-{at}")
            found.append(Stand(blank, at, counted if counted else at, not counted))
            at, counted = at + 1, counted + 1 if counted else 0
        if arabic and not counted:
            counted = 1
        found.append(Stand(piece, at, counted if arabic else at, not arabic))
        count = pages.get(piece.name, 1)
        at += count
        counted += count if counted else 0
    return found


def printed(found: Iterable[Stand], laid_out: Mapping[str, Laid]) -> dict[str, str]:
    """Return the printed number of every piece, and of every id in it as `name#id`."""
    numbers: dict[str, str] = {}
    for stand in found:
        name = stand.piece.name
        numbers[name] = stand.label(1)
        found_in = laid_out.get(name)
        for anchor, page in (found_in.anchors if found_in else {}).items():
            numbers[f"{name}#{anchor}"] = stand.label(page)
    return numbers
