"""Style sheets in the order of their cascade layers: from tokens to the project's own."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from printguide.compose.order import Order, Setting
from printguide.compose.templates import TemplateTrouble
from printguide.compose.tokens import fill_in, values_of
from printguide.formats.format import Press
from printguide.formats.paper import Paper
from printguide.packages import packaged_sheet
from printguide.registry.registry import packaged

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
MARKS = 6
"""Places for marks on the fore-edge of the smallest paper; with more parts they begin again."""
NARROW_MM = 160.0
"""Papers less wide have one column for all: A5 and smaller."""
HALF_MM = 120.0
"""Of those, papers at least as wide have room for words beside a code: A5."""
FIGURES = "0123456789"
"""What every part of a booklet shows on its first page until its numbers are filled in: so its
fonts have all figures, and it is known which glyphs they are."""
_MARGINS = tuple(
    f"@{side}-{place}"
    for side, places in (
        ("top", ("left-corner", "left", "center", "right", "right-corner")),
        ("bottom", ("left-corner", "left", "center", "right", "right-corner")),
        ("left", ("top", "middle", "bottom")),
        ("right", ("top", "middle", "bottom")),
    )
    for place in places
)
_EMPTY = " ".join(f"{margin} {{ content: none !important; }}" for margin in _MARGINS)
_UNPLACED = (
    f"@page {{ {_EMPTY} }}\n"
    f'@page :first {{ @bottom-center {{ content: "{FIGURES}" !important; '
    "font-variant-numeric: tabular-nums; } }"
)
"""The pages of a part that has no place yet: with empty margins."""
_SIDE = re.compile(r"\b(?:left|right)\b")
_OWN_MARGINS = re.compile(r"string-set|string\(|running\((?!running-(?:head|part)\b)")
"""Styles by which margins show what the text says, beside our own running heads."""
LAYERS = ("tokens", "base", "components", "formats", "themes", "brand", "project")


@dataclass(frozen=True, slots=True)
class Looks:
    """What decides on the looks of an article, besides its components."""

    order: Order
    theme: str
    brand: str = ""
    """The tokens of the brand, as a stylesheet."""

    def gather(self, stems: Iterable[str]) -> str:
        """Return the sheets that an article needs as one text: of these components, in this order.

        In a booklet, `place` goes behind it.

        `@page` rules know no layers: there the last in the text wins, so the order of the text is
        that of the layers. Raises TemplateTrouble where a sheet is not text.
        """
        order = self.order
        parts = [f"@layer {', '.join(LAYERS)};", *_pages(order.leaves or (order.paper,))]
        for layer, text in self._layers(stems):
            if text:
                parts.append(f"@layer {layer} {{\n{text}\n}}")
        if order.fitting:
            parts.append(f":root {{ --size-text: {order.fitting.type_pt:g}pt; }}")
        if order.format.press:
            parts.append(_bleed(order.format.press))
        return fill_in("\n".join(parts))

    def place(self) -> str:
        """Return what differs from one place of a booklet to another; nothing of other prints."""
        setting = self.order.setting
        if setting is None:
            return ""
        side = "right" if setting.right is not setting.leftward else "left"
        begun = f"html {{ break-before: {side}; }}"
        if setting.placeless:
            return f"{_UNPLACED}\n{begun}"
        return f"@page :first {{ counter-reset: page {setting.first}; }}\n{begun}"

    def tokens(self, *layers: str) -> dict[str, str]:
        """Return what tokens are set to in these layers, or in all but those of components."""
        wanted = layers or LAYERS
        return values_of("\n".join(text for name, text in self._layers(()) if name in wanted))

    def _layers(self, stems: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield every sheet with its layer; of components and of formats there may be several."""
        yield "tokens", self._sheet("tokens.css")
        yield "base", self._sheet("base.css")
        for stem in stems:
            yield "components", self._sheet(f"components/{stem}.css")
        for name in self._of_format():
            yield "formats", self._sheet(f"formats/{name}.css")
        if setting := self.order.setting:
            sheet = self._sheet(f"formats/{self.order.format.bound}.css")
            yield "formats", _mirrored(sheet) if setting.leftward else sheet
            yield "formats", _bound(setting)
        yield "themes", self._sheet(f"themes/{self.theme}.css")
        yield "brand", self.brand
        yield "project", self._sheet("project.css")

    def _of_format(self) -> Iterator[str]:
        """The sheets of the format; on a small paper with that for narrow pages.

        A column at the start of each line would leave too little for the text there.
        """
        first, *others = self.order.format.sheets
        yield first
        if "narrow" not in others and self.order.paper.width_mm < NARROW_MM:
            yield "narrow"
            if self.order.paper.width_mm >= HALF_MM:
                yield from ("beside", "half")
        yield from others

    def _sheet(self, name: str) -> str:
        known = self.order.sheets
        if name not in known:
            known[name] = _sheet(self.order.project.folders("styles"), name)
        return known[name]


def _pages(leaves: tuple[Paper, ...]) -> Iterator[str]:
    """The size of the pages; those that differ from the first one by their numbers."""
    yield f"@page {{ size: {_size(leaves[0])}; }}"
    for number, leaf in enumerate(leaves, start=1):
        if _size(leaf) != _size(leaves[0]):
            yield f"@page :nth({number}) {{ size: {_size(leaf)}; }}"


def margins_apart(styles: str) -> bool:
    """Whether what stands in margins can be laid out without the text."""
    return _OWN_MARGINS.search(styles) is None


def _bound(setting: Setting) -> str:
    """How pages of a booklet are numbered and marked."""
    folio = "counter(page, lower-roman)" if setting.roman else "counter(page)"
    shown = ""
    if setting.mark:
        top = 20 + (setting.mark - 1) % MARKS * 26
        shown = f"--mark-top: {top}mm; --mark: {setting.colour or 'var(--accent)'};"
    return f":root {{ --folio: {folio}; {shown} }}"


def _mirrored(sheet: str) -> str:
    """A sheet for what is bound at the right, and read from there: left and right change places."""
    other = {"left": "right", "right": "left"}
    return _SIDE.sub(lambda found: other[found[0]], sheet)


def _size(paper: Paper) -> str:
    return f"{paper.width_mm:g}mm {paper.height_mm:g}mm"


def _bleed(press: Press) -> str:
    """What is cut off outside the page, as a token too, for areas that reach across it."""
    bleed = f"{press.bleed_mm:g}mm"
    return f"@page {{ bleed: {bleed}; }}\n:root {{ --page-bleed: {bleed}; }}"


def _sheet(folders: tuple[Path, ...], name: str) -> str:
    """The first sheet of this name on the search path, or that of a package; without comments.

    A link that leads out of its folder is not followed. Raises TemplateTrouble where a sheet is
    not text.
    """
    found = (folder / name for folder in folders if _is_inside(folder, folder / name))
    file = next(found, None) or packaged("styles", name) or packaged_sheet(name)
    if file is None:
        return ""
    try:
        return _bare(file.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TemplateTrouble(name, error) from error


@lru_cache(maxsize=128)
def _bare(text: str) -> str:
    """A sheet without comments, on one line; most articles of a project ask for the same ones."""
    return _SPACE.sub(" ", _COMMENT.sub("", text)).strip().replace("</", "<\\/")


def _is_inside(folder: Path, file: Path) -> bool:
    """Whether a file is there, and no link leads out of the folder; links are looked up if any."""
    if not file.is_file():
        return False
    steps = file.relative_to(folder).parts
    below = (os.path.join(folder, *steps[:count]) for count in range(1, len(steps) + 1))  # noqa: PTH118 - a booklet asks 3,000 times
    if ".." not in steps and not any(map(os.path.islink, below)):
        return True
    return file.resolve().is_relative_to(folder.resolve())
