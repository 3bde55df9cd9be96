"""Quotations: lines behind `>`, and the lazy lines that continue their last paragraph.

markdown-it asks of every lazy line, at each level of a quotation anew, whether it begins something
else. Here it is asked once: the levels inside take over what the outermost has found.
"""

from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

from printguide.article.dialect.reading import reading_of

_LAZY = -1
"""The indent by which markdown-it knows a line that continues a paragraph, whatever it holds."""


@dataclass(slots=True)
class _Marks:
    """The marks of lines as they were before a quotation moved them."""

    state: StateBlock
    kept: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)

    def keep(self, line: int) -> None:
        s = self.state
        self.kept[line] = (s.bMarks[line], s.tShift[line], s.sCount[line], s.bsCount[line])

    def restore(self) -> None:
        s = self.state
        for line, marks in self.kept.items():
            s.bMarks[line], s.tShift[line], s.sCount[line], s.bsCount[line] = marks


def quotation(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read a quotation."""
    if not state.src.startswith(">", state.bMarks[line] + state.tShift[line], state.eMarks[line]):
        return False
    if silent:
        return True
    marks, outer = _Marks(state), (state.lineMax, state.parentType, state.blkIndent)
    state.parentType = "blockquote"
    behind = _move_marks(state, line, end_line, marks)
    state.blkIndent = 0
    opening = state.push("blockquote_open", "blockquote", 1)
    opening.markup = ">"
    state.md.block.tokenize(state, line, behind)
    state.push("blockquote_close", "blockquote", -1).markup = ">"
    opening.map = [line, state.line]
    state.lineMax, state.parentType, state.blkIndent = outer
    marks.restore()
    return True


def _move_marks(state: StateBlock, first: int, end_line: int, marks: _Marks) -> int:
    """Move the marks of all lines of a quotation behind its `>`; return the line behind it."""
    lazy_runs = reading_of(state.env).lazy_runs
    line, empty, lazy_from = first, False, first
    while line < end_line:
        start = state.bMarks[line] + state.tShift[line]
        if start >= state.eMarks[line]:
            break
        if line == first or (state.src[start] == ">" and state.sCount[line] >= state.blkIndent):
            marks.keep(line)
            empty = _step_behind(state, line, start)
            line += 1
            lazy_from = line
            continue
        if empty:
            break
        if state.sCount[line] == _LAZY and line in lazy_runs:
            line = min(lazy_runs[line], end_line)
        elif _begins_something(state, line, end_line, marks):
            break
        else:
            marks.keep(line)
            state.sCount[line] = _LAZY
            line += 1
        lazy_runs[lazy_from] = line
    return line


def _begins_something(state: StateBlock, line: int, end_line: int, marks: _Marks) -> bool:
    """Whether a line without `>` ends the quotation, rather than continue its paragraph."""
    rules = state.md.block.ruler.getRules("blockquote")
    if not any(rule(state, line, end_line, True) for rule in rules):
        return False
    state.lineMax = line
    if state.blkIndent:
        marks.keep(line)
        state.sCount[line] -= state.blkIndent
    return True


def _step_behind(state: StateBlock, line: int, start: int) -> bool:
    """Move the marks of a line behind its `>` and one blank; whether nothing else is on it.

    A tab is as wide as to the next fourth column; where only a part of it follows the `>`, the rest
    stays as indent (CommonMark 0.31, 2.2).
    """
    place, limit = start + 1, state.eMarks[line]
    column = first_column = state.sCount[line] + 1
    blank = state.src[place : place + 1] if place < limit else ""
    narrow = (state.bsCount[line] + column) % 4 == 3
    if blank == " " or (blank == "\t" and narrow):
        place, column, first_column = place + 1, column + 1, first_column + 1
    part = 1 if blank == "\t" and not narrow else 0
    state.bMarks[line] = place
    while place < limit and state.src[place] in " \t":
        tab = 4 - (column + state.bsCount[line] + part) % 4
        column += tab if state.src[place] == "\t" else 1
        place += 1
    state.bsCount[line] = state.sCount[line] + 1 + (blank in (" ", "\t") and blank != "")
    state.sCount[line] = column - first_column
    state.tShift[line] = place - state.bMarks[line]
    return place >= limit
