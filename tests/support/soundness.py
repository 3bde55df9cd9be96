"""Whether the tags of a PDF hold together: what veraPDF takes for granted, and readers need."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAINTING = {"f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh"}


def unsound(pdf: bytes) -> list[str]:
    """Say what does not fit: parents, marks on pages without an element, annotations astray."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return list(_Check(file).complaints())


@dataclass
class _Check:
    file: pikepdf.Pdf
    owners: dict[int, Any] = field(init=False)
    marks: dict[Any, set[int]] = field(init=False)
    """By page, the marks that no element has claimed yet."""
    annotations: dict[Any, Any] = field(init=False)
    """Those that no element has claimed yet."""

    def __post_init__(self) -> None:
        numbers = pikepdf.NumberTree(self.file.Root.StructTreeRoot.ParentTree)
        pages = [page.obj for page in self.file.pages]
        self.owners = dict(numbers.items())
        self.marks = {page.objgen: _marks(page) for page in pages}
        self.annotations = {it.objgen: it for page in pages for it in page.get("/Annots", [])}

    def complaints(self) -> Iterator[str]:
        for element, parent in _walk(self.file.Root.StructTreeRoot):
            if element.P.objgen != parent.objgen:
                yield f"{element.S} {element.objgen} has another parent"
            for kid in element.get("/K", []):
                if isinstance(kid, int):
                    yield from self._claim_mark(element, element.Pg, kid)
                elif kid.get("/Type") == "/MCR":
                    yield from self._claim_mark(element, kid.Pg, int(kid.MCID))
                elif kid.get("/Type") == "/OBJR":
                    yield from self._claim_annotation(element, kid.Obj)
        yield from self._left()

    def _left(self) -> Iterator[str]:
        """Say what no element has claimed, and what is not even marked."""
        for number, page in enumerate(self.file.pages, start=1):
            yield from (f"page {number}: {what} is not tagged" for what in _untagged(page))
        for left in self.marks.values():
            yield from (f"mark {mark} is in no element" for mark in left)
        yield from (f"annotation {it} is in no element" for it in self.annotations)

    def _claim_mark(self, element: Any, page: Any, mark: int) -> Iterator[str]:
        if mark not in self.marks[page.objgen]:
            yield f"mark {mark} of {element.S} is on no page, or claimed twice"
        self.marks[page.objgen].discard(mark)
        if self.owners[page.StructParents][mark].objgen != element.objgen:
            yield f"mark {mark} is said to belong to another element than {element.S}"

    def _claim_annotation(self, element: Any, annotation: Any) -> Iterator[str]:
        if self.annotations.pop(annotation.objgen, None) is None:
            yield f"an annotation of {element.S} is on no page, or claimed twice"
        elif self.owners[annotation.StructParent].objgen != element.objgen:
            yield f"an annotation is said to belong to another element than {element.S}"


def _walk(parent: Any) -> Iterator[tuple[Any, Any]]:
    for kid in parent.get("/K", []):
        if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
            yield kid, parent
            yield from _walk(kid)


def _untagged(page: Any) -> Iterator[str]:
    """What is painted and neither marked as content nor as an artifact."""
    depth = 0
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        if not depth and name in _PAINTING:
            yield name


def _marks(page: Any) -> set[int]:
    steps = pikepdf.parse_content_stream(page)
    begun = [step.operands[1] for step in steps if str(step.operator) == "BDC"]
    return {int(facts.MCID) for facts in begun if "/MCID" in facts}
