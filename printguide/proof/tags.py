"""Tags: what of a page is read aloud, and whether it makes sense without seeing it."""

from collections.abc import Iterator
from itertools import groupby

from printguide.engine.inspection.facts import Rect
from printguide.faults import Fault
from printguide.proof.findings import Found
from printguide.proof.leaf import Leaf, quoted
from printguide.proof.links import annotations
from printguide.proof.paints import ARTIFACT, NO_MARK, Kind, Paint
from printguide.proof.tag_faults import (
    ContentUnreached,
    ContentUntagged,
    FigureUntold,
    HeadingSkipped,
    TableHeadless,
)
from printguide.proof.tag_tree import Mark, TagTree

_HEADINGS = tuple(f"H{level}" for level in range(1, 11))


def untagged(leaf: Leaf, tree: TagTree) -> Iterator[Found]:
    """Yield a fault where a page has content outside of the order of reading."""
    bare = [it for it in leaf.paints if it.mark == NO_MARK]
    if bare:
        what = _said(bare[0], leaf)
        yield _found(leaf, ContentUntagged(leaf.number, what, _things(bare)), bare)
    lost = [
        it
        for it in leaf.paints
        if it.mark not in (NO_MARK, ARTIFACT) and (leaf.number, it.owner, it.mark) not in tree.order
    ]
    if lost:
        what, count = _said(lost[0], leaf), len({(it.owner, it.mark) for it in lost})
        yield _found(leaf, ContentUnreached(leaf.number, what, count), lost)
    links = [it for it in annotations(leaf.page) if it.get("/Subtype") == "/Link"]
    astray = [it for it in links if it.objgen not in tree.annotations]
    if astray:
        yield Found(ContentUnreached(leaf.number, "a link", len(astray)), leaf.number)


def _things(paints: list[Paint]) -> int:
    """How many things were painted; shapes in a row are one drawing."""
    groups = groupby(paints, key=lambda it: it.kind)
    return sum(1 if kind is Kind.SHAPE else len(list(same)) for kind, same in groups)


def _said(paint: Paint, leaf: Leaf) -> str:
    """What is painted, in words: a text by its beginning."""
    if paint.kind is not Kind.TEXT:
        return str(paint.kind.value)
    number = None if paint.mark == NO_MARK else paint.mark
    for run in leaf.runs:
        if run.mark == number and not run.artifact and run.text.strip():
            return f"`{quoted(run.text)}`"
    return "text"


def _found(leaf: Leaf, fault: Fault, paints: list[Paint]) -> Found:
    spots = tuple(dict.fromkeys(it.box for it in paints if it.box))
    return Found(fault, leaf.number, tuple(map(_visible, spots)))


def _visible(spot: Rect) -> Rect:
    """A spot that can be outlined: of text only the beginning is known."""
    return spot if spot.width > 0 and spot.height > 0 else spot.grown(1.0)


def senseless(tree: TagTree, texts: dict[Mark, str]) -> Iterator[Found]:
    """Yield what makes no sense read aloud: figures, tables and headings."""
    for figure in tree.of_kind("Figure", "Formula"):
        if not figure.described:
            yield Found(FigureUntold(figure.page), figure.page)
    for table in tree.of_kind("Table"):
        if "TH" not in table.inside:
            yield Found(TableHeadless(table.page), table.page)
    marks = list(tree.order)
    before = 0
    for heading in tree.of_kind(*_HEADINGS):
        level = int(heading.kind[1:])
        if level > before + 1:
            text = quoted("".join(texts.get(it, "") for it in marks[heading.first : heading.last]))
            yield Found(HeadingSkipped(text, level, before, heading.page), heading.page)
        before = level
