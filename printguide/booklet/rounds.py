"""Rounds: parts are laid out, numbers given out, and what they change is laid out again."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue

from printguide.booklet.numbers import Stand, printed, stands
from printguide.booklet.pieces import Piece
from printguide.compose.order import Setting
from printguide.compose.print_html import PrintHtml
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic
from printguide.outcome import Outcome

MOST = 8
"""Rounds after which numbers that still change are a fault; two or three do as a rule."""


@dataclass(slots=True)
class Rounds:
    """The state between rounds: what every piece came to last, and from which HTML."""

    root: Path
    renders: tuple[Render, ...]
    """One engine for each process."""
    names: Mapping[Path, str]
    html: dict[str, PrintHtml] = field(default_factory=dict)
    laid_out: dict[str, Rendering] = field(default_factory=dict)
    found: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """What composing and laying out each piece gave, the last time."""
    stands: list[Stand] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)

    def settle(self, assemble: Callable[[], Iterable[Piece]]) -> bool:
        """Lay out until no number changes any more; return whether that came about.

        `assemble` gives the pieces anew each round, for lists come and go with what they list. The
        first round is a draft: hardly a number in it will stay.
        """
        for number in range(MOST):
            if not self._round(list(assemble()), draft=number == 0) and number:
                return True
            if self.broken:
                return True
        return False

    @property
    def broken(self) -> bool:
        """Whether a piece could not be laid out, so that no booklet can be made of them."""
        return any(
            stand.piece.name not in self.laid_out for stand in self.stands if stand.piece.compose
        )

    def _round(self, pieces: list[Piece], *, draft: bool) -> bool:
        """Compose all; lay out what has changed. Returns whether anything had."""
        pages = {name: rendering.pages for name, rendering in self.laid_out.items()}
        self.stands = stands(pieces, pages)
        self.numbers = printed(self.stands, self.laid_out)
        changed = [
            (stand, html) for stand in self.stands if (html := self._fresh(stand, draft=draft))
        ]
        for (stand, html), made in zip(changed, self._rendered(changed), strict=True):
            name = stand.piece.name
            self.html[name] = html
            self.found[name] = (*self.found[name], *made.found)
            if made.value:
                self.laid_out[name] = made.value
            else:
                self.laid_out.pop(name, None)
        return bool(changed)

    def _fresh(self, stand: Stand, *, draft: bool) -> PrintHtml | None:
        """The HTML of a piece, if it is another one than was laid out last."""
        piece = stand.piece
        if piece.compose is None:
            return None
        made = piece.compose(self._setting(stand))
        if made.value is None:
            self.found[piece.name] = made.found
            return None
        html = replace(made.value, draft=draft)
        if self.html.get(piece.name) == html:
            return None
        self.found[piece.name] = made.found
        return html

    def _setting(self, stand: Stand) -> Setting:
        piece = stand.piece
        return Setting(
            name=piece.name, first=stand.first, roman=stand.roman, right=stand.right,
            part=piece.part, mark=piece.mark, colour=piece.colour,
            names=self.names, numbers=self.numbers,
        )  # fmt: skip

    def _rendered(self, changed: list[tuple[Stand, PrintHtml]]) -> Iterable[Outcome[Rendering]]:
        """Lay out pieces, as many at a time as there are engines; in their order."""
        free: SimpleQueue[Render] = SimpleQueue()
        for render in self.renders:
            free.put(render)

        def one(stand: Stand, html: PrintHtml) -> Outcome[Rendering]:
            render = free.get()
            try:
                return render(html, self.root, stand.piece.source)
            finally:
                free.put(render)

        pool = ThreadPoolExecutor(len(self.renders))
        try:
            waiting: list[Future[Outcome[Rendering]]] = [
                pool.submit(one, stand, html) for stand, html in changed
            ]
            return [future.result() for future in waiting]
        finally:  # an interrupt does not wait for what is still under way
            pool.shutdown(wait=False, cancel_futures=True)
