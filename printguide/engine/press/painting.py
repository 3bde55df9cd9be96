"""Painting: what a content stream paints, with every colour in the inks that print it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from printguide.engine.press.palettes import Colour, Numbers, Palette
from printguide.press.inks import BLACK, Inks
from printguide.press.mixing import of_lab

OVERPRINT, KNOCK_OUT = "pgOver", "pgKnock"
"""Names of graphics states: black type is printed over what is there, all else in its place."""

_DEVICE = {b"g": 1, b"rg": 3, b"k": 4, b"G": 1, b"RG": 3, b"K": 4}
"""Operators that set a colour, by how many numbers they take (ISO 32000-1, table 74)."""
_SPACES = {b"/DeviceGray": "grey", b"/DeviceRGB": "rgb", b"/DeviceCMYK": "inks",
           b"/lab-d50": "lab", b"/lab-d65": "lab"}  # fmt: skip
"""Spaces by the names that WeasyPrint gives them. Patterns and other profiles are left alone."""


@dataclass(frozen=True, slots=True)
class _State:
    """The colours that were asked for; None where a pattern or a profile of its own is used."""

    fill: Colour | None = BLACK
    stroke: Colour | None = BLACK


class Painter:
    """Rewrites content streams as pydyf holds them: lists of operators with their operands."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._begin()

    def repaint(self, stream: list[Any]) -> list[Any]:
        """Return a stream that paints the same with the colours of the palette."""
        self._begin()
        return [painted for item in stream for painted in self._item(item)]

    def _begin(self) -> None:
        self._state, self._saved = _State(), list[_State]()
        self._space: dict[bool, str | None] = {}
        self._in_text = self._over = False

    def _item(self, item: Any) -> Iterator[Any]:
        *operands, operator = (item.split() if isinstance(item, bytes) else ()) or (b"",)
        stroke = operator.isupper()
        if _DEVICE.get(operator) == len(operands):
            yield from self._set(_device(operands), stroke)
        elif operator in (b"cs", b"CS"):
            yield from self._enter(item, operands[0], stroke)
        elif operator in (b"scn", b"SCN") and self._space.get(stroke):
            colour = _of_lab(operands) if self._space[stroke] == "lab" else _device(operands)
            yield from self._set(colour, stroke)
        elif operator in (b"BT", b"ET"):
            yield item
            yield from self._turn(in_text=operator == b"BT")
        else:
            self._keep(operator)
            yield item

    def _keep(self, operator: bytes) -> None:
        if operator == b"q":
            self._saved.append(self._state)
        elif operator == b"Q":
            self._state = self._saved.pop()

    def _enter(self, item: bytes, space: bytes, stroke: bool) -> Iterator[bytes]:
        self._space[stroke] = _SPACES.get(space)
        if self._space[stroke] is None:
            self._note(None, stroke)
            yield item

    def _set(self, colour: Colour, stroke: bool) -> Iterator[bytes]:
        self._note(colour, stroke)
        yield self._operator(stroke)
        if self._in_text:
            yield from self._overprinting()

    def _note(self, colour: Colour | None, stroke: bool) -> None:
        if stroke:
            self._state = replace(self._state, stroke=colour)
        else:
            self._state = replace(self._state, fill=colour)

    def _turn(self, *, in_text: bool) -> Iterator[bytes]:
        """Go on in the inks of letters, or of areas again, where these are not the same."""
        before = [self._operator(stroke) for stroke in (False, True)]
        self._in_text = in_text
        after = [self._operator(stroke) for stroke in (False, True)]
        yield from (now for was, now in zip(before, after, strict=True) if was != now)
        yield from self._overprinting()

    def _overprinting(self) -> Iterator[bytes]:
        """Switch overprinting on for black letters, so that no paper shines around them."""
        black = self._in_text and self._numbers(self._state.fill) == BLACK
        if black != self._over:
            self._over = black
            yield f"/{OVERPRINT if black else KNOCK_OUT} gs".encode()

    def _operator(self, stroke: bool) -> bytes:
        numbers = self._numbers(self._state.stroke if stroke else self._state.fill)
        if numbers is None:
            return b""
        name = {1: "g", 4: "k"}[len(numbers)]
        return f"{written(numbers)} {name.upper() if stroke else name}".encode()

    def _numbers(self, colour: Colour | None) -> Numbers | None:
        if colour is None:
            return None
        return self.palette.type(colour) if self._in_text else self.palette.area(colour)


def written(numbers: Numbers) -> str:
    """Return numbers as operands; presses set tone values no finer than to a 255th."""
    return " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers)


def _device(operands: list[bytes]) -> Colour:
    numbers = [float(operand) for operand in operands]
    if len(numbers) == 4:
        return Inks(*numbers)
    if len(numbers) == 1:
        return Inks(0, 0, 0, 1 - numbers[0])
    red, green, blue = numbers
    return red, green, blue


def _of_lab(operands: list[bytes]) -> Colour:
    lightness, a, b = map(float, operands)
    return of_lab(lightness, a, b)
