"""Imports and exports: code of the site at the left edge, which is set aside.

Code ends at a blank line outside its brackets. Where it is no JavaScript as a whole, because text
stands right below it, the statements at its beginning are code and the rest is text.
"""

import re

from markdown_it.rules_block import StateBlock

from printguide.article.dialect.code_faults import ModuleUnclear
from printguide.article.dialect.javascript import is_module_code
from printguide.article.dialect.reading import LEAST, Reading, reading_of
from printguide.article.dialect.tokens import push_expression
from printguide.places import Span

_MODULE_CODE = re.compile(r"(?:import|export)[ \t{*]")
_LIKE_CODE = re.compile(
    r"import\s*['\"{*]|import\s[^'\"]{1,500}\sfrom\s*['\"]|import\s[\w$]{1,100}\s?,\s?[{*]"
    r"|import\stype\s[{*]|export\s*[{*]"
    r"|export\s(?:const|let|var|default|function|async|class|type|interface)\s"
)
_LONGEST_CODE = 2_000
"""Lines that one import or export may have."""
_MOST_TRIES = 3
"""How often JavaScript is looked for, in vain, in the lines before one blank line."""
_PAIRS = (("{", "}"), ("[", "]"), ("(", ")"))


def module_code(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Set aside `import` and `export` lines: at the left edge, up to a blank line."""
    if silent or state.level or state.sCount[line] or not _begins(state, line):
        return False
    reading = reading_of(state.env)
    last, whole = _module_end(state, line, end_line)
    behind = last if whole else _statements_end(state, line, last, reading)
    start = state.bMarks[line]
    if behind == line:
        if _LIKE_CODE.match(state.src, start, state.eMarks[line]):
            reading.report(ModuleUnclear(False), Span(start, state.eMarks[line]))
        return False
    if not whole and not _begins(state, behind):
        text = state.bMarks[behind] + state.tShift[behind]
        reading.report(ModuleUnclear(True), Span(text, state.eMarks[behind]))
    code = state.src[start : state.eMarks[behind - 1]]
    push_expression(state, code, Span(start, start + len(code))).map = [line, behind]
    state.line = behind
    return True


def _begins(state: StateBlock, line: int) -> bool:
    return _MODULE_CODE.match(state.src, state.bMarks[line]) is not None


def _module_end(state: StateBlock, line: int, end_line: int) -> tuple[int, bool]:
    """Return the line behind the code that begins here, and whether all of it is JavaScript.

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
        if _is_whole(state, reading, code, last):
            return last, True
        break
    reading.module_hopeless = reading.module_hopeless or extended
    return last, False


def _is_whole(state: StateBlock, reading: Reading, code: str, last: int) -> bool:
    """Whether code is JavaScript; what was looked through in vain has its limit.

    tree-sitter takes a second for 100 kB that are no JavaScript at all.
    """
    if reading.module_wasted + len(code) > len(state.src) + LEAST or not is_module_code(code):
        reading.module_wasted += len(code)
        _count_try(reading, last)
        return False
    return True


def _count_try(reading: Reading, last: int) -> None:
    reading.module_tries[last] = reading.module_tries.get(last, 0) + 1


def _statements_end(state: StateBlock, line: int, last: int, reading: Reading) -> int:
    """Return the line behind the statements that stand at the top of lines that are more."""
    while line < last and _begins(state, line):
        behind = _statement_end(state, line, last, reading)
        if behind is None:
            break
        line = behind
    return line


def _statement_end(state: StateBlock, line: int, last: int, reading: Reading) -> int | None:
    """Return the line behind the one statement that begins here; None where it is none.

    As many lines belong to it as close its brackets, and are JavaScript.
    """
    start, opened = state.bMarks[line], [0, 0, 0, 0]
    if reading.module_tries.get(last, 0) > _MOST_TRIES:
        return None
    for at in range(line, last):
        text = state.src[state.bMarks[at] : state.eMarks[at]]
        for kind, (a, b) in enumerate(_PAIRS):
            opened[kind] += text.count(a) - text.count(b)
        opened[3] += text.count("`")
        if max(opened[:3]) > 0 or opened[3] % 2:
            continue
        if _is_whole(state, reading, state.src[start : state.eMarks[at]], last):
            return at + 1
        if reading.module_tries[last] > _MOST_TRIES:
            return None
    _count_try(reading, last)
    return None


def _next_blank(state: StateBlock, line: int, end_line: int) -> int:
    """Return the first blank line from here on, looking at no line of a paragraph twice."""
    reading = reading_of(state.env)
    known, blank = reading.next_blank
    if not known <= line <= blank:
        blank = line
        while blank < end_line and not state.isEmpty(blank):
            blank += 1
        reading.next_blank = (line, blank)
    return blank


def _open_bracket(code: str) -> bool:
    return any(code.count(a) > code.count(b) for a, b in _PAIRS) or code.count("`") % 2 > 0
