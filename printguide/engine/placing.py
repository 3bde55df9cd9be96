"""Placing: where the pages of a layout end, and where codes stand on them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from printguide.compose.print_html import Meant
from printguide.engine.inspection.cut import AT_CUT_MM
from printguide.engine.inspection.facts import MM, Sheet
from printguide.engine.rendering import Leaf, PlacedCode, Row, Stretch


def leaves(sheets: Iterable[Sheet], bleed_mm: float | None) -> Iterator[Leaf]:
    """Yield the pages with their sizes, and how far down each is filled."""
    for sheet in sheets:
        yield Leaf(
            round((sheet.bounds.right - sheet.bounds.left) / MM, 3),
            round(sheet.bounds.height / MM, 3),
            round(sheet.area.height / MM, 3),
            round((sheet.bottom - sheet.area.top) / MM, 3),
            round(sheet.area.left / MM, 3),
            round(sheet.area.top / MM, 3),
            round(sheet.area.width / MM, 3),
            sheet.kind,
            _spare(sheet, "left", bleed_mm),
            _spare(sheet, "right", bleed_mm),
        )


def _spare(sheet: Sheet, side: str, bleed_mm: float | None) -> float | None:
    """How much farther than the bleed reaches what is cut at a side, at least."""
    if bleed_mm is None:
        return None
    rects = [*(it.rect for it in sheet.frames), *(it.rect for it in sheet.pictures)]
    beyond = [by / MM for rect in rects for by, at in rect.sides(sheet.bounds) if at == side]
    return min((round(by - bleed_mm, 3) for by in beyond if by > -AT_CUT_MM), default=None)


def placed_codes(sheets: Iterable[Sheet], codes: Iterable[Meant]) -> Iterator[PlacedCode]:
    """Yield the codes in the order of the pages; one that stands twice is yielded twice."""
    meant = {code.symbol.bitmap(): code for code in codes}
    for sheet in sheets:
        for picture in sheet.pictures:
            if picture.is_code and (code := meant.get(picture.source)):
                side = (picture.drawn.right - picture.drawn.left) / MM
                yield PlacedCode(
                    code.url,
                    sheet.number,
                    round(picture.drawn.left / MM, 3),
                    round(picture.drawn.top / MM, 3),
                    round(side, 3),
                    round(side / code.symbol.side, 4),
                )


def stretches(sheets: Iterable[Sheet]) -> Iterator[Stretch]:
    """Yield how high each of the author's blocks stands, by the line where it begins."""
    for sheet in sheets:
        reach: dict[int, tuple[float, float]] = {}
        inks = [(words.around.line, words.rect) for words in sheet.words]
        inks += [(picture.around.line, picture.rect) for picture in sheet.pictures]
        inks += [(it.line, it.rect) for it in sheet.frames if not it.margin]
        for line, rect in inks:
            if line:
                top, bottom = reach.get(line, (rect.top, rect.bottom))
                reach[line] = min(top, rect.top), max(bottom, rect.bottom)
        for line, (top, bottom) in sorted(reach.items()):
            yield Stretch(line, sheet.number, round(top / MM, 3), round(bottom / MM, 3))


def rows(sheets: Iterable[Sheet]) -> Iterator[Row]:
    """Yield the words of each page, those of its margins left out, line by line."""
    for sheet in sheets:
        inside = (words for words in sheet.words if not words.around.margin)
        for _, run in groupby(inside, key=lambda words: round(words.core.bottom, 2)):
            line = list(run)
            top = min(words.rect.top for words in line)
            text = " ".join(words.text for words in line)
            yield Row(sheet.number, round(top / MM, 1), text)
