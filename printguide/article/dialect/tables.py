"""Tables, as GitHub has them (GFM 0.29, 4.10): a head, a line of dashes, rows.

A row may have fewer cells than the head: the rest are empty, within limits, for a few signs could
ask for millions. Where a row has more, GitHub drops what is over; here the last cell takes the rest
of the line, as it is written.
"""

import re
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

from printguide.article.dialect.faults import CellsOver
from printguide.article.dialect.reading import reading_of
from printguide.places import Span

MOST_EMPTY = 10_000
"""How many cells that nobody wrote one table may have."""

_DASHES = re.compile(r"(:?)-+(:?)")
_DASH_LINE = frozenset("|-: \t")
_PIPE = re.compile(r"\\\\|\\\||\|")
_SIDES = {(True, True): "center", (False, True): "right", (True, False): "left"}


@dataclass(frozen=True, slots=True)
class _Shape:
    """The cells of the head, and how each column is aligned."""

    head: list[str]
    sides: list[str]


def tables(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read a table."""
    shape = _shape(state, line, end_line)
    if shape is None or silent:
        return shape is not None
    outer, state.parentType = state.parentType, "table"
    table = state.push("table_open", "table", 1)
    state.push("thead_open", "thead", 1).map = [line, line + 1]
    _push_row(state, line, shape, "th", shape.head)
    state.push("thead_close", "thead", -1)
    behind = _rows(state, line + 2, end_line, shape)
    state.push("table_close", "table", -1)
    table.map = [line, behind]
    state.parentType, state.line = outer, behind
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _shape(state: StateBlock, line: int, end_line: int) -> _Shape | None:
    """Return the shape of the table that begins here, or None where none does."""
    if line + 2 > end_line or state.sCount[line + 1] < state.blkIndent:
        return None
    start = state.bMarks[line + 1] + state.tShift[line + 1]
    if state.src[start : start + 1] not in ("|", "-", ":"):
        return None
    dashes = _line(state, line + 1)
    if len(dashes) < 2 or dashes.startswith(("- ", "-\t")) or not _DASH_LINE.issuperset(dashes):
        return None
    columns = dashes.removeprefix("|").removesuffix("|").split("|")
    found = [_DASHES.fullmatch(column.strip()) for column in columns]
    if dashes.strip("-") == "" or not all(found):
        return None
    words = _line(state, line)
    if "|" not in words and _interrupts(state, line, end_line):
        return None
    head = _cells(words)
    sides = [_SIDES.get((bool(m[1]), bool(m[2])), "") for m in found if m]
    return _Shape(head, sides) if head and len(head) == len(sides) else None


def _interrupts(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether a line begins something that no table goes on behind."""
    rules = state.md.block.ruler.getRules("blockquote")
    return any(rule(state, line, end_line, True) for rule in rules)


def _cells(words: str) -> list[str]:
    return [_plain(words[begin:end]) for begin, end in _edges(words)]


def _edges(words: str) -> list[tuple[int, int]]:
    """Where each cell of a row begins and ends: at its pipes, but for `\\|`, also within code."""
    pipes = [found.start() for found in _PIPE.finditer(words) if found[0] == "|"]
    edges = list(zip([0, *(pipe + 1 for pipe in pipes)], [*pipes, len(words)], strict=True))
    if edges and edges[0] == (0, 0):
        edges.pop(0)
    if edges and edges[-1][0] == len(words):
        edges.pop()
    return edges


def _plain(cell: str) -> str:
    return cell.replace("\\|", "|").strip()


def _rows(state: StateBlock, first: int, end_line: int, shape: _Shape) -> int:
    """Push the rows of a table and return the line behind it."""
    line, empty = first, 0
    while line < end_line and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
        if _interrupts(state, line, end_line):
            break
        cells = _fitted(state, line, len(shape.head))
        empty += max(len(shape.head) - len(cells), 0)
        if empty > MOST_EMPTY:
            break
        if line == first:
            body = state.push("tbody_open", "tbody", 1)
        _push_row(state, line, shape, "td", cells)
        line += 1
    if line > first:
        state.push("tbody_close", "tbody", -1)
        body.map = [first, line]
    return line


def _fitted(state: StateBlock, line: int, columns: int) -> list[str]:
    """Return the cells of a row; where it has too many, the last takes the rest of the line."""
    words = _line(state, line)
    edges = _edges(words)
    cells = [_plain(words[begin:end]) for begin, end in edges[:columns]]
    if any(words[begin:end].strip() for begin, end in edges[columns:]):
        start = state.bMarks[line] + state.tShift[line]
        reading_of(state.env).report(CellsOver(columns, len(edges)), Span(start, start + 1))
        cells[-1] = words[edges[columns - 1][0] : edges[-1][1]].strip()
    return cells


def _push_row(state: StateBlock, line: int, shape: _Shape, tag: str, cells: list[str]) -> None:
    state.push("tr_open", "tr", 1).map = [line, line + 1]
    for number, side in enumerate(shape.sides):
        cell = state.push(f"{tag}_open", tag, 1)
        if side:
            cell.attrs = {"style": f"text-align:{side}"}
        inline = state.push("inline", "", 0)
        inline.content = cells[number] if number < len(cells) else ""
        inline.map, inline.children = [line, line + 1], []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)
