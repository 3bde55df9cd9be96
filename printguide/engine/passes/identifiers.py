"""The index of identifiers: without it, those of headers lead nowhere (ISO 32000-1, 14.7.2)."""

import pydyf

from printguide.engine.passes.tree import TagTree


def index_identifiers(tree: TagTree) -> None:
    """Write the IDTree of all elements that have an identifier, in the order of the bytes."""
    named = sorted((it["ID"].string, it.reference) for it, _ in tree.walk() if "ID" in it)
    if not named:
        return
    first, last = (pydyf.String(name) for name in (named[0][0], named[-1][0]))
    names = pydyf.Array()
    for name, reference in named:
        names.extend((pydyf.String(name), reference))
    leaf = pydyf.Dictionary({"Limits": pydyf.Array((first, last)), "Names": names})
    tree.pdf.add_object(leaf)
    index = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    tree.pdf.add_object(index)
    tree.root["IDTree"] = index.reference
