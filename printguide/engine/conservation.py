"""Conservation of text: every word of the HTML stands on a page.

WeasyPrint drops text without a word in some wrappers; geometry cannot show it, since dropped
text is not in its boxes at all. Each box knows the element it came from, so the text of each
element can be compared with that of its boxes, wherever on the pages they are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

_NOT_COMPARED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff\u2010-]+")
_GENERATED = ("::before", "::after", "::marker")
"""What styles draw is no text of the HTML."""
_HIDDEN = frozenset({"head", "style", "script", "title", "meta", "link"})


def dropped(root: Any, pages: Iterable[Any]) -> Iterator[tuple[str, int]]:
    """Yield the text of each element that is on no page, with the author's line (0 if unknown).

    `root` is the tree of the HTML, `pages` are the pages of WeasyPrint's document.
    """
    shown: dict[int, list[str]] = defaultdict(list)
    for page in pages:
        for box in page._page_box.descendants(placeholders=True):
            box = getattr(box, "_box", box)
            text = getattr(box, "text", None)
            if text and box.element is not None and not box.element_tag.endswith(_GENERATED):
                shown[id(box.element)].append(text)
    for element, line in _elements(root, 0):
        wanted = _bare(_own_text(element))
        if wanted and wanted not in _bare("".join(shown[id(element)])):
            yield " ".join(_own_text(element).split()), line


def _elements(root: Any, line: int) -> Iterator[tuple[Any, int]]:
    """Every element that prints, with the nearest line of the author around it."""
    waiting = [(root, line)]
    while waiting:
        element, line = waiting.pop()
        if not isinstance(element.tag, str) or _name(element) in _HIDDEN or _furniture(element):
            continue
        line = int(element.get("data-line") or line)
        yield element, line
        waiting.extend((child, line) for child in reversed(element))


def _furniture(element: Any) -> bool:
    """Whether an element repeats words for the margins, where a page may not show it."""
    return element.get("data-furniture") is not None


def _name(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _own_text(element: Any) -> str:
    """The text of an element outside its children."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _bare(text: str) -> str:
    return _NOT_COMPARED.sub("", text).casefold()
