"""Languages: an element with a `lang` of its own says so in the tags (ISO 14289-1, 7.2)."""

import re

import pydyf

from printguide.engine.passes.tree import TagTree

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The shape of a language tag (RFC 5646, 2.1); another one would make the file invalid."""


def declare_languages(tree: TagTree) -> None:
    """Give structure elements the language that their HTML states; needs their origins."""
    for element, parent in tree.walk():
        html = tree.html(element)
        if html is None or html is tree.html(parent):
            continue
        stated = html.get("lang", "")
        if _TAG.fullmatch(stated):
            element["Lang"] = pydyf.String(stated)
