"""The desk: where pieces are composed, unless it is remembered what came of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from printguide.booklet.laying import (
    Around,
    Composed,
    Draft,
    compose_piece,
    furnish_piece,
    setting_of,
)
from printguide.booklet.memory import Recollection, key_of
from printguide.booklet.numbers import Stand
from printguide.booklet.spool import Spool
from printguide.consulted import Consulted
from printguide.engine.apart import Render
from printguide.engine.keeping import Layouts
from printguide.engine.rendering import Leaf, Rendering
from printguide.outcome import Outcome
from printguide.severities import Severities


@dataclass(frozen=True, slots=True)
class Forme:
    """A piece or its margins, as engines get it: to be laid out, or laid out before."""

    draft: Draft
    composed: Composed | None
    """None of what is remembered."""
    layout: Outcome[Rendering] | None = None
    """Of what is remembered."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a booklet is."""

    name: str
    """Of the piece that was laid out."""
    count: int
    """How many pieces are laid out; fewer than before where some have to be again."""
    total: int
    anew: bool
    """Whether it had to be laid out, and was not remembered."""


def untold(step: Step) -> None:
    """Say nothing."""


@dataclass(slots=True)
class Desk:
    """What a booklet is made with; pieces are composed here, and laid out by the engines."""

    articles: Consulted
    """What it depends on is noted there."""
    renders: tuple[Render, ...]
    """One engine for each process."""
    spool: Spool = field(default_factory=Spool)
    recollection: Recollection = field(default_factory=Recollection)
    layouts: Layouts | None = None
    """Those of before, where any are kept."""
    ground: str = ""
    """The hash of versions, fonts and settings that layouts depend on."""
    templates: Path | None = None
    """Where compiled templates are kept from one call to the next."""
    tell: Callable[[Step], None] = untold
    """Is told of each piece that was laid out."""

    def forme(self, stand: Stand, around: Around, *, placeless: bool) -> Forme:
        """Compose a piece, or remember what came of it and how it was laid out."""
        key = self._key(stand, placeless=placeless)
        known = self.recollection.draft(key) if key else None
        if known and known.asked.same(around) and (forme := self._remembered(known)):
            return forme
        made = compose_piece(stand, around, self.ground, placeless=placeless)
        return self._composed(self._key(stand, placeless=placeless), made)

    def margins(self, stand: Stand, leaves: tuple[Leaf, ...]) -> Forme:
        """Compose the margins of a piece that was laid out for any place, likewise."""
        kinds = tuple(leaf.kind for leaf in leaves)
        key = self._key(stand, kinds, placeless=False)
        known = self.recollection.draft(key) if key else None
        if known and (forme := self._remembered(known)):
            return forme
        made = furnish_piece(stand, kinds, self.ground)
        return self._composed(self._key(stand, kinds, placeless=False), made)

    def lay_out(self, composed: Composed, render: Render) -> Outcome[Rendering]:
        """Lay out what was composed, unless that has been done before; from any thread."""
        if composed.html is None:
            raise ValueError("what could not be composed cannot be laid out")
        key = composed.draft.layout
        found = self.layouts.find(key, self._root) if self.layouts else None
        if found is None:
            found = render(composed.html, self._root, composed.source)
            if self.layouts:
                self.layouts.keep(key, found, self._root)
        return found

    def note_files(self, rendering: Rendering) -> None:
        """Note which files the stylesheets of a layout have read."""
        for name in rendering.files:
            self.articles.file(self._root / name)

    @property
    def severities(self) -> Severities:
        """What the project sets, for faults that belong to no article."""
        return Severities(self.articles.project.configuration.faults)

    @property
    def _root(self) -> Path:
        return self.articles.project.root

    def _key(self, stand: Stand, *facts: object, placeless: bool) -> str:
        """The key of a piece in its place; empty where nothing is remembered of it."""
        standing = stand.piece.standing() if self.layouts else ""
        if not standing:
            return ""
        setting = setting_of(stand, {}, {}, placeless=placeless)
        return key_of(standing, setting, *facts)

    def _remembered(self, draft: Draft) -> Forme | None:
        """Return what is remembered, if its layout is kept still."""
        found = self.layouts.find(draft.layout, self._root) if self.layouts else None
        if found is None:
            return None
        self.articles.inputs.take(draft.answers)
        return Forme(draft, None, found)

    def _composed(self, key: str, made: Composed) -> Forme:
        """Remember what was composed. Its key is made after that, which may have read its text."""
        self.articles.inputs.take(made.draft.answers)
        if key and made.draft.layout:
            self.recollection.now.drafts[key] = made.draft
        return Forme(made.draft, made)
