"""Laying: one piece of a booklet, composed, with all that it asked of its place.

This is the only place where that is done. What comes of it depends on the piece, on the order, and
on what is in `Asked` and in the answers: whoever keeps results has to compare no more than these.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from printguide.article.reading import Source
from printguide.booklet.numbers import Stand, noughts
from printguide.compose.linked import Code
from printguide.compose.order import Setting
from printguide.compose.print_html import PrintHtml
from printguide.engine.keeping import layout_key
from printguide.faults import Diagnostic
from printguide.inputs import Inputs
from printguide.outcome import Outcome

_K = TypeVar("_K")


@dataclass(slots=True)
class Noted(Mapping[_K, str]):
    """A mapping that notes what it was asked, and what it said; None where it had nothing."""

    known: Callable[[_K], str | None]
    asked: dict[_K, str | None] = field(default_factory=dict)

    def __getitem__(self, key: _K) -> str:
        found = self.asked[key] = self.known(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[_K]:
        return iter(self.asked)

    def __len__(self) -> int:
        return len(self.asked)


@dataclass(slots=True)
class Around:
    """The booklet around a piece, as far as it is known: numbers change while it is laid out."""

    names: Mapping[Path, str]
    """The articles of the booklet, by their files."""
    numbers: dict[str, str] = field(default_factory=dict)
    """The printed number of every piece, and of every id in it as `name#id`."""

    def number(self, target: str) -> str | None:
        """The number of a place; of an id that is not known yet, that of its piece."""
        return self.numbers.get(target) or self.numbers.get(target.partition("#")[0])

    def width(self, target: str) -> str | None:
        """Noughts in place of the figures of a number; Roman numerals as they are."""
        number = self.number(target)
        return noughts(number) if number else None

    def known(self, *, placeless: bool) -> Callable[[str], str | None]:
        """What a piece is told of numbers: how wide they are, if it may stand in any place."""
        return self.width if placeless else self.number


@dataclass(frozen=True, slots=True)
class Asked:
    """What the composition of a piece asked of the booklet around it."""

    placeless: bool
    first: int
    roman: bool
    right: bool
    numbers: dict[str, str | None]
    names: dict[Path, str | None]

    def holds(self, stand: Stand, around: Around, *, placeless: bool) -> bool:
        """Whether the same would be said of a piece that stands here."""
        here = stand.first, stand.roman, stand.right
        if self.placeless is not placeless:
            return False
        return (placeless or here == (self.first, self.roman, self.right)) and self.same(around)

    def same(self, around: Around) -> bool:
        """Whether names and numbers are those that were said."""
        known = around.known(placeless=self.placeless)
        return all(known(it) == said for it, said in self.numbers.items()) and all(
            around.names.get(it) == said for it, said in self.names.items()
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What composing a piece, or its margins, came to; without its HTML."""

    asked: Asked
    answers: dict[str, str]
    """What it asked of the project, see `Inputs`."""
    found: tuple[Diagnostic, ...]
    layout: str = ""
    """By which the layout of its HTML is found again; empty where there is no HTML."""
    codes: int = 0
    shown: tuple[Code, ...] = ()
    """The codes with the words beside them, for the list of all."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A piece as HTML, or why there is none."""

    draft: Draft
    html: PrintHtml | None
    source: Source | None = None


def compose_piece(
    stand: Stand, around: Around, ground: str = "", *, placeless: bool = False
) -> Composed:
    """Compose a piece: for any place if it is `placeless`, else for where it stands."""
    numbers = Noted(around.known(placeless=placeless))
    names, inputs = Noted(around.names.get), Inputs()
    setting = setting_of(stand, names, numbers, placeless=placeless)
    piece = stand.piece
    made = piece.compose(setting, inputs) if piece.compose else Outcome[PrintHtml](None)
    asked = Asked(placeless, stand.first, stand.roman, stand.right, numbers.asked, names.asked)
    source = piece.source() if made.value and piece.source else None
    return _composed(made, asked, inputs, source, ground)


def furnish_piece(stand: Stand, kinds: tuple[str, ...], ground: str = "") -> Composed:
    """Compose what stands in the margins of a piece that was laid out for any place."""
    piece, inputs = stand.piece, Inputs()
    setting = setting_of(stand, {}, {}, placeless=False)
    made = piece.furnish(setting, kinds, inputs) if piece.furnish else Outcome[PrintHtml](None)
    asked = Asked(False, stand.first, stand.roman, stand.right, {}, {})
    source = piece.source() if made.value and piece.source else None
    return _composed(made, asked, inputs, source, ground)


def _composed(
    made: Outcome[PrintHtml], asked: Asked, inputs: Inputs, source: Source | None, ground: str
) -> Composed:
    html, found, answers = made.value, made.found, inputs.answers
    if html is None:
        return Composed(Draft(asked, answers, found), None)
    key = layout_key(html, source, ground)
    draft = Draft(asked, answers, found, key, len(html.codes), html.shown)
    return Composed(draft, html, source)


def setting_of(
    stand: Stand, names: Mapping[Path, str], numbers: Mapping[str, str], *, placeless: bool
) -> Setting:
    """Return what a composition is told of the place of a piece."""
    piece = stand.piece
    setting = Setting(
        name=piece.name, first=stand.first, roman=stand.roman, right=stand.right,
        part=piece.part, mark=piece.mark, colour=piece.colour, names=names, numbers=numbers,
    )  # fmt: skip
    return (
        replace(setting, first=1, roman=False, right=True, placeless=True) if placeless else setting
    )
