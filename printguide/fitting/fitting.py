"""Fitting: as much of an article as its pages hold, by rank; found by laying it out.

Type is set in the best size in which all named parts fit: takeaways, prices, steps, questions. Only
if none does, parts are left out, in the smallest size, the last ranks first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from printguide.article.binding import Article
from printguide.article.reading import Source
from printguide.components import Rank
from printguide.compose.composing import compose, parts_of
from printguide.compose.cut_faults import DoesNotFit, PartLeftOut
from printguide.compose.cutting import Unit
from printguide.compose.order import Fitting, Order
from printguide.compose.print_html import LeftOut, PrintHtml
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic, in_order
from printguide.fitting.heights import Heights, growth
from printguide.formats.format import Fit, Format
from printguide.formats.paper import Paper
from printguide.imposition.schemes import panel_widths_mm
from printguide.outcome import Outcome
from printguide.places import Place

IMPRINT = "pg-imprint"
"""The id of the imprint, which has the last page for itself."""
_NAMED = (Rank.TAKEAWAYS, Rank.PRICES, Rank.STEPS, Rank.QUESTIONS)
_ENDS = 2
"""Pages that hold no text: the cover and the imprint."""
_FULL = 1.05
"""Heights are estimates: this much more than there is room may turn out to fit. Of the samples
none fits that would take more than 0.8 of it, since breaks leave room at the foot of pages."""


def leaves_of(format_: Format, paper: Paper) -> tuple[Paper, ...]:
    """Return the pages that a sheet of this paper is folded into, in reading order.

    They are as high as the sheet is upright when it lies; the panel that is folded in is narrower.
    Raises UsageError where the paper cannot be folded so.
    """
    if format_.fold is None:
        return ()
    height = min(paper.width_mm, paper.height_mm)
    widths = panel_widths_mm(format_.fold, paper.name)
    return tuple(
        Paper(name=f"panel-{number}", width_mm=round(width, 3), height_mm=height)
        for number, width in enumerate(widths, start=1)
    )


def fit(
    article: Article, order: Order, render: Render, source: Source | None
) -> Outcome[PrintHtml]:
    """Compose an article so that it fits the pages of its format, or say by how much it does not.

    What is left out is told, part by part.
    """
    rules = order.format.fit
    if rules is None:
        return compose(article, order)
    trial = _Trial(article, order, rules, render, source)
    return trial.result()


@dataclass(slots=True)
class _Trial:
    article: Article
    order: Order
    rules: Fit
    render: Render
    source: Source | None
    units: list[Unit] = field(default_factory=list)
    heights: Heights | None = None
    """Of all parts, once a draft of all was laid out."""
    room_mm: float = 0
    """The height of a page for text."""
    filled_mm: float = 0
    """The height of the text of all parts, as the draft of all has it."""
    _drafts: dict[tuple[frozenset[int], float], Rendering | None] = field(default_factory=dict)
    broken: Outcome[PrintHtml] | None = None
    """What composing or laying out gave where it failed: then there is nothing to fit."""

    def __post_init__(self) -> None:
        self.units = parts_of(self.article, self.order).units

    @property
    def must(self) -> frozenset[int]:
        """What has to stay."""
        kept, out = self._marked()
        return frozenset(
            it.number
            for it in self.units
            if it.rank is Rank.WARNING
            or (not out & it.sections and (it.rank is Rank.PLACE or kept & it.sections))
        )

    @property
    def wanted(self) -> list[Unit]:
        """What may stay, the first to be kept first."""
        _, out = self._marked()
        free = [it for it in self.units if it.number not in self.must]
        return sorted(
            (it for it in free if not out & it.sections), key=lambda it: (it.rank, it.number)
        )

    def _marked(self) -> tuple[set[str], set[str]]:
        marked = self.article.meta.leaflet
        return (set(marked.kept), set(marked.out)) if marked else (set(), set())

    def result(self) -> Outcome[PrintHtml]:
        """Compose what fits."""
        must, wanted = self.must, self.wanted
        named = must | {it.number for it in wanted if it.rank in _NAMED}
        whole = must | {it.number for it in wanted}
        for size in self.rules.type_pt:
            if self._hopeful(size) and self.fits(whole, size):
                return self.composed(whole, size)
        for size in self.rules.type_pt:
            if self.fits(named, size):
                return self.composed(self.filled(named, wanted, size), size)
        smallest = self.rules.type_pt[-1]
        if not self.fits(must, smallest):
            return self.broken or self.too_long(must, smallest)
        return self.composed(self.filled(must, wanted, smallest), smallest)

    def _hopeful(self, size: float) -> bool:
        """Whether all of it may fit in this size: a draft of all of it is worth its time."""
        if self.heights is None:
            return True
        room = self.room_mm * (self.rules.pages - _ENDS) * _FULL
        grown = self.filled_mm * growth(self.heights.type_pt, size)
        return min(grown, self.heights.of_units(self.units, size)) < room

    def filled(self, kept: frozenset[int], wanted: list[Unit], size: float) -> frozenset[int]:
        """Add what still fits, in the order of ranks; what is too long is passed over.

        Heights are known from the draft of all, so that few layouts are needed to be sure.
        """
        waiting = [it for it in wanted if it.number not in kept]
        alone = False
        while chosen := self._chosen(waiting, kept, size):
            fitting = kept | {it.number for it in chosen}
            if alone or not self.fits(fitting, size):
                # One of them moves what stands behind it to the next page: the first goes alone.
                fitting = kept | {chosen[0].number}
                waiting.remove(chosen[0])
                alone = not self.fits(fitting, size)  # and so may the next one
            if not alone:
                kept = fitting
            waiting = [it for it in waiting if it.number not in kept]
        return kept

    def _chosen(self, waiting: list[Unit], kept: frozenset[int], size: float) -> list[Unit]:
        """The units that should fit into what is free, the first to be kept first."""
        draft = self.laid_out(kept, size)
        if draft is None or self.heights is None:
            return []
        free = _free(draft, self.rules.pages)
        there = [it for it in self.units if it.number in kept]
        base = self.heights.of_units(there, size)
        chosen: list[Unit] = []
        for it in waiting:
            if self.heights.of_units([*there, *chosen, it], size) - base <= free:
                chosen.append(it)
        return chosen

    def fits(self, kept: frozenset[int], size: float) -> bool:
        """Whether these parts, set in this size, fill no more pages than there are."""
        if (kept, size) not in self._drafts and self._is_too_much(kept, size):
            return False
        laid_out = self.laid_out(kept, size)
        return laid_out is not None and laid_out.pages <= self.rules.pages

    def _is_too_much(self, kept: frozenset[int], size: float) -> bool:
        """Whether less than these parts, in this size, was too much before."""
        return any(
            draft and draft.pages > self.rules.pages
            for (less, its_size), draft in self._drafts.items()
            if its_size == size and less <= kept
        )

    def laid_out(self, kept: frozenset[int], size: float) -> Rendering | None:
        """Lay out a draft, each once; None where that is not possible."""
        if (kept, size) not in self._drafts:
            draft = self._drafts[kept, size] = self._draft(kept, size)
            if draft and self.heights is None:  # the first draft is one of all
                self.heights = Heights.of(draft, size)
                self.room_mm = max(leaf.room_mm for leaf in draft.leaves)
                self.filled_mm = sum(leaf.filled_mm for leaf in draft.leaves[1 : _last(draft)])
        return self._drafts[kept, size]

    def _draft(self, kept: frozenset[int], size: float) -> Rendering | None:
        html = compose(self.article, self._order(Fitting(kept, size)))
        if html.value is None:
            self.broken = html
            return None
        root = self.order.project.root
        rendering = self.render(replace(html.value, draft=True), root, self.source)
        if rendering.value is None:
            self.broken = Outcome(None, in_order((*html.found, *rendering.found)))
        return rendering.value

    def _order(self, fitting: Fitting) -> Order:
        return replace(self.order, fitting=fitting)

    def composed(self, kept: frozenset[int], size: float) -> Outcome[PrintHtml]:
        """Compose what fits, with pages for notes where some are left."""
        draft = self.laid_out(kept, size)
        blank = self.rules.pages - draft.pages if draft else 0
        left_out = tuple(self._left_out(kept))
        html = compose(self.article, self._order(Fitting(kept, size, left_out, blank)))
        told = (*html.found, *self._told(left_out))
        return Outcome(html.value, in_order(told))

    def too_long(self, kept: frozenset[int], size: float) -> Outcome[PrintHtml]:
        """Say by how much even the least is too long."""
        draft = self.laid_out(kept, size)
        over = _overflow(draft, self.rules.pages) if draft else 0
        fault = DoesNotFit(self.order.format.name, self.rules.pages, over, size)
        path = self.article.manuscript.source.path
        return Outcome(None, (fault.at(Place(path)),))

    def _left_out(self, kept: frozenset[int]) -> Iterable[LeftOut]:
        _, out = self._marked()
        for it in self.units:
            if it.number not in kept:
                by_author = out & it.sections
                reason = "the front matter leaves it out" if by_author else "it does not fit"
                yield LeftOut(it.what, it.words, it.line, it.last_line, reason)

    def _told(self, left_out: tuple[LeftOut, ...]) -> Iterable[Diagnostic]:
        path, name = self.article.manuscript.source.path, self.order.format.name
        for it in left_out:
            yield PartLeftOut(it.what, it.words, name, it.reason).at(Place(path, it.line))


def _last(draft: Rendering) -> int:
    """Return how many pages stand before the imprint."""
    return draft.anchors.get(IMPRINT, draft.pages + 1) - 1


def _free(draft: Rendering, pages: int) -> float:
    """Return how many millimetres are left below the text, and on pages that nothing needs."""
    imprint = _last(draft)
    last = draft.leaves[max(imprint - 1, 0)]
    below = last.room_mm - last.filled_mm if imprint > 1 else 0
    return below + max(pages - draft.pages, 0) * last.room_mm


def _overflow(draft: Rendering, pages: int) -> float:
    """Return how many millimetres of print have no page: before the imprint, and of it."""
    imprint = _last(draft)
    before = draft.leaves[:imprint][max(pages - 1, 0) :]
    behind = draft.leaves[imprint:][1:]
    return round(sum(leaf.filled_mm for leaf in (*before, *behind)), 1)
