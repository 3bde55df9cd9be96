"""Links with markup inside: one annotation a line of text, not one more for each inner element.

WeasyPrint annotates every inline box inside a link again, and tags those annotations outside
the Link element (ISO 14289-1, 7.18.5 wants them inside); what CSS adds to a link becomes a link
in the link. The outer annotation covers them all.
"""

from printguide.engine.passes.annotations import drop_annotations, take_annotations
from printguide.engine.passes.tree import TagTree


def drop_inner_annotations(tree: TagTree) -> None:
    """Take away annotations under a Link that has one of its own, and links inside it."""
    dropped: set[bytes] = set()
    for link, _ in list(tree.walk()):
        if link["S"] != "/Link" or not tree.annotations(link):
            continue
        inside = [inner for inner, _ in tree.walk(link)]
        dropped |= take_annotations(tree, inside)
        for inner in inside:
            if inner["S"] == "/Link":
                inner["S"] = "/Span"
    drop_annotations(tree, dropped)
