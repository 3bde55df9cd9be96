"""The pen: the state of the graphics while the content of a page is run through.

Numbers of tables and clauses are those of ISO 32000-1.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from printguide.engine.inspection.facts import Rect
from printguide.proof.inks import BLACK, Ink, space_of
from printguide.proof.paints import ARTIFACT, NO_MARK, within
from printguide.proof.sheets import IDENTITY, Matrix, around, taken, times

_DEVICES = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class State:
    """What `q` keeps and `Q` brings back (table 52)."""

    matrix: Matrix
    fill: Ink = BLACK
    stroke: Ink = BLACK
    clip: Rect | None = None
    font: Any = None
    leading: float = 0
    render: int = 0


@dataclass(slots=True)
class Pen:
    """Follows the operators that change something and paint nothing."""

    resources: Any
    state: State
    marks: list[int] = field(default_factory=list)
    kept: list[State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    clipping: bool = False
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY

    @property
    def mark(self) -> int:
        """The mark that counts: an artifact holds nothing else, else it is the innermost number."""
        numbers = [mark for mark in self.marks if mark != NO_MARK]
        return ARTIFACT if ARTIFACT in numbers else (numbers or [NO_MARK])[-1]

    def follow(self, name: str, operands: Any) -> None:
        """Do what an operator says; one that lacks what it needs is passed over, as viewers do."""
        change = CHANGES.get(name)
        if change is None:
            return
        try:
            change(self, name, operands)
        except (TypeError, ValueError, IndexError, KeyError, AttributeError, ArithmeticError):
            return

    def keep(self, name: str, operands: Any) -> None:
        """Keep the state, or bring it back."""
        if name == "q":
            self.kept.append(self.state)
        elif self.kept:
            self.state = self.kept.pop()

    def move(self, name: str, operands: Any) -> None:
        """Change the matrix."""
        self.change(matrix=times(_matrix(operands), self.state.matrix))

    def dip(self, name: str, operands: Any) -> None:
        """Change the ink of what is filled, or with capital letters of what is stroked."""
        kind, use = name.lower(), "fill" if name.islower() else "stroke"
        if device := _DEVICES.get(kind):
            ink = Ink(space_of(pikepdf.Name(device), self.resources), numbers(operands))
        elif kind == "cs":
            space = space_of(operands[0], self.resources)
            ink = Ink(space, (0.0, 0.0, 0.0, 1.0) if space == "DeviceCMYK" else ())
        elif isinstance(operands[-1], pikepdf.Name):
            ink = Ink(f"Pattern{operands[-1]}")
        else:
            ink = Ink(getattr(self.state, use).space, numbers(operands))
        self.change(**{use: ink})

    def begin_mark(self, name: str, operands: Any) -> None:
        """Begin marked content (14.6)."""
        number = NO_MARK
        try:
            if str(operands[0]) == "/Artifact":
                number = ARTIFACT
            elif name == "BDC":
                facts = operands[1]
                named = isinstance(facts, pikepdf.Name)
                facts = self.resources.Properties[str(facts)] if named else facts
                number = int(facts.get("/MCID", NO_MARK))
        finally:
            self.marks.append(number)

    def end_mark(self, name: str, operands: Any) -> None:
        """End marked content."""
        if self.marks:
            self.marks.pop()

    def draw(self, name: str, operands: Any) -> None:
        """Add to the path; of curves the points that hold them count."""
        points = numbers(operands)
        if name == "re":
            x, y, wide, high = points
            points = (x, y, x + wide, y, x, y + high, x + wide, y + high)
        matrix = self.state.matrix
        pairs = zip(points[::2], points[1::2], strict=True)
        self.path += [taken(matrix, x, y) for x, y in pairs]

    def clip(self, name: str, operands: Any) -> None:
        """Let the path clip what comes, once it is painted."""
        self.clipping = True

    def end_path(self) -> None:
        """Forget the path; it may clip what comes."""
        if self.clipping and self.path:
            self.clip_to(around(self.path))
        self.path, self.clipping = [], False

    def clip_to(self, box: Rect) -> None:
        """Let nothing be seen outside of a box."""
        nothing = Rect(box.left, box.top, box.left, box.top)
        self.change(clip=within(box, self.state.clip) or nothing)

    def letters(self, name: str, operands: Any) -> None:
        """Change how text is set (9.3)."""
        if name == "Tf":
            self.change(font=named(self.resources, "/Font", operands))
        elif name == "Tr":
            self.change(render=int(operands[0]))
        elif name == "TL":
            self.change(leading=float(operands[0]))

    def place(self, name: str, operands: Any) -> None:
        """Change where text is set (9.4)."""
        if name == "BT":
            self.text = self.line = IDENTITY
        elif name == "Tm":
            self.text = self.line = _matrix(operands)
        elif name == "T*":
            self.next_line(0, -self.state.leading)
        else:
            x, y = numbers(operands)
            if name == "TD":
                self.change(leading=-y)
            self.next_line(x, y)

    def next_line(self, x: float, y: float) -> None:
        """Begin a line of text beside the beginning of the last one."""
        self.text = self.line = times((1, 0, 0, 1, x, y), self.line)

    def change(self, **facts: Any) -> None:
        """Change the state."""
        self.state = replace(self.state, **facts)


def numbers(written: Any) -> tuple[float, ...]:
    """Return numbers as they are written; raises TypeError or ValueError where they are none."""
    return tuple(float(number) for number in written)


def _matrix(written: Any) -> Matrix:
    a, b, c, d, e, f = numbers(written)
    return a, b, c, d, e, f


def matrix_or_none(written: Any) -> Matrix:
    """Return the matrix of a form as it is written, or one that moves nothing."""
    try:
        return _matrix(written)
    except (TypeError, ValueError):
        return IDENTITY


def named(resources: Any, kind: str, operands: Any) -> Any:
    """Return what the resources have under the name that is the first operand; None if nothing."""
    try:
        return resources[kind][str(operands[0])]
    except (KeyError, IndexError, TypeError, ValueError):
        return None


_Change = Callable[[Pen, str, Any], None]

CHANGES: dict[str, _Change] = {
    **dict.fromkeys(("q", "Q"), Pen.keep),
    "cm": Pen.move,
    **dict.fromkeys(
        ("g", "rg", "k", "cs", "sc", "scn", "G", "RG", "K", "CS", "SC", "SCN"), Pen.dip
    ),
    **dict.fromkeys(("BMC", "BDC"), Pen.begin_mark),
    "EMC": Pen.end_mark,
    **dict.fromkeys(("m", "l", "c", "v", "y", "re"), Pen.draw),
    **dict.fromkeys(("W", "W*"), Pen.clip),
    **dict.fromkeys(("Tf", "Tr", "TL"), Pen.letters),
    **dict.fromkeys(("BT", "Tm", "T*", "Td", "TD"), Pen.place),
}
