"""Page furniture: running heads and folios are no content but artifacts (ISO 14289-1, 7.8)."""

import pydyf

from printguide.engine.passes.artifacts import make_artifacts
from printguide.engine.passes.tree import TagTree, kind


def set_aside_furniture(tree: TagTree) -> None:
    """Mark as artifacts what is tagged but hangs in no tree: WeasyPrint's margin boxes."""
    reached = {element.number for element, _ in tree.walk()}
    for page in tree.pdf.page_references:
        elements = tree.marks(page)
        orphans = {m for m, it in enumerate(elements) if tree.get(it).number not in reached}
        make_artifacts(tree, page, orphans, "/Pagination")
    loose = [it for it in tree.pdf.objects if kind(it) == "/StructElem"]
    loose = [it for it in loose if it.number not in reached]
    drop_annotations(tree, {ref for it in loose for ref in tree.annotations(it)})
    for element in loose:
        tree.forget(element)


def drop_annotations(tree: TagTree, dropped: set[bytes]) -> None:
    """Take annotations off their pages and out of the parent tree."""
    if not dropped:
        return
    for page in map(tree.get, tree.pdf.page_references):
        if "Annots" in page:
            page["Annots"] = pydyf.Array(it for it in page["Annots"] if it not in dropped)
    keys = {tree.get(reference)["StructParent"] for reference in dropped}
    kept = pydyf.Array()
    for key, value in zip(tree.numbers[::2], tree.numbers[1::2], strict=True):
        if isinstance(value, list) or key not in keys:
            kept.extend((key, value))
    tree.get(tree.root["ParentTree"])["Nums"] = kept
    for thing in [it for it in tree.pdf.objects if kind(it) == "/OBJR"]:
        if thing["Obj"] in dropped:
            tree.forget(thing)
    for reference in dropped:
        tree.forget(tree.get(reference))
