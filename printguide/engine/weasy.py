"""Rendering: print HTML to a tagged PDF. The only module that imports WeasyPrint's renderer."""

import errno
import gc
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from printguide.article.reading import Source
from printguide.article.whereabouts import place_of_words
from printguide.compose.print_html import PrintHtml
from printguide.engine.complaints import explain, listening
from printguide.engine.conservation import dropped
from printguide.engine.faults import (
    EngineFailed,
    FetchRefused,
    FontRefused,
    WordDropped,
)
from printguide.engine.fetching import HOME, Jail
from printguide.engine.finishing import finisher
from printguide.engine.fontless import fonts_for, helpers
from printguide.engine.fonts import Choice, Face, declare
from printguide.engine.inspection.facts import Sheet
from printguide.engine.inspection.inspecting import inspect
from printguide.engine.inspection.walk import walk
from printguide.engine.looks import place_in_looks
from printguide.engine.passes.slots import open_slots
from printguide.engine.placing import leaves, placed_codes, rows, stretches
from printguide.engine.press_faults import ConditionAssumed, ProfileUnusable
from printguide.engine.rendering import Rendering
from printguide.engine.sheets import shared_sheets
from printguide.faults import Diagnostic, EnvironmentFault, in_order
from printguide.outcome import Outcome
from printguide.places import Place
from printguide.press.profile import Unfit

_OF_THE_MACHINE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
)
"""Errors that no article is to blame for: WeasyPrint writes fonts into a temporary folder."""
UNDATED = "1970-01-01"
"""What a press file is dated whose article has no date: not when it was made, which is chance."""


def render(html: PrintHtml, root: Path, source: Source | None = None) -> Outcome[Rendering]:
    """Lay out and write one article; what the engine drops or cannot show is an error.

    `root` is the folder whose files styles may refer to; `source` lets diagnostics point into
    the author's file.
    """
    place = Place(html.path)
    fonts = fonts_for(html, root, source)
    if (choice := fonts.value) is None:
        return Outcome(None, fonts.found)
    refused: list[tuple[str, str, bool]] = []
    with listening() as heard, _no_collection():
        try:
            jail = _jail((root, *_folders(choice)), refused)
            rendering, lost, seen = _render(html, choice, jail, source)
        except Unfit as unfit:
            return Outcome(None, (_unusable(html, unfit).at(place),))
        except (ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError,
                RecursionError, OSError) as error:  # fmt: skip
            if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
                raise _unfit_machine(error) from error
            # WeasyPrint raises these on input it cannot handle; they are the article's, not ours.
            fault = EngineFailed(f"{type(error).__name__}: {error}")
            said = explain(heard, source, place, root)
            return Outcome(None, in_order([*fonts.found, *said, fault.at(place)]))
    found = [*fonts.found, *seen]
    found += [_drop(words, max(line, 1), source, place) for words, line in lost]
    if html.finish.intent and html.finish.intent.general:
        found.append(ConditionAssumed(html.finish.intent.condition).at(place))
    found += [_refusal(*refusal, root, place) for refusal in dict.fromkeys(refused)]
    return Outcome(rendering, in_order([*found, *explain(heard, source, place, root)]))


def _unfit_machine(error: OSError) -> EnvironmentFault:
    reason = (error.strerror or str(error)).lower()
    cure = "free some space there, or set TMPDIR to another folder"
    return EnvironmentFault(f"WeasyPrint cannot work in {tempfile.gettempdir()} ({reason}): {cure}")


def _unusable(html: PrintHtml, unfit: Unfit) -> ProfileUnusable:
    return ProfileUnusable(html.finish.intent.condition if html.finish.intent else "", str(unfit))


def _jail(roots: tuple[Path, ...], refused: list[tuple[str, str, bool]]) -> Jail:
    return Jail(roots, lambda *refusal: refused.append(refusal))


def _refusal(address: str, reason: str, font: bool, root: Path, place: Place) -> Diagnostic:
    """Say what was not read, where the style stands that asks for it."""
    inside = unquote(address.removeprefix(HOME))
    place = place_in_looks(inside, root, place_in_looks(Path(inside).name, root, place))
    if font:
        why, _, cure = reason.partition(": ")
        return FontRefused(Path(inside).name, why, cure or None).at(place)
    return FetchRefused(inside, reason).at(place)


def _drop(words: str, line: int, source: Source | None, place: Place) -> Diagnostic:
    where = place_of_words(source, words, line) if source else Place(place.path, line)
    return WordDropped(words).at(where)


def _folders(choice: Choice) -> tuple[Path, ...]:
    return tuple({face.path.parent for face in choice.faces if face.path})


@contextmanager
def _no_collection() -> Iterator[None]:
    """Collect garbage between documents, not during them: it costs 18 to 35 % of layout."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@lru_cache(maxsize=32)
def _declared(faces: tuple[Face, ...], stack: tuple[str, ...]) -> tuple[Any, Any]:
    """Fonts are declared once for all articles of a process that need the same faces.

    Each time costs a tenth of a second, and 0.4 MB that are never given back (measured): the 22
    articles of the sample need seven sets of faces.
    """
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    jail = Jail(
        tuple({face.path.parent for face in faces if face.path}), lambda url, reason, font: None
    )
    return fonts, CSS(string=declare(faces) + helpers(stack), font_config=fonts, url_fetcher=jail)


def _render(
    html: PrintHtml, choice: Choice, jail: Jail, source: Source | None
) -> tuple[Rendering, list[tuple[str, int]], list[Diagnostic]]:
    from weasyprint import HTML

    fonts, declared = _declared(choice.faces, choice.stack)
    page = HTML(string=html.html, base_url=HOME, url_fetcher=jail)
    shared = shared_sheets(html.styles, fonts, jail)
    document = page.render(font_config=fonts, stylesheets=[declared, *shared])
    sheets = walk(document.pages, margins=not html.placeless)
    bleed = html.finish.press.bleed_mm if html.finish.press else None
    leaf, placed = tuple(leaves(sheets, bleed)), tuple(placed_codes(sheets, html.codes))
    if html.draft:
        draft = Rendering(b"", leaf, _anchors(document.pages), placed, files=jail.names())
        return _traced(draft, sheets), [], []
    lost = list(dropped(page.etree_element, document.pages))
    needs = html.finish
    seen = list(inspect(sheets, html.path, source, needs.press, saving=needs.saving))
    if needs.press:
        _date(document.metadata)
    finish = finisher((code.symbol for code in html.codes), html.code_colour, needs)
    placeless = html.placeless and not any(map(_has_ground, document.pages))

    def finish_it(document: Any, pdf: Any) -> None:
        nonlocal placeless
        finish(document, pdf)
        if html.placeless:
            placeless = open_slots(document, pdf) and placeless

    kind = next(iter(html.finish.conforms_to), None)
    pdf = document.write_pdf(pdf_variant=kind, finisher=finish_it)
    rendering = Rendering(pdf, leaf, _anchors(document.pages), placed, placeless=placeless,
                          files=jail.names())  # fmt: skip
    return (_traced(rendering, sheets) if html.traced else rendering), lost, seen


def _has_ground(page: Any) -> bool:
    """Whether a page is painted as a whole: moved to the other side, it would be short of that."""
    grounds = (page._page_box.background, page._page_box.canvas_background)
    return any(
        it.color.alpha > 0 or any(layer.image for layer in it.layers) for it in grounds if it
    )


def _traced(rendering: Rendering, sheets: list[Sheet]) -> Rendering:
    """Add what stands where."""
    return replace(rendering, stretches=tuple(stretches(sheets)), rows=tuple(rows(sheets)))


def _date(metadata: Any) -> None:
    """Date what has no dates: PDF/X needs them, and WeasyPrint would take them from the clock."""
    metadata.created = metadata.created or metadata.modified or UNDATED
    metadata.modified = metadata.modified or metadata.created


def _anchors(pages: Iterable[Any]) -> dict[str, int]:
    """The first page, counted from 1, on which each id stands."""
    anchors: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for name in page.anchors:
            anchors.setdefault(name, number)
    return anchors
