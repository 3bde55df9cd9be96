"""What reaches out of its page or its box: the outermost that does, once."""

from collections.abc import Iterator
from dataclasses import dataclass

from printguide.engine.inspection.facts import MM, Frame, Picture, Sheet, Words
from printguide.engine.inspection.naming import Author, longest_word, of_picture
from printguide.engine.layout_faults import OutOfBox, OutOfPage
from printguide.faults import Diagnostic
from printguide.places import Place

INK_MM = 0.3
"""A letter that stands out this far is not seen: a hyphen or a comma is as wide as two of it."""
EDGE_MM = 2.0
"""At head and foot, boxes and raised letters may: WeasyPrint lets the padding of a box run into
the margin where its last line just fits. Measured, 1.1 and 1.4 mm; margins are eight times that.
At the edge of the sheet it would be cut, so this holds for the page area only."""
BOX_MM = 0.5
"""A word that is this much wider than its column still stands clear of the next one."""


@dataclass(slots=True)
class _Offence:
    """What is to be said of one culprit: the worst of its pieces."""

    thing: str
    place: Place
    page: int = 0
    side: str = ""
    by: float = 0.0

    def take(self, page: int, by: float, side: str) -> None:
        """Remember a piece, if it is out further than those before."""
        if by > self.by:
            self.page, self.by, self.side = page, by, side


def out_of_page(sheets: list[Sheet], author: Author) -> Iterator[Diagnostic]:
    """Yield a fault for each thing that reaches out of its page."""
    culprits: dict[int, _Offence] = {}
    for sheet in sheets:
        for frame in sheet.frames:
            if _frame_is_out(frame, sheet) and not any(
                _frame_is_out(outer, sheet) for outer in frame.outer
            ):
                if id(frame.element) not in culprits:
                    named = _Offence(author.of_frame(frame), author.place(frame.line, 0))
                    culprits[id(frame.element)] = named
                culprits[id(frame.element)].take(sheet.number, *frame.rect.beyond(sheet.area))
        for ink in _ink(sheet):
            by, side = ink.rect.beyond(ink.around.area)
            if by > _allowed(side, ink.around.area is sheet.bounds):
                _culprit(culprits, ink, sheet, author).take(sheet.number, by, side)
    for it in culprits.values():
        yield OutOfPage(it.thing, it.side, it.page, round(it.by / MM, 1)).at(it.place)


def _ink(sheet: Sheet) -> Iterator[Words | Picture]:
    """All ink of a sheet but pictures beyond the trim: so one makes them bleed."""
    yield from sheet.words
    for picture in sheet.pictures:
        if picture.is_code or not picture.around.strayed:
            yield picture


def _frame_is_out(frame: Frame, sheet: Sheet) -> bool:
    if frame.strayed or frame.margin:
        return False
    by, side = frame.rect.beyond(sheet.area)
    return by > _allowed(side)


def _allowed(side: str, at_the_trim: bool = False) -> float:
    """How far something may stand out at a side."""
    return MM * (INK_MM if at_the_trim or side in ("left", "right") else EDGE_MM)


def _culprit(
    culprits: dict[int, _Offence], ink: Words | Picture, sheet: Sheet, author: Author
) -> _Offence:
    """The outermost box around some ink that is out too, else the ink itself."""
    for frame in ink.around.frames:
        if _frame_is_out(frame, sheet):
            return culprits[id(frame.element)]
    key, thing, place = _name(ink, author)
    return culprits.setdefault(key, _Offence(thing, place))


def _name(ink: Words | Picture, author: Author) -> tuple[int, str, Place]:
    """By what some ink is known, how it is called, and where it was written."""
    around = ink.around
    if isinstance(ink, Picture):
        place = author.place(around.line, ink.before, [ink.file, ink.alt])
        return id(around.element), of_picture(ink), place
    place = author.place(around.line, ink.before, [ink.text.strip(), longest_word(ink.text)])
    return around.holder, author.of_words(ink), place


def out_of_box(sheets: list[Sheet], author: Author, said: set[Place]) -> Iterator[Diagnostic]:
    """Yield a fault for each text that is wider than its column or does not fit a fixed box.

    `said` are the places of what is out of the page already.
    """
    found: dict[int, tuple[OutOfBox, Place]] = {}
    for sheet in sheets:
        for words in sheet.words:
            by, cut = _out(words)
            if by > BOX_MM * MM:
                key, thing, place = _name(words, author)
                fault = OutOfBox(thing, sheet.number, round(by / MM, 1), cut)
                known = found.get(key)
                if place not in said and (known is None or fault.by_mm > known[0].by_mm):
                    found[key] = fault, place
    for fault, place in found.values():
        yield fault.at(place)


def _out(words: Words) -> tuple[float, bool]:
    """How far a text is out of its box, and whether that hides it."""
    around = words.around
    for cage in around.cages:
        by = words.rect.beyond(cage.rect)[0]
        if by > BOX_MM * MM:
            return by, cage.clips
    if around.block is None or words.generated or around.margin:
        return 0.0, False
    column = around.block
    return max(words.rect.right - column.right, column.left - words.rect.left), False
