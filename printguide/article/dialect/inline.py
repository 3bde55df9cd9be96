"""Inline rules of the dialect: tags and expressions in running text."""

import re

from markdown_it.rules_inline import StateInline

from printguide.article.dialect.calls import read_call
from printguide.article.dialect.code_faults import CommentInTag, HtmlComment
from printguide.article.dialect.expressions import expression_end
from printguide.article.dialect.faults import AddressInAngles, FormulaAsText, StraySign, TagBroken
from printguide.article.dialect.reading import COST_OF_CODE, Reading, reading_of
from printguide.article.dialect.tags import Flaw, Tag, scan_tag
from printguide.article.dialect.tokens import push_expression, push_tag
from printguide.places import Span

_ADDRESS = re.compile(
    r"<((?:https?|ftp|mailto|tel):[^\s<>]*|[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)>"
)

_NAME = re.compile(r"<([\w$.:\-]{1,200})")
_HEADING_ID = re.compile(r"#[\w.:\-]+")


def text_tag(state: StateInline, silent: bool) -> bool:
    """Read a tag in running text; what only looks like one stays text, with a warning."""
    start = state.pos
    if state.src[start] != "<":
        return False
    reading = reading_of(state.env)
    if _address(state, reading, silent) or _comment(state, reading, silent):
        return True
    tag = _scan(reading, state.src, start, state.posMax)
    if isinstance(tag, Tag):
        state.pos = tag.span.end
        if not silent:
            for span in tag.comments:
                reading.report_inline(CommentInTag(), span.start, span.end)
            push_tag(state, tag, read_call(tag, reading.excerpt, block=False))
        return True
    if not silent and isinstance(tag, Flaw):
        if tag.started:
            reading.note_broken(_NAME.match(state.src, start))
            reading.report_inline(TagBroken(tag.reason), tag.at, tag.at + 1)
        else:
            reading.report_inline(StraySign("<"), start, start + 1)
    return _plain(state, silent)


def _scan(reading: Reading, text: str, start: int, limit: int) -> Tag | Flaw | None:
    if start not in reading.scans:
        if reading.inline_hopeless:
            return None
        found = scan_tag(text, start, limit)
        if isinstance(found, Flaw):
            reading.inline_hopeless = found.unfinished
            reading.waste(found.at - start)
        reading.scans[start] = found
    scanned: Tag | Flaw | None = reading.scans[start]
    return scanned


def _plain(state: StateInline, silent: bool) -> bool:
    if not silent:
        state.append_pending(state.src[state.pos])
    state.pos += 1
    return True


def _address(state: StateInline, reading: Reading, silent: bool) -> bool:
    found = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        shown = found[1]
        reading.report_inline(AddressInAngles(shown), found.start(), found.end())
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": shown if ":" in shown else f"mailto:{shown}"}
        token.info, token.markup = "auto", "autolink"
        state.push("text", "", 0).content = shown
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _comment(state: StateInline, reading: Reading, silent: bool) -> bool:
    if not state.src.startswith("<!--", state.pos):
        return False
    end = reading.ahead_inline.find(state.src, state.pos + 4)
    if end < 0 or end + 3 > state.posMax:
        return False
    if not silent:
        reading.report_inline(HtmlComment(), state.pos, state.pos + 4)
        span = reading.excerpt.span(Span(state.pos, end + 3))
        push_expression(state, state.src[state.pos : end + 3], span)
    state.pos = end + 3
    return True


def text_expression(state: StateInline, silent: bool) -> bool:
    """Set aside an expression in running text; a brace that opens none stays text."""
    start = state.pos
    if state.src[start] != "{":
        return False
    reading = reading_of(state.env)
    if start in reading.formulas and state.src == reading.content:
        if not silent and start == reading.first_formula:
            reading.report_inline(FormulaAsText(), start, start + 1)
        return _plain(state, silent)
    end = _brace_end(reading, state.src, start, state.posMax)
    if end is None:
        if not silent and not _doubled(reading, start):
            reading.report_inline(StraySign("{"), start, start + 1)
        return _plain(state, silent)
    if not silent:
        code = state.src[start + 1 : end]
        push_expression(state, code, reading.excerpt.span(Span(start, end + 1)))
    state.pos = end + 1
    return True


def _brace_end(reading: Reading, text: str, start: int, limit: int) -> int | None:
    if start not in reading.scans:
        if reading.inline_hopeless or _doubled(reading, start):
            return reading.scans.setdefault(start, None)
        end = expression_end(text, start + 1, limit)
        reading.inline_hopeless = end is None
        if end is not None and not _is_expression(text[start + 1 : end], reading):
            reading.waste(COST_OF_CODE * (end - start))
            end = None
        reading.scans[start] = end
    found: int | None = reading.scans[start]
    return found


def _doubled(reading: Reading, start: int) -> bool:
    """Whether a plain brace stands right before, as in the `{{ … | … }}` of other tools."""
    return (
        reading.excerpt.text[start - 1 : start] == "{" and reading.scans.get(start - 1, 0) is None
    )


def _is_expression(code: str, reading: Reading) -> bool:
    return bool(reading.heading and _HEADING_ID.fullmatch(code)) or reading.is_code(code)
