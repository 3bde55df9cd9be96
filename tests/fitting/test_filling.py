"""Filling pages by rank takes few drafts: heights stand in for an engine here."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from printguide.components import Rank
from printguide.compose.cutting import Unit
from printguide.engine.rendering import Leaf, Rendering
from printguide.fitting.fitting import _Trial
from printguide.fitting.heights import Heights
from printguide.formats.format import Fit

SIZE = 10.0
ROOM = 100.0
PAGES = 3
"""The cover, one of text, and the imprint."""


@dataclass
class Pages:
    """Units of these heights; those of `whole` need a page for themselves, whatever is free."""

    heights: dict[int, float]
    whole: frozenset[int] = frozenset()
    drafts: list[frozenset[int]] = field(default_factory=list)

    def draft(self, kept: frozenset[int], size: float) -> Rendering:
        self.drafts.append(kept)
        filled = sum(self.heights[it] for it in kept)
        pages = PAGES if filled <= ROOM and not kept & self.whole else PAGES + 1
        leaves = tuple(Leaf(99, 210, ROOM, filled if it == 1 else 0) for it in range(pages))
        return Rendering(b"", leaves, {"pg-imprint": pages})

    def trial(self, monkeypatch: pytest.MonkeyPatch) -> _Trial:
        made = object.__new__(_Trial)
        made.units = [
            Unit(number, Rank.REST, "part", number + 1, number + 1, ()) for number in self.heights
        ]
        made.rules = Fit.model_construct(pages=PAGES, type_pt=[SIZE])
        made.heights = Heights({it + 1: height - 4 for it, height in self.heights.items()}, SIZE)
        made._drafts, made.room_mm, made.filled_mm = {}, ROOM, 0
        monkeypatch.setattr(_Trial, "_draft", lambda trial, *facts: self.draft(*facts))
        return made


def filled(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> set[Any]:
    trial = pages.trial(monkeypatch)
    return set(trial.filled(frozenset(), trial.units, SIZE))


def test_what_fits_is_taken_in_one_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = Pages({0: 30, 1: 30, 2: 80, 3: 30})

    assert filled(pages, monkeypatch) == {0, 1, 3}
    assert pages.drafts == [frozenset(), frozenset({0, 1, 3})]


def test_what_was_too_much_with_less_is_not_tried_with_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = Pages({0: 20, 1: 15, 2: 15, 3: 15, 4: 15}, whole=frozenset({1, 2, 3}))

    assert filled(pages, monkeypatch) == {0, 4}
    tried = [sorted(draft) for draft in pages.drafts]
    assert tried == [[], [0, 1, 2, 3, 4], [0], [0, 1], [0, 2], [0, 3], [0, 4]]
