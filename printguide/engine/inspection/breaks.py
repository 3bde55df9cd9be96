"""How an article falls into pages: a bare last one, gaps, and what is taller than a page."""

from collections.abc import Iterator
from itertools import pairwise

from printguide.engine.inspection.facts import MM, Rect, Sheet, Whole
from printguide.engine.inspection.naming import Author
from printguide.engine.layout_faults import LastPageBare, PageGap, TallerThanPage
from printguide.faults import Diagnostic

BARE = 0.12
"""Of the height of the page area: six lines of a brochure, fewer than a heading and a short
paragraph take. The imprint is content as any other; it alone fills a fifth."""
GAP = 0.35
"""Of the height of the page area. An image may be 110 mm high, 42 % of a page, and leaves less
than that as a rule; below a third, readers take the white for the end of a section."""
TOO_TALL_MM = 1.0
"""The sum of heights is that of the ink, without what padding adds where a box breaks."""


def bare_last_page(sheets: list[Sheet], author: Author) -> Iterator[Diagnostic]:
    """Yield a fault if there are several pages and the last one is nearly empty."""
    last = sheets[-1]
    used = last.bottom - last.area.top
    if len(sheets) < 2 or used >= BARE * last.area.height or last.begun:
        return
    before = sheets[-2]
    missing = max(used - (before.area.bottom - before.bottom), _line(last))
    lines = max(round(missing / _line(last)), 1)
    filled = round(100 * used / last.area.height)
    fault = LastPageBare(last.number, filled, lines, round(missing / MM, 1))
    first = next((words for words in last.words if not words.around.margin), None)
    line = first.around.line if first else 0
    wanted = [first.text.strip()] if first else []
    yield fault.at(author.place(line, last.before, wanted))


def _line(sheet: Sheet) -> float:
    """The height of a line of what stands on a page: 1.42 of its type size, as tokens.css has."""
    sizes = [words.em for words in sheet.words if not words.around.margin]
    return 1.42 * max(sizes, key=sizes.count, default=14.0)


def gaps(sheets: list[Sheet], author: Author) -> Iterator[Diagnostic]:
    """Yield a fault for each page that stays empty below since the next box must not break."""
    for sheet, following in pairwise(sheets):
        free = sheet.area.bottom - sheet.bottom
        if free < GAP * sheet.area.height or following.begun:
            continue
        whole = next((it for it in following.wholes if _moved(it, following.area, free)), None)
        if whole is None or any(it.element is whole.element for it in sheet.wholes):
            continue
        fault = PageGap(
            author.of_box(whole.element, whole.line),
            sheet.number,
            round(100 * free / sheet.area.height),
            round((whole.rect.bottom - following.area.top) / MM, 1),
        )
        yield fault.at(author.place(whole.line, following.before))


def _moved(whole: Whole, area: Rect, free: float) -> bool:
    """Whether a box begins a page, but for a heading, and did not fit on the one before."""
    return (
        not whole.inside
        and whole.rect.top - area.top < GAP / 2 * area.height
        and whole.rect.bottom - area.top > free
    )


def taller_than_page(sheets: list[Sheet], author: Author) -> Iterator[Diagnostic]:
    """Yield a fault for each box that must not break and does, being taller than a page."""
    parts: dict[int, list[tuple[Sheet, Whole]]] = {}
    for sheet in sheets:
        for whole in sheet.wholes:
            parts.setdefault(id(whole.element), []).append((sheet, whole))
    said = set[int]()
    for key, found in parts.items():
        sheet, first = found[0]
        height = sum(max(whole.bottom - whole.rect.top, 0) for _, whole in found)
        over = (height - sheet.area.height) / MM
        if len(found) < 2 or over < TOO_TALL_MM or said & set(first.inside):
            continue
        said.add(key)
        thing = author.of_box(first.element, first.line)
        fault = TallerThanPage(thing, sheet.number, round(over, 1))
        yield fault.at(author.place(first.line, sheet.before))
