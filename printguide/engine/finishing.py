"""Finishing: the passes that mend what WeasyPrint leaves, in order."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from printguide.compose.codes import Symbol
from printguide.compose.colours import BLACK, Colour
from printguide.compose.print_html import Finish
from printguide.engine.passes.attachments import attach_source
from printguide.engine.passes.bare_links import wrap_bare_links
from printguide.engine.passes.characters import name_characters
from printguide.engine.passes.decoration import set_aside_decoration
from printguide.engine.passes.definitions import label_terms
from printguide.engine.passes.figures import place_figures
from printguide.engine.passes.fragments import join_fragments
from printguide.engine.passes.furniture import set_aside_furniture
from printguide.engine.passes.header_scopes import scope_headers
from printguide.engine.passes.identifiers import index_identifiers
from printguide.engine.passes.keeping import keep_for_ever
from printguide.engine.passes.kinds import name_kinds
from printguide.engine.passes.languages import declare_languages
from printguide.engine.passes.link_flags import print_links
from printguide.engine.passes.link_texts import name_links
from printguide.engine.passes.lists import wrap_list_bodies
from printguide.engine.passes.nested_links import drop_inner_annotations
from printguide.engine.passes.origins import trace
from printguide.engine.passes.records import declare, fix_identity
from printguide.engine.passes.tree import TagTree
from printguide.engine.passes.vector_codes import vectorise

_LOG = logging.getLogger("weasyprint")
"""WeasyPrint's own: whoever listens to its complaints hears this one too."""


_PLAIN = Finish()


def finisher(
    symbols: Iterable[Symbol], colour: Colour = BLACK, finish: Finish = _PLAIN
) -> Callable[[Any, Any], None]:
    """Return what WeasyPrint calls between making a PDF and writing it.

    `symbols` are its codes, which are painted in `colour`; for a press they are black.
    Nothing in it depends on time or chance: the same document is written to the same bytes. What
    it returns raises Unfit where the profile of a print shop cannot be used.
    """
    codes = tuple(symbols)

    def finish_it(document: Any, pdf: Any) -> None:
        vectorise(pdf, codes, BLACK if finish.press else colour)
        name_characters(document, pdf)
        if finish.press and finish.intent:
            from printguide.engine.press.pressing import make_ready  # with what few prints need

            make_ready(pdf, finish.press, finish.intent, finish.inks, drawn=finish.margins)
            fix_identity(pdf)
        print_links(pdf)
        if "StructTreeRoot" in pdf.catalog:
            _mend(tagged(document, pdf))
        if any(kind.startswith("pdf/a-") for kind in finish.conforms_to):
            keep_for_ever(pdf)
        for kind in finish.conforms_to[1:]:
            declare(pdf, kind)
        if finish.attachment:
            attach_source(pdf, *finish.attachment)

    return finish_it


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
    name_kinds(tree)  # before identifiers are listed, which notes have
    scope_headers(tree)
    index_identifiers(tree)
    name_links(tree)
    declare_languages(tree)
    place_figures(tree)
