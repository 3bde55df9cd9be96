"""Page furniture: running heads and folios are no content but artifacts (ISO 14289-1, 7.8)."""

from printguide.engine.passes.annotations import drop_annotations
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
