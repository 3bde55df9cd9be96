"""Laying: one piece of a booklet, composed and laid out, with all that it asked of its place.

This is the only place where that is done. What comes of it depends on the piece, on the order, and
on what is in `Asked`: whoever keeps results has to compare no more than these.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from printguide.booklet.numbers import Stand, noughts
from printguide.booklet.pieces import Piece
from printguide.compose.order import Setting
from printguide.compose.print_html import PrintHtml
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic
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

    def holds(self) -> bool:
        """Whether all answers would be the same now."""
        return all(self.known(key) == said for key, said in self.asked.items())


@dataclass(slots=True)
class Numbering:
    """What is known, or thought, of the numbers of pages; it changes while pieces are laid out."""

    numbers: dict[str, str] = field(default_factory=dict)

    def number(self, target: str) -> str | None:
        """The number of a place; of an id that is not known yet, that of its piece."""
        return self.numbers.get(target) or self.numbers.get(target.partition("#")[0])

    def width(self, target: str) -> str | None:
        """Noughts in place of the figures of a number; Roman numerals as they are."""
        number = self.number(target)
        return noughts(number) if number else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the composition of a piece asked of the booklet around it."""

    placeless: bool
    first: int
    roman: bool
    right: bool
    numbers: Noted[str]
    names: Noted[Path]

    def holds(self, stand: Stand, *, placeless: bool) -> bool:
        """Whether the same would be said of a piece that stands here."""
        here = stand.first, stand.roman, stand.right
        stays = placeless or here == (self.first, self.roman, self.right)
        same = self.placeless is placeless and self.numbers.holds() and self.names.holds()
        return stays and same


@dataclass(frozen=True, slots=True)
class Composed:
    """A piece as HTML, or why there is none."""

    html: PrintHtml | None
    found: tuple[Diagnostic, ...]
    asked: Asked


def compose_piece(
    stand: Stand, names: Mapping[Path, str], numbering: Numbering, *, placeless: bool
) -> Composed:
    """Compose a piece: for any place if it is `placeless`, else for where it stands."""
    known = numbering.width if placeless else numbering.number
    numbers, bound = Noted(known), Noted(names.get)
    setting = setting_of(stand, bound, numbers, placeless=placeless)
    made = stand.piece.compose(setting) if stand.piece.compose else Outcome[PrintHtml](None)
    asked = Asked(placeless, stand.first, stand.roman, stand.right, numbers, bound)
    return Composed(made.value, made.found, asked)


def furnish_piece(stand: Stand, laid_out: Rendering) -> Outcome[PrintHtml]:
    """Compose what stands in the margins of a piece that was laid out for any place."""
    if stand.piece.furnish is None:
        return Outcome(None)
    kinds = tuple(leaf.kind for leaf in laid_out.leaves)
    return stand.piece.furnish(setting_of(stand, {}, {}, placeless=False), kinds)


def lay_out(html: PrintHtml, piece: Piece, root: Path, render: Render) -> Outcome[Rendering]:
    """Lay out the HTML of a piece, or of its margins."""
    return render(html, root, piece.source)


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
