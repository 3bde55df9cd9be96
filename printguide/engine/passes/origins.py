"""Origins: which box of the layout, and so which HTML element, each structure element is for.

WeasyPrint forgets it. We walk its boxes in the order in which `weasyprint.pdf.tags` does, and
count structure elements along; WeasyPrint is pinned to one version, and a tree that does not
match to the last element has no origins at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_TRANSPARENT = ("html", "body")
"""Elements that get no structure element of their own."""
_FIGURES = ("img", "{http://www.w3.org/2000/svg}svg")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a structure element comes from."""

    html: Any
    """The element of the HTML; None for boxes that no element made."""
    pseudo: bool
    inline: bool
    anonymous: bool
    """Whether the box was only made to hold a part of its element's content."""


class Unmatched(Exception):
    """The boxes of the layout and the tag tree do not go together."""


@dataclass(slots=True)
class _Walk:
    """One walk: structure elements are taken in the order in which they were made."""

    elements: Iterator[Any]
    found: dict[int, Origin] = field(default_factory=dict)

    def take(self, box: Any, holder: Any = None) -> Any:
        element = next(self.elements, None)
        if element is None:
            raise Unmatched
        pseudo = box.element is not None and "::" in str(box.element_tag)
        anonymous = holder is not None and holder is box.element
        if (element["S"] == "/Figure") != (box.element is not None and box.element_tag in _FIGURES):
            raise Unmatched
        self.found[element.number] = Origin(box.element, pseudo, _is_inline(box), anonymous)
        return element


def trace(document: Any, pdf: Any) -> dict[int, Origin] | None:
    """Return the origins of all structure elements by their number, or None if in doubt."""
    elements = (it for it in pdf.objects if isinstance(it, dict) and it.get("S") is not None)
    walk = _Walk(it for it in elements if it.get("Type") == "/StructElem")
    next(walk.elements, None)  # the Document element, which is for no box
    try:
        for page in document.pages:
            _follow(walk, page._page_box, "/Document")
    except Unmatched:
        return None
    return walk.found if next(walk.elements, None) is None else None


def _is_inline(box: Any) -> bool:
    from weasyprint.formatting_structure import boxes

    return isinstance(box, boxes.InlineLevelBox)


def _follow(walk: _Walk, box: Any, parent: str, holder: Any = None) -> None:
    """Take the elements of a box and of all below it (weasyprint.pdf.tags._build_box_tree)."""
    from weasyprint.formatting_structure.boxes import TextBox

    box = getattr(box, "_box", box)  # as AbsolutePlaceholder holds one
    if _has_no_element(box):
        for child in box.children:
            _follow(walk, child, parent)
        return
    wrapped = _wraps_item(box, parent) and walk.take(box)
    element = walk.take(box, None if wrapped else holder)
    if box.widget_annotation:
        walk.take(box, box.element)
    for child in _children(box):
        if not isinstance(child, TextBox):
            _follow(walk, child, element["S"], box.element)
        elif element["S"] != "/Link":
            walk.take(child, box.element)


def _has_no_element(box: Any) -> bool:
    """Whether only what a box holds is tagged."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.PageBox | boxes.MarginBox):
        return True
    transparent = box.element is not None and box.element_tag in _TRANSPARENT
    return transparent and not isinstance(box, boxes.LineBox)


def _wraps_item(box: Any, parent: str) -> bool:
    """Whether WeasyPrint makes an LI around the element of a box (terms, unmarked items)."""
    if box.element is None or parent in ("/LI", "/LBody"):
        return False
    unmarked = "list-item" not in box.style["display"] or box.style["list_style_type"] == "none"
    return box.element_tag in ("dt", "dd") or (box.element_tag == "li" and unmarked)


def _children(box: Any) -> Iterator[Any]:
    """Yield the boxes in a box as they are tagged: no lines, and no wrapper around a table."""
    from weasyprint.formatting_structure import boxes

    wrapper = box.element is not None and box.element_tag == "table" and box.is_table_wrapper
    table: Any = box.get_wrapped_table() if wrapper else None
    for child in box.children:
        for part in child.children if child is table else [child]:
            yield from part.children if isinstance(part, boxes.LineBox) else [part]
