"""Rounds: pieces are laid out, numbers given out, and what these change is laid out again.

As a rule everything is laid out once. Articles do not depend on where they stand: their margins
are laid out apart, on empty pages, when all numbers are known, and numbers within the text are
filled in (see `dressing`). So first come the articles, then the lists that say where they stand.
What cannot be done so, as the styles of a project may have it, is laid out for its place, and
again whenever that changes.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from printguide.booklet.crew import Crew, Done
from printguide.booklet.desk import Desk, Forme, Step
from printguide.booklet.guessing import Guess, guessed_pages
from printguide.booklet.laid import Laid, laid
from printguide.booklet.laying import Around, Draft
from printguide.booklet.margins import Margins, margins_of
from printguide.booklet.numbers import Stand, printed, stands
from printguide.booklet.pieces import Piece
from printguide.faults import Diagnostic

MOST = 12
"""Rounds after which numbers that still change are a fault; four do as a rule."""


@dataclass(slots=True)
class Rounds:
    """The state between rounds: what every piece came to last."""

    desk: Desk
    around: Around
    guess: Guess = field(default_factory=Guess)
    """What the booklet is thought to come to. A wrong one costs time and changes no byte."""
    stands: list[Stand] = field(default_factory=list)
    place: dict[str, Stand] = field(default_factory=dict)
    """The same by the names of the pieces."""
    drafts: dict[str, Draft] = field(default_factory=dict)
    laid_out: dict[str, Laid] = field(default_factory=dict)
    margins: dict[str, Margins] = field(default_factory=dict)
    """Of pieces that were laid out for any place."""
    placed: set[str] = field(default_factory=set)
    """The pieces that have to be laid out for their place."""
    said: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """What laying out each piece gave."""
    layouts: int = 0
    """How many pieces were laid out, those again that had to be; without margins."""

    def settle(self, assemble: Callable[[], Iterable[Piece]]) -> bool:
        """Lay out until no number changes any more; return whether that came about.

        `assemble` gives the pieces anew each round, for lists come and go with what they list.
        Raises EnvironmentFault where there is no room to put pieces aside.
        """
        with Crew.of(self.desk) as crew:
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
        return self.around.numbers

    @property
    def found(self) -> dict[str, tuple[Diagnostic, ...]]:
        """What composing and laying out each piece gave, its margins too; the last time.

        It is judged as the project and its article have set it.
        """
        of_all = self.desk.severities
        whole: dict[str, tuple[Diagnostic, ...]] = {}
        for name, it in self.drafts.items():
            gist = self.place[name].piece.gist if name in self.place else None
            margins = self.margins[name].found if name in self.margins else ()
            found = dict.fromkeys((*it.found, *self.said.get(name, ()), *margins))
            whole[name] = (gist.severities if gist else of_all).judge(found)
        return whole

    @property
    def broken(self) -> bool:
        """Whether a piece could not be laid out, so that no booklet can be made of them."""
        return any(
            stand.piece.name in self.drafts and stand.piece.name not in self.laid_out
            for stand in self.stands
        )

    def came_to(self) -> Guess:
        """Return what the booklet came to: the best guess for the next time."""
        pages = {name: it.pages for name, it in self.laid_out.items()}
        return Guess(pages, printed(self.stands, self.laid_out))

    def _number(self, pieces: list[Piece]) -> None:
        """Give every piece its place, and every target its number, as far as is known."""
        known = {name: it.pages for name, it in self.laid_out.items()}
        self.stands = stands(pieces, guessed_pages(pieces, known, self.guess))
        self.place = {stand.piece.name: stand for stand in self.stands}
        thought = self.guess.of_others(known)
        self.around.numbers = {**printed(self.stands, self.laid_out), **thought}

    def _round(self, crew: Crew, pieces: list[Piece], *, lists: bool) -> bool:
        """Lay out what is due, in the order of reading. Returns whether anything was."""
        some, numbered, before = False, len(self.laid_out), crew.begun
        for piece in pieces:
            stand = self.place[piece.name]
            if piece.lists is not lists or not self._is_due(stand):
                continue
            forme = self._composed(stand)
            if forme is None:
                continue
            self._take(crew.finished())
            if not lists and len(self.laid_out) >= 2 * max(numbered, 4):
                numbered = len(self.laid_out)
                self._number(pieces)  # better guesses, now that more is known
            crew.begin(stand, forme)
            some = True
        self._take(crew.finished(all_of_them=True))
        self.layouts += crew.begun - before
        return some

    def _take(self, finished: Iterable[Done]) -> None:
        """Keep what came of pieces."""
        for it in finished:
            piece, made = it.stand.piece, it.made
            name = piece.name
            self.said[name] = made.found
            self.margins.pop(name, None)
            if made.value is None:
                self.laid_out.pop(name, None)
                continue
            self.desk.note_files(made.value)
            self.laid_out[name] = laid(made.value, piece, self.desk.spool)
            if self.drafts[name].asked.placeless and not made.value.placeless:
                self.placed.add(name)
            self._tell(it)

    def _tell(self, it: Done) -> None:
        """Say how far it is."""
        pieces = [stand.piece for stand in self.stands if stand.piece.compose]
        count = sum(piece.name in self.laid_out for piece in pieces)
        name = it.stand.piece.title or it.stand.piece.name
        self.desk.tell(Step(name, count, len(pieces), anew=it.anew))

    def _is_due(self, stand: Stand) -> bool:
        """Whether a piece may come out otherwise than it was composed the last time."""
        piece = stand.piece
        if piece.compose is None:
            return False
        last = self.drafts.get(piece.name)
        if last is None or piece.lists:
            return True
        placeless = piece.name not in self.placed
        return not last.asked.holds(stand, self.around, placeless=placeless)

    def _composed(self, stand: Stand) -> Forme | None:
        """A piece composed, if it is to be laid out otherwise than the last time."""
        name = stand.piece.name
        before = self.drafts.get(name)
        forme = self.desk.forme(stand, self.around, placeless=name not in self.placed)
        self.drafts[name] = forme.draft
        layout = forme.draft.layout
        return None if not layout or (before and before.layout == layout) else forme

    def _furnish(self, crew: Crew) -> bool:
        """Lay out the margins of pieces that have moved; return whether one has to be placed."""
        before = len(self.placed)
        for stand in self.stands:
            last = self.margins.get(stand.piece.name)
            if not stand.piece.furnish or stand.piece.name in self.placed:
                continue
            if last and last.stands_at(stand):
                continue
            forme = self.desk.margins(stand, self.laid_out[stand.piece.name].leaves)
            self._put_around(crew.finished())
            if forme.draft.layout:
                crew.begin(stand, forme)
            else:  # a template of the project may want more than empty pages have
                self.placed.add(stand.piece.name)
        self._put_around(crew.finished(all_of_them=True))
        return len(self.placed) > before

    def _put_around(self, finished: Iterable[Done]) -> None:
        """Keep what came of margins; pieces that they do not go around have to be placed."""
        for it in finished:
            stand, made = it.stand, it.made
            name = stand.piece.name
            if made.value:
                self.desk.note_files(made.value)
            margins = margins_of(stand, self.laid_out[name], made, self.desk.spool)
            if margins is None:
                self.placed.add(name)
            else:
                self.margins[name] = margins
