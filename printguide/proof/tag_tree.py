"""The tag tree of a finished PDF: its elements, and the order in which content is read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

DEEPEST = 200
"""Elements within each other that are followed; those of an article are twenty."""
MOST = 500_000
"""Elements and contents of one PDF that are followed."""

Mark = tuple[int, tuple[int, int] | None, int]
"""A stretch of content: its page, the form that numbers it (None: the page), and its number."""


@dataclass(slots=True)
class Element:
    """One element of the tree."""

    kind: str
    """As it is standardised: a role of somebody's own is looked up."""
    page: int
    """Where it begins, from 1; 0 where nothing says."""
    described: bool
    """Whether it has words that stand for it."""
    first: int
    """The marks from this one on, in the order of reading, are its own."""
    last: int = 0
    """Up to this one, excluded."""
    inside: set[str] = field(default_factory=set)
    """The kinds of all elements in it."""


@dataclass(slots=True)
class TagTree:
    """All of the tree that the checks need."""

    elements: list[Element] = field(default_factory=list)
    """In the order of reading."""
    order: dict[Mark, int] = field(default_factory=dict)
    """Every mark that is reached, with its place in the order of reading."""
    annotations: set[tuple[int, int]] = field(default_factory=set)
    """Those that are reached."""

    def of_kind(self, *kinds: str) -> Iterator[Element]:
        """Yield the elements of these kinds."""
        return (it for it in self.elements if it.kind in kinds)


def tag_trees(pdf: pikepdf.Pdf) -> Iterator[TagTree]:
    """Yield the tag tree of a PDF, if it has one."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return
    walk = _Walk({page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)})
    walk.roles = root.get("/RoleMap")
    walk.through(root)
    yield walk.tree


@dataclass(slots=True)
class _Walk:
    pages: dict[tuple[int, int], int]
    tree: TagTree = field(default_factory=TagTree)
    roles: Any = None
    seen: set[tuple[int, int]] = field(default_factory=set)
    open: list[Element] = field(default_factory=list)

    def through(self, root: Any) -> None:
        """Walk depth first; what ends an element waits behind its kids."""
        waiting: list[tuple[Any, int]] = [(kid, 0) for kid in reversed(_kids(root))]
        steps = 0
        while waiting and (steps := steps + 1) < MOST:
            kid, page = waiting.pop()
            if kid is None:
                self.close()
            elif isinstance(kid, int):
                self.mark(page, None, kid)
            elif isinstance(kid, pikepdf.Dictionary):
                waiting += self.visit(kid, page)

    def visit(self, kid: Any, page: int) -> list[tuple[Any, int]]:
        """Note one kid, and return what comes next, the last first."""
        page = self.page_of(kid, page)
        kind = kid.get("/Type")
        if kind == "/MCR":
            stream = kid.get("/Stm")
            form = stream.objgen if isinstance(stream, pikepdf.Stream) else None
            number = kid.get("/MCID")
            if isinstance(number, int):
                self.mark(page, form, number)
            return []
        if kind == "/OBJR":
            thing = kid.get("/Obj")
            if isinstance(thing, pikepdf.Dictionary):
                self.tree.annotations.add(thing.objgen)
            return []
        if (kid.is_indirect and kid.objgen in self.seen) or len(self.open) > DEEPEST:
            return []
        self.seen.add(kid.objgen)
        self.enter(kid, page)
        return [(None, 0), *((inner, page) for inner in reversed(_kids(kid)))]

    def enter(self, written: Any, page: int) -> None:
        """Begin an element."""
        described = any(str(written.get(key, "")).strip() for key in ("/Alt", "/ActualText"))
        kind = self.kind_of(written)
        element = Element(kind, page, described, len(self.tree.order))
        for outer in self.open:
            outer.inside.add(kind)
        self.open.append(element)
        self.tree.elements.append(element)

    def close(self) -> None:
        """End the element that was begun last."""
        self.open.pop().last = len(self.tree.order)

    def mark(self, page: int, form: tuple[int, int] | None, number: int) -> None:
        """Note content that is reached."""
        self.tree.order.setdefault((page, form, number), len(self.tree.order))
        for element in self.open:
            element.page = element.page or page

    def page_of(self, written: Any, page: int) -> int:
        """The page that an element names, or else that of the one around it."""
        own = written.get("/Pg")
        return self.pages.get(own.objgen, page) if isinstance(own, pikepdf.Dictionary) else page

    def kind_of(self, written: Any) -> str:
        """The standard kind of an element; a chain of roles ends, or goes in a circle."""
        kind = str(written.get("/S", ""))
        for _ in range(10):
            if not isinstance(self.roles, pikepdf.Dictionary) or kind not in self.roles:
                break
            kind = str(self.roles[kind])
        return kind.removeprefix("/")


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
