"""Painting: running through the content of a page as a press does, without drawing anything.

The content of a page is a small program (ISO 32000-1, annex A) whose operators change the state
of the graphics, or paint.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from printguide.engine.inspection.facts import Rect
from printguide.proof.inks import Ink, space_of
from printguide.proof.paints import Kind, Paint, TooMuch, unpacked, within
from printguide.proof.pen import Pen, State, matrix_or_none, named, numbers
from printguide.proof.sheets import Sheet, around, taken, times

MOST_CONTENT = 8_000_000
"""Bytes of drawing on one page, unpacked; a map with every house of a town has 5 million."""
MOST_STEPS = 1_000_000
"""Operators of one page, those of forms counted each time they are drawn."""
DEEPEST = 20
"""How many forms may stand within each other."""

_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_HIDDEN = (3, 7)
"""Ways of drawing text that leave no ink (ISO 32000-1, table 106)."""
_OUTLINED = (1, 5)
_BITMAP = Ink("DeviceGray")


def paints(page: Any, sheet: Sheet) -> Iterator[Paint]:
    """Yield what a page paints, in order; raises TooMuch, or PdfError where it is damaged."""
    contents = page.obj.get("/Contents")
    if contents is None:
        return
    budget = _Budget()
    for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
        budget.weigh(stream)
    pen = Pen(page.resources, State(sheet.matrix))
    yield from _Run(pen, budget).through(pikepdf.parse_content_stream(page))


@dataclass(slots=True)
class _Budget:
    """What one page may still cost."""

    bytes: int = 0
    steps: int = 0
    parsed: dict[tuple[int, int], Any] = field(default_factory=dict)

    def read(self, stream: Any) -> Any:
        """Return the instructions of a form or pattern, parsed once."""
        if stream.objgen not in self.parsed:
            self.weigh(stream)
            self.parsed[stream.objgen] = pikepdf.parse_content_stream(stream)
        return self.parsed[stream.objgen]

    def weigh(self, stream: Any) -> None:
        """Take note of the size of a stream; raises TooMuch before it is unpacked."""
        if isinstance(stream, pikepdf.Stream):
            self.bytes += unpacked(stream, MOST_CONTENT)
        if self.bytes > MOST_CONTENT:
            raise TooMuch(f"{MOST_CONTENT // 1_000_000} MB of drawing on a page")

    def step(self) -> None:
        """Take note of one operator; raises TooMuch."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooMuch(f"{MOST_STEPS:,} steps of drawing on a page")


@dataclass(slots=True)
class _Run:
    """One stream: the page itself, a form on it, or the tile of a pattern."""

    pen: Pen
    budget: _Budget
    owner: tuple[int, int] | None = None
    depth: int = 0

    def through(self, instructions: Any) -> Iterator[Paint]:
        """Yield what is painted."""
        for operands, operator in instructions:
            self.budget.step()
            name = str(operator)
            if paint := _PAINTS.get(name):
                yield from paint(self, name, operands)
            else:
                self.pen.follow(name, operands)

    def shape(self, name: str, operands: Any) -> Iterator[Paint]:
        """Paint the path, and forget it."""
        pen = self.pen
        box = within(around(pen.path), pen.state.clip) if pen.path else None
        if box and name in _FILLS:
            yield from self.filled(box, pen.state.fill)
        if box and name in _STROKES:
            yield from self.filled(box, pen.state.stroke)
        pen.end_path()

    def filled(self, box: Rect, ink: Ink) -> Iterator[Paint]:
        """Paint with an ink, or with a pattern."""
        if not ink.space.startswith("Pattern/"):
            yield self.paint(Kind.SHAPE, ink, box)
            return
        pattern = named(self.pen.resources, "/Pattern", [ink.space.removeprefix("Pattern")])
        if pattern is not None and "/Shading" in pattern:
            space = space_of(pattern.Shading.get("/ColorSpace"), self.pen.resources)
            yield self.paint(Kind.SHADE, Ink(space), box)
        elif isinstance(pattern, pikepdf.Stream) and self.depth < DEEPEST:
            for paint in self.inner(pattern).through(self.budget.read(pattern)):
                yield replace(paint, box=box, pixels=None)

    def show(self, name: str, operands: Any) -> Iterator[Paint]:
        """Paint text."""
        pen = self.pen
        if name in ("'", '"'):
            pen.next_line(0, -pen.state.leading)
        x, y = taken(times(pen.text, pen.state.matrix), 0, 0)
        render = pen.state.render
        ink = pen.state.stroke if render in _OUTLINED else pen.state.fill
        paint = self.paint(Kind.TEXT, ink, Rect(x, y, x, y))
        yield replace(paint, font=pen.state.font, hidden=render in _HIDDEN)

    def thing(self, name: str, operands: Any) -> Iterator[Paint]:
        """Paint an image or a form by its name."""
        thing = named(self.pen.resources, "/XObject", operands)
        if not isinstance(thing, pikepdf.Stream):
            return
        if thing.get("/Subtype") == "/Image":
            yield from self.image(thing, thing.get("/ColorSpace"))
        elif thing.get("/Subtype") == "/Form" and self.depth < DEEPEST:
            yield from self.inner(thing).through(self.budget.read(thing))

    def inline(self, name: str, operands: Any) -> Iterator[Paint]:
        """Paint an image that stands in the content itself."""
        facts = getattr(operands[0], "obj", None) if len(operands) else None
        if facts is not None:
            yield from self.image(facts, facts.get("/CS", facts.get("/ColorSpace")))

    def image(self, facts: Any, space: Any) -> Iterator[Paint]:
        """Paint an image: the unit square, wherever the matrix takes it."""
        state = self.pen.state
        corners = [taken(state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        box = within(around(corners), state.clip)
        if box is None:
            return
        stencil = bool(facts.get("/ImageMask", facts.get("/IM", False)))
        known = Ink(space_of(space, self.pen.resources)) if space is not None else _BITMAP
        pixels = _count(facts, "/Width", "/W"), _count(facts, "/Height", "/H")
        a, b, c, d = state.matrix[:4]
        size = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        paint = self.paint(Kind.IMAGE, state.fill if stencil else known, box)
        yield replace(paint, pixels=pixels, size_mm=size)

    def shade(self, name: str, operands: Any) -> Iterator[Paint]:
        """Paint a shading over all that the clip leaves."""
        resources = self.pen.resources
        shading = named(resources, "/Shading", operands)
        space = shading.get("/ColorSpace") if shading is not None else None
        yield self.paint(Kind.SHADE, Ink(space_of(space, resources)), self.pen.state.clip)

    def paint(self, kind: Kind, ink: Ink, box: Rect | None) -> Paint:
        """Return what is painted, with the mark that it stands in."""
        return Paint(kind, ink, self.pen.mark, self.owner, box)

    def inner(self, stream: Any) -> "_Run":
        """Return the run through a form or a tile, which begins in the state of this moment."""
        state = self.pen.state
        matrix = times(matrix_or_none(stream.get("/Matrix")), state.matrix)
        resources = stream.get("/Resources", self.pen.resources)
        pen = Pen(resources, replace(state, matrix=matrix), [*self.pen.marks])
        try:
            left, bottom, right, top = numbers(stream.get("/BBox"))
            corners = ((left, bottom), (right, bottom), (left, top), (right, top))
            pen.clip_to(around([taken(matrix, x, y) for x, y in corners]))
        except (TypeError, ValueError):
            pass  # without a box, all of it is seen
        owner = stream.objgen if "/StructParents" in stream else self.owner
        return _Run(pen, self.budget, owner, self.depth + 1)


def _count(facts: Any, *names: str) -> int:
    found = next((facts[name] for name in names if name in facts), 0)
    return int(found) if isinstance(found, int) else 0


_Painting = Callable[[_Run, str, Any], Iterator[Paint]]

_PAINTS: dict[str, _Painting] = {
    **dict.fromkeys((*_FILLS, *_STROKES, "n"), _Run.shape),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), _Run.show),
    "Do": _Run.thing,
    "INLINE IMAGE": _Run.inline,
    "sh": _Run.shade,
}
