"""Block rules of the dialect: lines of tags and expressions, imports, and prose between them."""

import re
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token

from printguide.article.dialect.calls import read_call
from printguide.article.dialect.excerpts import Excerpt, cut
from printguide.article.dialect.expressions import expression_end
from printguide.article.dialect.faults import HtmlComment, ModuleUnclear, TooDeep
from printguide.article.dialect.javascript import is_module_code
from printguide.article.dialect.reading import LEAST, PATIENCE, reading_of
from printguide.article.dialect.tags import Flaw, Tag, scan_tag
from printguide.article.dialect.tokens import push_expression, push_tag
from printguide.places import Span

DEEPEST = 40
"""How many levels of lists and quotations are read; no page could show more."""

_MODULE_CODE = re.compile(r"(?:import|export)[ \t{*]")
_LIKE_CODE = re.compile(
    r"import\s*['\"{*]|import\s[^'\"]{1,500}\sfrom\s*['\"]|export\s*[{*]"
    r"|export\s(?:const|let|var|default|function|async|class|type|interface)\s"
)
_SPACE = re.compile(r"[ \t]*")
_LONGEST_CODE = 2_000
"""Lines that one import or export may have."""
_LONGEST_LINE = 2_000
"""Characters of an import that stands on one line."""
_MOST_TRIES = 3
"""How often JavaScript is looked for in the lines before one blank line."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tags and expressions that fill whole lines."""

    excerpt: Excerpt
    pieces: tuple[Tag | Span, ...]
    lines: int


UNFINISHED = object()


def flow(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read lines that hold nothing but tags and expressions."""
    start = state.bMarks[line] + state.tShift[line]
    if start >= state.eMarks[line] or state.src[start] not in "<{":
        return False
    run = _run_at(state, line, start)
    if run is None:
        return False
    if silent:
        return True
    state.line = line + run.lines
    for piece in run.pieces:
        if isinstance(piece, Span):
            code = run.excerpt.text[piece.start + 1 : piece.end - 1]
            token = push_expression(state, code, run.excerpt.span(piece))
        else:
            token = push_tag(state, piece, read_call(piece, run.excerpt, block=True))
        token.map = [line, state.line]
        token.block = True
    return True


def _run_at(state: StateBlock, line: int, start: int) -> Run | None:
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
        reading.runs[key] = found if isinstance(found, Run) else None
    run: Run | None = reading.runs[key]
    return run


def _grow(state: StateBlock, line: int) -> tuple[object, int]:
    """Scan ever more lines until the run is whole or the container ends; also the line behind."""
    lines = 1
    while True:
        last = _last_line(state, line, lines)
        found = scan_run(cut(state, line, last))
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


def scan_run(excerpt: Excerpt) -> object:
    """Return a Run, UNFINISHED where the text ends inside a piece, or None where prose follows."""
    text, at, limit = excerpt.text, 0, len(excerpt.text)
    pieces: list[Tag | Span] = []
    while True:
        piece: object
        if text[at] == "<":
            piece = scan_tag(text, at, limit)
        else:
            end = expression_end(text, at + 1, limit)
            piece = UNFINISHED if end is None else Span(at, end + 1)
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


def module_code(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Set aside `import` and `export` lines: at the left edge, up to a blank line."""
    start = state.bMarks[line]
    if silent or state.level or state.sCount[line] or not _MODULE_CODE.match(state.src, start):
        return False
    last = _module_end(state, line, end_line) or _first_line_only(state, line)
    if last is None:
        return False
    code = state.src[start : state.eMarks[last - 1]]
    push_expression(state, code, Span(start, start + len(code))).map = [line, last]
    state.line = last
    return True


def _module_end(state: StateBlock, line: int, end_line: int) -> int | None:
    """Return the line behind the imports and exports that begin here, or None where it is prose.

    Whether a text is JavaScript is asked only a few times for each blank line that may end it.
    """
    reading, start, last, extended = reading_of(state.env), state.bMarks[line], line, False
    while last < end_line:
        last = _next_blank(state, last + 1, end_line)
        if reading.module_tries.get(last, 0) >= _MOST_TRIES:
            break
        code = state.src[start : state.eMarks[last - 1]]
        if _open_bracket(code) and not reading.module_hopeless and last - line < _LONGEST_CODE:
            extended = True
            continue  # a blank line inside brackets does not end it
        if is_module_code(code):
            return last
        reading.module_tries[last] = reading.module_tries.get(last, 0) + 1
        break
    reading.module_hopeless = reading.module_hopeless or extended
    return None


def _next_blank(state: StateBlock, line: int, end_line: int) -> int:
    """Return the first blank line from `line` on, or where the lines end."""
    reading = reading_of(state.env)
    first, blank = reading.next_blank
    if not first <= line <= blank:
        blank = line
        while blank < end_line and not state.isEmpty(blank):
            blank += 1
        reading.next_blank = (line, blank)
    return blank


def _first_line_only(state: StateBlock, line: int) -> int | None:
    """Return the line behind an import that stands right above text, for which a blank line lacks.

    What only looks like code of the site is reported: as prose, nobody means it to be read.
    """
    start, end = state.bMarks[line], state.eMarks[line]
    if not _LIKE_CODE.match(state.src, start, end):
        return None
    whole = end - start <= _LONGEST_LINE and is_module_code(state.src[start:end])
    follows = line + 1 < state.lineMax and _MODULE_CODE.match(state.src, state.bMarks[line + 1])
    if not whole or not follows:
        reading_of(state.env).report(ModuleUnclear(whole), Span(start, end))
    return line + 1 if whole else None


def _open_bracket(code: str) -> bool:
    return (
        any(code.count(a) > code.count(b) for a, b in ("{}", "[]", "()")) or code.count("`") % 2 > 0
    )


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
    level, last = "", line + 1
    while last < state.lineMax and not state.isEmpty(last):
        level = _underline(state, last)
        lazy = state.sCount[last] < 0
        if level or (not lazy and any(rule(state, last, end_line, True) for rule in terminators)):
            break
        last += 1
    state.parentType = outer
    if level:
        token = _push_prose(state, "heading", level, (line, last, last + 1))
        token.markup = "=" if level == "h1" else "-"
    else:
        _push_prose(state, "paragraph", "p", (line, last, last))
    return True


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
