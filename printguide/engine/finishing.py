"""Finishing: the passes that mend what WeasyPrint leaves, in order."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from printguide.compose.codes import Symbol
from printguide.compose.colours import BLACK, Colour
from printguide.engine.passes.bare_links import wrap_bare_links
from printguide.engine.passes.decoration import set_aside_decoration
from printguide.engine.passes.definitions import label_terms
from printguide.engine.passes.figures import place_figures
from printguide.engine.passes.fragments import join_fragments
from printguide.engine.passes.furniture import set_aside_furniture
from printguide.engine.passes.header_scopes import scope_headers
from printguide.engine.passes.identifiers import index_identifiers
from printguide.engine.passes.languages import declare_languages
from printguide.engine.passes.link_flags import print_links
from printguide.engine.passes.link_texts import name_links
from printguide.engine.passes.lists import wrap_list_bodies
from printguide.engine.passes.nested_links import drop_inner_annotations
from printguide.engine.passes.origins import trace
from printguide.engine.passes.tree import TagTree
from printguide.engine.passes.vector_codes import vectorise

_LOG = logging.getLogger("weasyprint")
"""WeasyPrint's own: whoever listens to its complaints hears this one too."""


def finisher(symbols: Iterable[Symbol], colour: Colour = BLACK) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls between making a PDF and writing it.

    `symbols` are its codes, which are painted in `colour`.
    Nothing in it depends on time or chance: the same document is written to the same bytes.
    """
    codes = tuple(symbols)

    def finish(document: Any, pdf: Any) -> None:
        vectorise(pdf, codes, colour)
        print_links(pdf)
        if "StructTreeRoot" in pdf.catalog:
            _mend(tagged(document, pdf))

    return finish


def tagged(document: Any, pdf: Any) -> TagTree:
    """Return the tag tree of a PDF, with the HTML that each of its elements comes from."""
    origins = trace(document, pdf)
    if origins is None:
        _LOG.warning("The tags do not match the layout: languages and icons are not tagged")
    return TagTree(pdf, origins or {})


def _mend(tree: TagTree) -> None:
    set_aside_furniture(tree)
    drop_inner_annotations(tree)  # before bare links, which sees those that are left
    wrap_bare_links(tree)
    set_aside_decoration(tree)
    join_fragments(tree)  # before lists and tables are mended as wholes
    wrap_list_bodies(tree)
    label_terms(tree)
    scope_headers(tree)
    index_identifiers(tree)
    name_links(tree)
    declare_languages(tree)
    place_figures(tree)
