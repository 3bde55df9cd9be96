"""Page furniture: running heads and folios are no content but artifacts (ISO 14289-1, 7.8)."""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree


def set_aside_furniture(tree: TagTree) -> None:
    """Mark as artifacts what is tagged but hangs in no tree: WeasyPrint's margin boxes."""
    reached = {element.number for element, _ in tree.walk()}
    numbers = tree.get(tree.root["ParentTree"])["Nums"]
    for index, reference in enumerate(tree.pdf.page_references):
        elements = numbers[2 * index + 1]
        orphans = {
            mark for mark, element in enumerate(elements) if int(element.split()[0]) not in reached
        }
        if not orphans:
            continue
        page = tree.get(reference)
        _as_artifacts(tree.get(page["Contents"]).stream, orphans)
        for mark in orphans:
            elements[mark] = b"null"


def _as_artifacts(stream: list[Any], marks: set[int]) -> None:
    """Rewrite `/Span <</MCID n>> BDC` of these marks to `/Artifact <</Type /Pagination>> BDC`."""
    for place, item in enumerate(stream[:-1]):
        if isinstance(item, dict) and item.get("MCID") in marks and stream[place + 1] == b"BDC":
            stream[place - 1] = "/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination"})
