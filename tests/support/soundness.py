"""Whether the tags of a PDF hold together: what veraPDF takes for granted, and readers need."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf


def unsound(pdf: bytes) -> list[str]:
    """Say what does not fit: parents, marks on pages without an element, annotations astray."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return list(_complaints(file))


def _complaints(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root.StructTreeRoot
    numbers = list(root.ParentTree.Nums)
    owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    pages = {page.obj.objgen: page for page in file.pages}
    marked = {place: _marks(page) for place, page in pages.items()}
    annotations = {it.objgen: it for page in file.pages for it in page.obj.get("/Annots", [])}
    for element, parent in _walk(root):
        if element.P.objgen != parent.objgen:
            yield f"{element.S} {element.objgen} has another parent"
        for kid in element.get("/K", []):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                page, mark = (element.Pg, kid) if isinstance(kid, int) else (kid.Pg, int(kid.MCID))
                if mark not in marked[page.objgen]:
                    yield f"mark {mark} of {element.S} is on no page, or claimed twice"
                marked[page.objgen].discard(mark)
                if owners[pages[page.objgen].obj.StructParents][mark].objgen != element.objgen:
                    yield f"mark {mark} is said to belong to another element than {element.S}"
            elif kid.get("/Type") == "/OBJR":
                annotation = annotations.pop(kid.Obj.objgen, None)
                if annotation is None:
                    yield f"an annotation of {element.S} is on no page, or claimed twice"
                elif owners[annotation.StructParent].objgen != element.objgen:
                    yield f"an annotation is said to belong to another element than {element.S}"
    for left in marked.values():
        yield from (f"mark {mark} is in no element" for mark in left)
    yield from (f"annotation {it} is in no element" for it in annotations)


def _walk(parent: Any) -> Iterator[tuple[Any, Any]]:
    for kid in parent.get("/K", []):
        if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
            yield kid, parent
            yield from _walk(kid)


def _marks(page: pikepdf.Page) -> set[int]:
    steps = pikepdf.parse_content_stream(page)
    begun = [step.operands[1] for step in steps if str(step.operator) == "BDC"]
    return {int(facts.MCID) for facts in begun if "/MCID" in facts}
