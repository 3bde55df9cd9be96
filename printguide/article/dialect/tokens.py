"""The tokens of the dialect: what its rules push into markdown-it's stream."""

from typing import cast

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from printguide.article.dialect.calls import Call, closes_itself
from printguide.article.dialect.tags import Kind, Tag
from printguide.places import Span

OPEN, CLOSE, EXPRESSION = "jsx_open", "jsx_close", "mdx_expression"


def push_tag(state: StateBlock | StateInline, tag: Tag, call: Call) -> Token:
    """Push a tag; one that closes itself becomes an opening and a closing token.

    The nesting of the tokens is 0: tags pair up later, when all of them are known.
    """
    token = state.push(CLOSE if tag.kind is Kind.CLOSE else OPEN, tag.name, 0)
    token.meta = {"call": call}
    if closes_itself(tag):
        token.meta["unclosed_void"] = tag.kind is Kind.OPEN
        closing = state.push(CLOSE, tag.name, 0)
        closing.meta = {"call": call}
    return token


def push_expression(state: StateBlock | StateInline, code: str, span: Span) -> Token:
    """Push an expression, which is kept and never printed."""
    token = state.push(EXPRESSION, "", 0)
    token.content = code
    token.meta = {"span": span}
    token.hidden = True
    return token


def call_of(token: Token) -> Call:
    """Return the call of an opening or closing token."""
    return cast("Call", token.meta["call"])
