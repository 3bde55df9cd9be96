"""Links around images and blocks: their annotations come into a Link (ISO 14289-1, 7.18.5).

WeasyPrint tags the annotation of `<a><img></a>` inside the Figure.
"""

from typing import Any

import pydyf

from printguide.engine.passes.tree import TagTree, kind


def wrap_bare_links(tree: TagTree) -> None:
    """Put a Link around each element that holds an annotation and is in no Link.

    Runs after the annotations inside of links are gone.
    """
    for element, parent in list(tree.walk()):
        if element["S"] not in ("/Link", "/Form") and tree.annotations(element):
            _wrap(tree, element, parent)


def _wrap(tree: TagTree, element: Any, parent: Any) -> None:
    link = tree.add("/Link", parent, element["Pg"])
    kids = element["K"]
    references = [kid for kid in kids if kind(tree.get(kid)) == "/OBJR"]
    link["K"] = pydyf.Array([*references, element.reference])
    element["K"] = pydyf.Array(kid for kid in kids if kid not in references)
    element["P"] = link.reference
    place = parent["K"].index(element.reference)
    parent["K"][place] = link.reference
    for reference in references:
        tree.give(tree.get(reference)["Obj"], link)
