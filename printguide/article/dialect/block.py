"""Block rules of the dialect: lines of tags and expressions, and prose between them."""

import re
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token

from printguide.article.dialect.calls import read_call
from printguide.article.dialect.code_faults import CommentInTag, HtmlComment
from printguide.article.dialect.excerpts import Excerpt, cut
from printguide.article.dialect.expressions import expression_end
from printguide.article.dialect.faults import TooDeep
from printguide.article.dialect.reading import COST_OF_CODE, LEAST, PATIENCE, Reading, reading_of
from printguide.article.dialect.tags import Flaw, Tag, scan_tag
from printguide.article.dialect.tokens import push_expression, push_tag
from printguide.places import Span

DEEPEST = 40
"""How many levels of lists and quotations are read; no page could show more."""

_SPACE = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Run:
    """Tags and expressions that fill whole lines."""

    excerpt: Excerpt
    pieces: tuple[Tag | Span, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Held:
    """Tags and expressions at the head of a line, with text behind them on their last line."""

    lines: int
    """How many line ends stand in them; no list or quotation begins there."""


UNFINISHED = object()


def flow(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read lines that hold nothing but tags and expressions."""
    start = state.bMarks[line] + state.tShift[line]
    if start >= state.eMarks[line] or state.src[start] not in "<{":
        return False
    run = _run_at(state, line, start)
    if not isinstance(run, Run):
        return False
    if silent:
        return True
    state.line = line + run.lines
    for piece in run.pieces:
        if isinstance(piece, Span):
            code = run.excerpt.text[piece.start + 1 : piece.end - 1]
            token = push_expression(state, code, run.excerpt.span(piece))
        else:
            for span in piece.comments:
                reading_of(state.env).report(CommentInTag(), run.excerpt.span(span))
            token = push_tag(state, piece, read_call(piece, run.excerpt, block=True))
        token.map = [line, state.line]
        token.block = True
    return True


def _run_at(state: StateBlock, line: int, start: int) -> Run | Held | None:
    """Scan once: the same line is asked for again by every rule that it could interrupt."""
    reading = reading_of(state.env)
    container = (state.lineMax, state.blkIndent)
    key = (start, *container)
    if key not in reading.runs:
        hopeless = reading.hopeless.get(container)
        patience = PATIENCE * len(state.src) + LEAST
        if (hopeless is not None and hopeless <= start) or reading.wasted > patience:
            return None
        found, last = _grow(state, line)
        if found is UNFINISHED:
            reading.hopeless[container] = start
        if not isinstance(found, Run):
            reading.wasted += state.eMarks[last - 1] - start
        reading.runs[key] = found if isinstance(found, Run | Held) else None
    run: Run | Held | None = reading.runs[key]
    return run


def _grow(state: StateBlock, line: int) -> tuple[object, int]:
    """Scan ever more lines until the run is whole or the container ends; also the line behind."""
    lines = 1
    while True:
        last = _last_line(state, line, lines)
        found = scan_run(cut(state, line, last), reading_of(state.env))
        if found is not UNFINISHED or last < line + lines or last == state.lineMax:
            return found, last
        lines *= 4


def _last_line(state: StateBlock, line: int, lines: int) -> int:
    """The line behind the excerpt: `lines` further on, or where the container is left."""
    last = line + 1
    while last < min(line + lines, state.lineMax):
        if not state.isEmpty(last) and state.sCount[last] < state.blkIndent:
            break
        last += 1
    return last


def scan_run(excerpt: Excerpt, reading: Reading) -> object:
    """Return a Run, or Held where prose follows.

    UNFINISHED where the text ends inside a piece; None where there is none.
    """
    text, at, limit = excerpt.text, 0, len(excerpt.text)
    pieces: list[Tag | Span] = []
    while True:
        brace = text[at] == "{"
        piece = _expression(text, at, reading) if brace else scan_tag(text, at, limit)
        if isinstance(piece, Flaw):
            return UNFINISHED if piece.unfinished else None
        if not isinstance(piece, Tag | Span):
            return piece
        pieces.append(piece)
        at = piece.end if isinstance(piece, Span) else piece.span.end
        behind = _SPACE.match(text, at, limit)
        at = behind.end() if behind else at
        if at >= limit or text[at] == "\n":
            return Run(excerpt, tuple(pieces), text.count("\n", 0, at) + 1)
        if text[at] not in "<{":
            return Held(text.count("\n", 0, at))


def _expression(text: str, at: int, reading: Reading) -> object:
    """The Span of the expression at a brace, UNFINISHED, or None where it is no JavaScript."""
    end = expression_end(text, at + 1, len(text))
    if end is None:
        return UNFINISHED
    if reading.is_code(text[at + 1 : end]):
        return Span(at, end + 1)
    reading.wasted += COST_OF_CODE * (end - at)
    return None


def comment(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Leave out an HTML comment that fills whole lines, with a warning."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("<!--", start):
        return False
    end = reading_of(state.env).ahead.find(state.src, start + 4)
    last = line
    while last < end_line and state.eMarks[last] < end + 3:
        last += 1
    if end < 0 or last >= end_line or state.src[end + 3 : state.eMarks[last]].strip():
        return False
    if not silent:
        reading_of(state.env).report(HtmlComment(), Span(start, start + 4))
        state.line = last + 1
    return True


def depth(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Report what is nested too deep, and read the rest of it as one paragraph."""
    if silent or state.level < DEEPEST:
        return False
    start = state.bMarks[line] + state.tShift[line]
    reading_of(state.env).report(TooDeep(DEEPEST), Span(start, start + 1))
    last = line + 1
    while last < end_line and state.sCount[last] >= state.blkIndent:
        last += 1
    _push_prose(state, "paragraph", "p", (line, last, last))
    return True


def lists(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read a list. Without indented code, an item may stand at any depth."""
    outer, state.listIndent = state.listIndent, -1
    try:
        return list_block(state, line, end_line, silent)
    finally:
        state.listIndent = outer


def prose(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read a paragraph or an underlined heading.

    Unlike in plain Markdown, indented lines are never code, so they may begin a block.
    """
    outer, state.parentType = state.parentType, "paragraph"
    terminators = state.md.block.ruler.getRules("paragraph")
    level, last, held = "", line + 1, _held_to(state, line)
    while last < state.lineMax and not state.isEmpty(last):
        if last > held:
            level = _underline(state, last)
            lazy = state.sCount[last] < 0
            if level or (
                not lazy and any(rule(state, last, end_line, True) for rule in terminators)
            ):
                break
            held = _held_to(state, last)
        last += 1
    state.parentType = outer
    if level:
        token = _push_prose(state, "heading", level, (line, last, last + 1))
        token.markup = "=" if level == "h1" else "-"
    else:
        _push_prose(state, "paragraph", "p", (line, last, last))
    return True


def _held_to(state: StateBlock, line: int) -> int:
    """Return the last line of the tags that this line begins with: `<a` and, below it, `>`."""
    key = (state.bMarks[line] + state.tShift[line], state.lineMax, state.blkIndent)
    held = reading_of(state.env).runs.get(key)
    return line + held.lines if isinstance(held, Held) else line


def _underline(state: StateBlock, line: int) -> str:
    """The tag of the heading that this line underlines, or nothing."""
    if state.sCount[line] < state.blkIndent:
        return ""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
    if text and not text.strip("="):
        return "h1"
    return "h2" if text and not text.strip("-") else ""


def _push_prose(state: StateBlock, kind: str, tag: str, lines: tuple[int, int, int]) -> Token:
    first, last, behind = lines
    state.line = behind
    opening = state.push(f"{kind}_open", tag, 1)
    opening.map = [first, behind]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(first, last, state.blkIndent, False).strip(" \t\n")
    inline.map = [first, last]
    inline.children = []
    state.push(f"{kind}_close", tag, -1)
    return opening
