"""What a link is called: its words, where WeasyPrint writes the bare address (ISO 14289-1, 7.18.5).

A screen reader says it in place of the link. The address stays in the link's action.
"""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree

_UNSEEN = dict.fromkeys(map(ord, "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}"))


def name_links(tree: TagTree) -> None:
    """Set the contents of each link's annotation to its text, or that of the image in it.

    A link without either keeps its address. Needs the origins of the elements.
    """
    for element, _ in tree.walk():
        html = tree.html(element)
        text = spoken(html) if html is not None else ""
        for reference in tree.annotations(element) if text else ():
            annotation = tree.get(reference)
            if annotation.get("Subtype") == "/Link":
                annotation["Contents"] = pydyf.String(text)


def spoken(html: Any) -> str:
    """Return the text of an HTML element as one line, with `alt` in the place of images."""
    return " ".join("".join(_texts(html)).translate(_UNSEEN).split())


def _texts(html: Any) -> Any:
    yield html.text or "" if html.tag != "img" else html.get("alt") or ""
    for child in html:
        if isinstance(child.tag, str):  # comments have none
            yield from _texts(child)
        yield child.tail or ""
