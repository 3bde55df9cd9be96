"""Margins: running heads, folios and marks of a piece, laid out apart from its text.

A piece that was laid out for any place begins at the right and has empty margins. What belongs in
them is laid out when its place is known, on empty pages of the same kinds and with the same
styles. A piece that begins at the left after all is moved by what its margins differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from printguide.article.binding import Article
from printguide.booklet.laid import Laid
from printguide.booklet.numbers import Stand
from printguide.booklet.spool import Spool, Spooled
from printguide.compose.composing import Composition, composed
from printguide.compose.ledger import Ledger
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.compose.words import Words
from printguide.engine.inspection.cut import SPARE_MM
from printguide.engine.rendering import Leaf, Rendering
from printguide.faults import Diagnostic
from printguide.outcome import Outcome

_ALIKE_MM = 0.01
"""Lengths that differ by less are the same: what is known of a layout is rounded."""


@dataclass(frozen=True, slots=True)
class Margins:
    """The empty pages of a piece, and how they lie to those of its text."""

    first: int
    roman: bool
    right: bool
    pdf: Spooled
    shifts_mm: tuple[float, ...]
    """By how much the text of each page has to be moved to the left."""
    found: tuple[Diagnostic, ...]

    def stands_at(self, stand: Stand) -> bool:
        """Whether they are those of this place."""
        return (self.first, self.roman, self.right) == (stand.first, stand.roman, stand.right)


def margins_of(stand: Stand, text: Laid, made: Outcome[Rendering], spool: Spool) -> Margins | None:
    """Return the margins of a piece; None if they do not go around its text.

    So it is where the styles of a project give left-hand pages more room than right-hand ones, or
    where what is cut at the edge of a page lacks bleed on the other side: laid out there, that is
    found.
    """
    if made.value is None or made.value.pages != text.pages:
        return None
    pairs = list(zip(text.leaves, made.value.leaves, strict=True))
    if not all(_fits(leaf, around) for leaf, around in pairs):
        return None
    shifts = tuple(round(leaf.left_mm - around.left_mm, 3) for leaf, around in pairs)
    if not all(map(_reaches, text.leaves, shifts)):
        return None
    pdf = spool.put(made.value.pdf)
    return Margins(stand.first, stand.roman, stand.right, pdf, shifts, made.found)


def _fits(leaf: Leaf, around: Leaf) -> bool:
    pairs = (
        (leaf.width_mm, around.width_mm),
        (leaf.height_mm, around.height_mm),
        (leaf.text_mm, around.text_mm),
        (leaf.room_mm, around.room_mm),
        (leaf.top_mm, around.top_mm),
    )
    return all(abs(one - other) < _ALIKE_MM for one, other in pairs)


def _reaches(leaf: Leaf, shift_mm: float) -> bool:
    """Whether what is cut at an edge still is when the text has moved to the left by so much."""
    spare = leaf.spare_left_mm if shift_mm < 0 else leaf.spare_right_mm
    return not shift_mm or spare is None or spare - abs(shift_mm) > -SPARE_MM


def compose_margins(article: Article, order: Order, kinds: tuple[str, ...]) -> Outcome[PrintHtml]:
    """Make empty pages of these kinds with the margins that pages of the article have."""
    return composed(_Margins(article, order, kinds))


class _Margins(Composition):
    def __init__(self, article: Article, order: Order, kinds: tuple[str, ...]) -> None:
        super().__init__(article, order)
        self.kinds = kinds

    def content(self) -> dict[str, Any]:
        """One block a page, and nothing in it."""
        names = ("cover", "contents", "footnotes", "references", "imprint")
        body = Markup("").join(self._leaves())
        return {**dict.fromkeys(names, Markup("")), "body": body, "blank_pages": 0}

    def _leaves(self) -> Iterator[Markup]:
        for number, kind in enumerate(self.kinds):
            breaks = "break-before: page; " if number else ""
            name = f"page: {kind}; " if kind else ""
            style = escape(f"{breaks}{name}block-size: 1px; margin: 0")
            yield Markup('<div style="{}"></div>\n').format(style)

    def result(self, html: str) -> PrintHtml:
        """Return what the engine needs: neither tags nor the source, which the text has."""
        whole = super().result(html)
        kinds = whole.finish.conforms_to if whole.finish.press else ()
        finish = replace(whole.finish, conforms_to=kinds, attachment=None)
        return replace(whole, finish=finish, traced=False)

    def missing(self, ledger: Ledger) -> list[Words]:
        """Return nothing: the words of the article stand elsewhere."""
        return []

    def unknown_sections(self) -> Iterator[Diagnostic]:
        """Return nothing, likewise."""
        return iter(())
