"""The walk over the boxes of WeasyPrint: once for all checks, since boxes are many.

The layout keeps no way from a box to what is around it, so the walk carries that along.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from printguide.engine.inspection.facts import (
    ASCENT,
    CAPITALS,
    DESCENT,
    Cage,
    Frame,
    Picture,
    Rect,
    Sheet,
    Surroundings,
    Whole,
    Words,
)

_FORCED = ("page", "left", "right", "recto", "verso", "always")
_AVOID = ("avoid", "avoid-page")
_RUNNING = ("LineBox", "InlineBox")
_TABLES = ("TableBox", "InlineTableBox")
_ROOTS = ("html", "body", "main")
"""What they are painted with is the paper."""


def walk(pages: Iterable[Any], *, margins: bool = True) -> list[Sheet]:
    """Return what stands on each page of WeasyPrint's document, in the order of the boxes.

    What is transformed, transparent or hidden is left out: it is drawn, not set. So are `margins`
    where they are none to be printed.
    """
    walker = _Walker(margins=margins)
    return [walker.sheet(page._page_box, number) for number, page in enumerate(pages, start=1)]


class _Walker:
    """Goes through page after page; remembers the author's line that it met last."""

    def __init__(self, *, margins: bool) -> None:
        self.margins = margins
        self.latest = 0
        self.named = ""
        self.released = False

    def sheet(self, page: Any, number: int) -> Sheet:
        area = Rect(
            page.content_box_x(),
            page.content_box_y(),
            page.content_box_x() + page.width,
            page.content_box_y() + page.height,
        )
        bounds = Rect(0, 0, page.margin_width(), page.margin_height())
        sheet = Sheet(number, area, bounds, before=self.latest, kind=page.page_type.name)
        sheet.begun = number > 1 and (self.released or self._begun(page))
        self.named, self.released = page.page_type.name, _released(page)
        for child in page.children:
            margin = hasattr(child, "at_keyword")
            if margin and not self.margins:
                continue
            around = Surroundings(number, bounds if margin else area, margin=margin)
            self._boxes(child, around, sheet)
        return sheet

    def _begun(self, page: Any) -> bool:
        """Whether a style asked for the page to begin: by a break, or by another kind of page."""
        first = [box.style["break_before"] for box in _edge(page, 0)]
        return page.page_type.name != self.named or any(it in _FORCED for it in first)

    def _boxes(self, root: Any, around: Surroundings, sheet: Sheet) -> None:
        waiting = [(root, around)]
        while waiting:
            box, around = waiting.pop()
            box = getattr(box, "_box", box)
            style = box.style
            if style["transform"] or style["opacity"] < 1 or style["visibility"] != "visible":
                continue
            if hasattr(box, "text"):
                self._words(box, around, sheet)
            elif hasattr(box, "replacement"):
                self._picture(box, self._inside(box, around, sheet), sheet)
            else:
                inner = self._inside(box, around, sheet)
                waiting.extend((child, inner) for child in reversed(box.children))

    def _words(self, box: Any, around: Surroundings, sheet: Sheet) -> None:
        if not box.text.strip() or not box.width:
            return
        em, base = box.style["font_size"], box.position_y + box.baseline
        left, right = box.position_x, box.position_x + box.width
        rect = Rect(left, base - ASCENT * em, right, base + DESCENT * em)
        core = Rect(left, base - CAPITALS * em, right, base)
        drawn = "::" in (box.element_tag or "") or around.element is None
        sheet.words.append(Words(box.text, rect, core, em, around, self.latest, drawn))
        _reach(around, rect.bottom)

    def _picture(self, box: Any, around: Surroundings, sheet: Sheet) -> None:
        from weasyprint.layout.replaced import replacedbox_layout

        width, height, left, top = replacedbox_layout(box)
        x, y = box.content_box_x(), box.content_box_y()
        bitmap = hasattr(box.replacement, "image_data")
        sheet.pictures.append(
            Picture(
                rect=Rect(x, y, x + box.width, y + box.height),
                drawn=Rect(left, top, left + width, top + height),
                pixels=(box.replacement.width, box.replacement.height) if bitmap else None,
                size=len(_attribute(box, "src")) * 3 // 4,
                file=_attribute(box, "data-file"),
                alt=_attribute(box, "alt"),
                source=_attribute(box, "src"),
                is_code="code" in _attribute(box, "class").split(),
                around=around,
                before=self.latest,
            )
        )
        _reach(around, y + box.height)

    def _inside(self, box: Any, around: Surroundings, sheet: Sheet) -> Surroundings:
        """What is around the children of a box; notes the box itself, if it is to be judged."""
        changes: dict[str, Any] = {}
        element = box.element
        if element is not None and element is not around.element:
            changes["element"] = element
            line = element.get("data-line")
            if line:
                self.latest = changes["line"] = int(line)
        if type(box).__name__ not in _RUNNING and isinstance(box.width, int | float):
            changes |= self._of_block(box, around, changes.get("line", around.line), sheet)
        return replace(around, **changes) if changes else around

    def _of_block(self, box: Any, around: Surroundings, line: int, sheet: Sheet) -> dict[str, Any]:
        style, changes = box.style, dict[str, Any]()
        left, top = box.border_box_x(), box.border_box_y()
        rect = Rect(left, top, left + box.border_width(), top + box.border_height())
        changes["block"], changes["holder"] = rect, id(box)
        strayed = around.strayed
        if not strayed and not around.margin and _strays(style, rect, around.area):
            strayed = changes["strayed"] = True
            changes["area"] = sheet.bounds
        is_table = type(box).__name__ in _TABLES
        if is_table or (_shows(box) and box.element_tag not in _ROOTS):
            columns = _columns(box) if is_table else 0
            marks = strayed, around.margin, around.frames
            frame = Frame(box.element, rect, line, columns, *marks)
            sheet.frames.append(frame)
            changes["frames"] = (*around.frames, frame)
        if style["break_inside"] in _AVOID and box.element is not None and not around.margin:
            outer = tuple(id(whole.element) for whole in around.wholes)
            whole = Whole(box.element, rect, line, outer, rect.top)
            sheet.wholes.append(whole)
            changes["wholes"] = (*around.wholes, whole)
        clips = style["overflow"] != "visible" and box.element_tag not in _ROOTS
        if clips or _is_fixed(style):
            changes["cages"] = (*around.cages, Cage(rect, clips))
        if box.element_tag == "pre":
            changes["preformatted"] = True
        return changes


def _attribute(box: Any, name: str) -> str:
    return str(box.element.get(name) or "") if box.element is not None else ""


def _reach(around: Surroundings, bottom: float) -> None:
    for whole in around.wholes:
        whole.bottom = max(whole.bottom, bottom)


def _strays(style: Any, rect: Rect, area: Rect) -> bool:
    """Whether a style puts a box beyond the page area on purpose."""
    moved = style["position"] not in ("static", "relative") or any(
        getattr(style[side], "value", 0) < 0
        for side in ("margin_left", "margin_right", "margin_top", "margin_bottom")
    )
    return moved and rect.beyond(area)[0] > 0


def _shows(box: Any) -> bool:
    """Whether a box is painted, besides what it holds."""
    return bool(
        box.border_top_width
        or box.border_right_width
        or box.border_bottom_width
        or box.border_left_width
        or getattr(box, "background", None)
    )


def _is_fixed(style: Any) -> bool:
    """Whether the height of a box does not depend on what it holds."""
    return bool(style["height"] != "auto" or style["max_height"].value < float("inf"))


def _columns(table: Any) -> int:
    rows = [row for group in table.children for row in getattr(group, "children", ())]
    return max((sum(cell.colspan for cell in row.children) for row in rows), default=0)


def _edge(page: Any, index: int) -> list[Any]:
    """The boxes of the flow that begin (0) or end (-1) a page, from the outermost."""
    found, box = [], page.children[0]
    while getattr(box, "children", ()):
        flow = [child for child in box.children if child.is_in_normal_flow()]
        if not flow:
            break
        box = flow[index]
        found.append(box)
    return found


def _released(page: Any) -> bool:
    """Whether a style asked for a new page after the end of this one."""
    return any(box.style["break_after"] in _FORCED for box in _edge(page, -1))
