"""Inspecting: all checks of the laid-out pages, over what one walk noted."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from printguide.article.reading import Source
from printguide.engine.inspection.breaks import bare_last_page, gaps, taller_than_page
from printguide.engine.inspection.cut import near_cut, without_bleed
from printguide.engine.inspection.facts import Sheet
from printguide.engine.inspection.images import codes, resolutions
from printguide.engine.inspection.naming import Author
from printguide.engine.inspection.overflow import out_of_box, out_of_page
from printguide.engine.inspection.overlap import text_over_text
from printguide.faults import Diagnostic

if TYPE_CHECKING:
    from printguide.formats.format import Press


def inspect(
    sheets: list[Sheet], path: PurePosixPath, source: Source | None,
    press: "Press | None" = None, *, saving: bool = True,
) -> Iterator[Diagnostic]:  # fmt: skip
    """Yield what is wrong with laid-out pages, as `walk` noted them.

    Lengths are those of the finished print. `source` lets faults point into the author's file,
    which messages name as `path`; `press` is what a print shop needs, if it is for one; `saving`
    tells whether a page less is paper less.
    """
    author = Author(path, source)
    if not sheets:
        return
    out = list(out_of_page(sheets, author))
    yield from out
    yield from out_of_box(sheets, author, {it.place for it in out})
    yield from text_over_text(sheets, author)
    if saving:
        yield from bare_last_page(sheets, author)
    yield from gaps(sheets, author)
    yield from taller_than_page(sheets, author)
    yield from resolutions(sheets, author, press)
    yield from codes(sheets, author)
    if press:
        yield from without_bleed(sheets, author, press)
        yield from near_cut(sheets, author, press)
