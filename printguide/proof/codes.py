"""Codes: each on a page is read as a telephone does, measured, and compared with what was meant."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import dist

from printguide.compose.codes import QUIET_ZONE, SMALLEST_MODULE_MM
from printguide.engine.inspection.facts import Rect
from printguide.faults import Fault
from printguide.proof.code_faults import (
    CodeFine,
    CodeFrail,
    CodeMisread,
    CodeNearCut,
    CodePale,
    CodeUnmeant,
    CodeUnread,
    ModulesSmall,
    QuietZoneBroken,
)
from printguide.proof.findings import Found, ReadCode
from printguide.proof.manifest import MeantCode
from printguide.proof.pdfium import Pdfium, Picture
from printguide.proof.scanner import CLEAN_DPI, POOR_DPI, Sight, padded, poor, read, scan
from printguide.proof.sheets import Sheet
from printguide.proof.symbols import Symbol, measured

CONTRAST = 4.5
"""The least of dark modules on light ones. Readers were seen to fail below 3; WCAG 2.2 (1.4.3)
asks for 4.5 of text."""
STURDY_MM = 0.45
"""Modules from which on a code has to be read from a poor print too. Measured at 150 dots an inch,
blurred and noisy: all were read from 0.425 mm on, 14 of 15 at 0.4 mm. The build prints none below
0.4 mm, so between the two a failure is chance and a warning; above it is damage and an error."""
EDGE_MM = 5.0
"""Between a code and the edge of the sheet: three for the knife, two for the thumb."""
AROUND_MM = 1.0
"""What is looked at beside the box of a code."""
_EXACT_MM = 0.005
"""What is measured is rounded to a pixel, which is a hundredth of a module or less."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A code, and what is wrong with it."""

    code: ReadCode
    found: tuple[Found, ...] = ()


def meant_codes(pdfium: Pdfium, sheet: Sheet, meant: list[MeantCode]) -> Iterator[Seen]:
    """Yield every code that a page was meant to have, then those that nobody meant."""
    boxes = []
    for code in meant:
        box = Rect(code.x_mm, code.y_mm, code.x_mm + code.side_mm, code.y_mm + code.side_mm)
        boxes.append(box)
        look = _Look.at(pdfium, sheet, box, code.url)
        yield look.judged(meant=True, module_mm=code.module_mm)
    for picture, sight in scan(pdfium, sheet, thoroughly=False):
        box, module = _place(sight, picture)
        if not any(_is_at(box, known) for known in boxes):
            look = _Look.at(pdfium, sheet, box, sight.text)
            seen = look.judged(meant=False, module_mm=module)
            fault = Found(CodeUnmeant(sight.text, sheet.number), sheet.number, (box,))
            yield replace(seen, found=(fault, *seen.found))


def all_codes(pdfium: Pdfium, sheet: Sheet) -> Iterator[Seen]:
    """Yield every code that can be read on a page of which nobody says what was meant."""
    for picture, sight in scan(pdfium, sheet, thoroughly=True):
        box, module = _place(sight, picture)
        yield _Look.at(pdfium, sheet, box, sight.text).judged(meant=None, module_mm=module)


@dataclass(frozen=True, slots=True)
class _Look:
    """What is seen where one code stands."""

    sheet: Sheet
    box: Rect
    url: str
    """What it is to say."""
    sight: Sight | None
    """None where nothing can be read."""
    symbol: Symbol | None
    degraded: bool
    """Whether it is read from a poor print too."""
    picture: Picture

    @classmethod
    def at(cls, pdfium: Pdfium, sheet: Sheet, box: Rect, url: str) -> "_Look":
        """Look at the box of a code, white border included."""
        part = box.grown(AROUND_MM)
        picture = pdfium.draw(sheet, part, CLEAN_DPI, colour=True)
        image = padded(picture.image)
        sights = read(image.convert("L"))
        sight = next((it for it in sights if it.text == url), sights[0] if sights else None)
        poorly = read(poor(padded(pdfium.draw(sheet, part, POOR_DPI).image)))
        return cls(
            sheet, box, url, sight,
            measured(image, sight) if sight else None,
            any(it.text == (sight.text if sight else url) for it in poorly),
            picture,
        )  # fmt: skip

    def judged(self, *, meant: bool | None, module_mm: float) -> Seen:
        """Return the code and its faults; `module_mm` is known of one that cannot be read."""
        if self.sight:
            module_mm = _module(self.sight, self.picture)
        code = ReadCode(
            text=self.sight.text if self.sight else self.url,
            page=self.sheet.number,
            box=self.box,
            meant=meant,
            read=self.sight is not None,
            degraded=self.degraded,
            module_mm=module_mm,
            contrast=self.symbol.contrast if self.symbol else 0.0,
        )
        faults = [*self._reading(code), *self._print(code), *self._place()]
        number, spots = self.sheet.number, (self.box,)
        return Seen(code, tuple(Found(fault, number, spots) for fault in faults))

    def _reading(self, code: ReadCode) -> Iterator[Fault]:
        page = self.sheet.number
        if self.sight is None and code.meant:
            yield CodeUnread(self.url, page)
        elif self.sight and self.sight.text != self.url:
            yield CodeMisread(self.sight.text, self.url, page)
        elif not self.degraded and code.module_mm >= STURDY_MM - _EXACT_MM:
            yield CodeFrail(self.url, page, code.module_mm)
        elif not self.degraded:
            yield CodeFine(self.url, page, code.module_mm)

    def _print(self, code: ReadCode) -> Iterator[Fault]:
        page, symbol = self.sheet.number, self.symbol
        if code.module_mm < SMALLEST_MODULE_MM - _EXACT_MM:
            yield ModulesSmall(code.text, page, code.module_mm, SMALLEST_MODULE_MM)
        if symbol and (symbol.inverted or symbol.contrast < CONTRAST):
            yield CodePale(code.text, page, symbol.contrast, symbol.inverted)
        if symbol and symbol.nearest is not None:
            yield QuietZoneBroken(code.text, page, symbol.nearest)

    def _place(self) -> Iterator[Fault]:
        edge = -self.box.beyond(self.sheet.trim)[0]
        if edge < EDGE_MM - AROUND_MM / 10:
            yield CodeNearCut(self.url, self.sheet.number, edge, EDGE_MM)


def _module(sight: Sight, picture: Picture) -> float:
    """The side of a module in millimetres."""
    one, two, three, four = sight.corners
    sides = dist(one, two), dist(two, three), dist(three, four), dist(four, one)
    return sum(sides) / 4 / sight.modules * picture.dot_mm


def _place(sight: Sight, picture: Picture) -> tuple[Rect, float]:
    """Where a code stands with its white border, and the side of its modules; millimetres."""
    module = _module(sight, picture)
    return picture.rect(list(sight.corners)).grown(QUIET_ZONE * module), module


def _is_at(box: Rect, known: Rect) -> bool:
    """Whether the middle of a code lies in a box."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return known.left < x < known.right and known.top < y < known.bottom
