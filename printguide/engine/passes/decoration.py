"""Decoration: what the HTML says is nothing to read is an artifact (ISO 14289-1, 7.1).

That is the glyph of an icon (`<span class="icon" data-icon>`), anything with
`aria-hidden="true"`, and an image with an empty `alt`. WeasyPrint tags all three.
"""

from typing import Any

from printguide.engine.passes.artifacts import set_aside
from printguide.engine.passes.tree import TagTree


def set_aside_decoration(tree: TagTree) -> None:
    """Take decoration out of the tree; needs the origins of its elements."""
    for element, parent in list(tree.walk()):
        html = tree.html(element)
        if html is None or html is tree.html(parent) or not is_decoration(html):
            continue
        if "K" in element:  # else it was in another one, and is gone with it
            set_aside(tree, element, parent)


def is_decoration(html: Any) -> bool:
    """Whether an HTML element only adorns."""
    if html.get("aria-hidden") == "true":
        return True
    if html.tag == "img":
        return bool(html.get("alt") == "")
    return "data-icon" in html.attrib and "icon" in html.get("class", "").split()
