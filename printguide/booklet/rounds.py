"""Rounds: pieces are laid out, numbers given out, and what these change is laid out again.

As a rule everything is laid out once. Articles do not depend on where they stand: their margins
are laid out apart, on empty pages, when all numbers are known, and numbers within the text are
filled in (see `dressing`). So first come the articles, then the lists that say where they stand.
What cannot be done so, as the styles of a project may have it, is laid out for its place, and
again whenever that changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from printguide.booklet.guessing import Guess, guessed_pages
from printguide.booklet.laying import (
    Composed,
    Numbering,
    compose_piece,
    furnish_piece,
    lay_out,
)
from printguide.booklet.margins import Margins, margins_of
from printguide.booklet.numbers import Stand, printed, stands
from printguide.booklet.pieces import Piece
from printguide.compose.print_html import PrintHtml
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic
from printguide.outcome import Outcome

MOST = 12
"""Rounds after which numbers that still change are a fault; four do as a rule."""
_AHEAD = 3
"""Pieces that are composed before there is an engine for them: enough that none waits."""


@dataclass(frozen=True, slots=True)
class _Crew:
    """The engines: pieces are laid out side by side, in the order in which they come."""

    root: Path
    pool: ThreadPoolExecutor
    free: SimpleQueue[Render]

    @classmethod
    @contextmanager
    def of(cls, root: Path, renders: tuple[Render, ...]) -> Iterator["_Crew"]:
        """Employ engines, each for one piece at a time."""
        free: SimpleQueue[Render] = SimpleQueue()
        for render in renders:
            free.put(render)
        pool = ThreadPoolExecutor(len(renders))
        try:
            yield cls(root, pool, free)
        finally:  # an interrupt does not wait for what is still under way
            pool.shutdown(wait=False, cancel_futures=True)

    def begin(self, html: PrintHtml, piece: Piece) -> Future[Outcome[Rendering]]:
        """Have something laid out as soon as an engine is free."""

        def work() -> Outcome[Rendering]:
            render = self.free.get()
            try:
                return lay_out(html, piece, self.root, render)
            finally:
                self.free.put(render)

        return self.pool.submit(work)


@dataclass(slots=True)
class Rounds:
    """The state between rounds: what every piece came to last, and from which HTML."""

    root: Path
    renders: tuple[Render, ...]
    """One engine for each process."""
    names: Mapping[Path, str]
    guess: Guess = field(default_factory=Guess)
    """What the booklet is thought to come to. A wrong one costs time and changes no byte."""
    stands: list[Stand] = field(default_factory=list)
    place: dict[str, Stand] = field(default_factory=dict)
    """The same by the names of the pieces."""
    numbering: Numbering = field(default_factory=Numbering)
    composed: dict[str, Composed] = field(default_factory=dict)
    laid_out: dict[str, Rendering] = field(default_factory=dict)
    margins: dict[str, Margins] = field(default_factory=dict)
    """Of pieces that were laid out for any place."""
    placed: set[str] = field(default_factory=set)
    """The pieces that have to be laid out for their place."""
    said: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """What laying out each piece gave."""
    layouts: int = 0
    """How many pieces were laid out, those again that had to be."""

    def settle(self, assemble: Callable[[], Iterable[Piece]]) -> bool:
        """Lay out until no number changes any more; return whether that came about.

        `assemble` gives the pieces anew each round, for lists come and go with what they list.
        """
        with _Crew.of(self.root, self.renders) as crew:
            for _ in range(MOST):
                pieces = list(assemble())
                self._number(pieces)
                more = self._round(crew, pieces, lists=False)
                more = more or self._round(crew, pieces, lists=True)
                if self.broken or not (more or self._furnish(crew)):
                    return True
        return False

    @property
    def numbers(self) -> dict[str, str]:
        """The printed number of every piece, and of every id in it as `name#id`."""
        return self.numbering.numbers

    @property
    def html(self) -> dict[str, PrintHtml]:
        """What every piece was laid out from."""
        return {name: it.html for name, it in self.composed.items() if it.html}

    @property
    def found(self) -> dict[str, tuple[Diagnostic, ...]]:
        """What composing and laying out each piece gave, its margins too; the last time."""
        whole: dict[str, tuple[Diagnostic, ...]] = {}
        for name, it in self.composed.items():
            margins = self.margins[name].found if name in self.margins else ()
            whole[name] = tuple(dict.fromkeys((*it.found, *self.said.get(name, ()), *margins)))
        return whole

    @property
    def broken(self) -> bool:
        """Whether a piece could not be laid out, so that no booklet can be made of them."""
        return any(
            stand.piece.name in self.composed and stand.piece.name not in self.laid_out
            for stand in self.stands
        )

    def came_to(self) -> Guess:
        """Return what the booklet came to: the best guess for the next time."""
        return Guess({name: it.pages for name, it in self.laid_out.items()}, dict(self.numbers))

    def _number(self, pieces: list[Piece]) -> None:
        """Give every piece its place, and every target its number, as far as is known."""
        known = {name: rendering.pages for name, rendering in self.laid_out.items()}
        self.stands = stands(pieces, guessed_pages(pieces, known, self.guess))
        self.place = {stand.piece.name: stand for stand in self.stands}
        thought = self.guess.of_others(known)
        self.numbering.numbers = {**printed(self.stands, self.laid_out), **thought}

    def _round(self, crew: _Crew, pieces: list[Piece], *, lists: bool) -> bool:
        """Lay out what is due, in the order of reading. Returns whether anything was."""
        under_way: dict[Future[Outcome[Rendering]], str] = {}
        begun, numbered = 0, len(self.laid_out)
        for piece in pieces:
            stand = self.place[piece.name]
            if piece.lists is not lists or not self._is_due(stand):
                continue
            html = self._composed(stand)
            if html is None:
                continue
            if len(under_way) >= len(self.renders) + _AHEAD:
                self._take(under_way, all_of_them=False)
            if not lists and len(self.laid_out) >= 2 * max(numbered, 4):
                numbered = len(self.laid_out)
                self._number(pieces)  # better guesses, now that more is known
            under_way[crew.begin(html, piece)] = piece.name
            begun += 1
        while under_way:
            self._take(under_way, all_of_them=True)
        self.layouts += begun
        return begun > 0

    def _take(self, under_way: dict[Future[Outcome[Rendering]], str], *, all_of_them: bool) -> None:
        """Wait for what is under way, or for the first of it, and keep what came of it."""
        done, _ = wait(under_way, return_when=ALL_COMPLETED if all_of_them else FIRST_COMPLETED)
        for future in done:
            name, made = under_way.pop(future), future.result()
            self.said[name] = made.found
            self.margins.pop(name, None)
            if made.value is None:
                self.laid_out.pop(name, None)
                continue
            self.laid_out[name] = made.value
            if self.composed[name].asked.placeless and not made.value.placeless:
                self.placed.add(name)

    def _is_due(self, stand: Stand) -> bool:
        """Whether a piece may come out otherwise than it was composed the last time."""
        piece = stand.piece
        if piece.compose is None:
            return False
        last = self.composed.get(piece.name)
        if last is None or piece.lists:
            return True
        return not last.asked.holds(stand, placeless=piece.name not in self.placed)

    def _composed(self, stand: Stand) -> PrintHtml | None:
        """The HTML of a piece, if it is another one than was laid out last."""
        name = stand.piece.name
        before = self.composed.get(name)
        placeless = name not in self.placed
        made = compose_piece(stand, self.names, self.numbering, placeless=placeless)
        self.composed[name] = made
        return None if before and before.html == made.html else made.html

    def _furnish(self, crew: _Crew) -> bool:
        """Lay out the margins of pieces that have moved; return whether one has to be placed."""
        under_way: list[tuple[Stand, Future[Outcome[Rendering]]]] = []
        for stand in self.stands:
            last = self.margins.get(stand.piece.name)
            if not stand.piece.furnish or stand.piece.name in self.placed:
                continue
            if last and last.stands_at(stand):
                continue
            html = furnish_piece(stand, self.laid_out[stand.piece.name])
            if html.value:
                under_way.append((stand, crew.begin(html.value, stand.piece)))
        some = False
        for stand, future in under_way:
            made = future.result()
            margins = margins_of(stand, self.laid_out[stand.piece.name], made)
            if margins is None:
                self.placed.add(stand.piece.name)
                some = True
            else:
                self.margins[stand.piece.name] = margins
        return some
