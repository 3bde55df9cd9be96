"""Finishing: the passes that mend what WeasyPrint leaves, in order."""

from collections.abc import Callable, Iterable
from typing import Any

from printguide.compose.codes import Symbol
from printguide.engine.passes.annotations import print_links
from printguide.engine.passes.figures import place_figures
from printguide.engine.passes.furniture import set_aside_furniture
from printguide.engine.passes.lists import wrap_list_bodies
from printguide.engine.passes.nested_links import drop_inner_annotations
from printguide.engine.passes.table_heads import scope_heads
from printguide.engine.passes.tree import TagTree
from printguide.engine.passes.vector_codes import vectorise


def finisher(symbols: Iterable[Symbol]) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls between making a PDF and writing it."""

    def finish(document: Any, pdf: Any) -> None:
        vectorise(pdf, symbols)
        if "StructTreeRoot" not in pdf.catalog:
            return
        tree = TagTree(pdf)
        set_aside_furniture(tree)
        drop_inner_annotations(tree)
        wrap_list_bodies(tree)
        scope_heads(tree)
        place_figures(tree)
        print_links(pdf)

    return finish
