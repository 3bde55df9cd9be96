"""The dialect as a markdown-it-py plugin: `mdx(parser)` teaches it components."""

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore

from printguide.article.dialect.addresses import bare_address, link_addresses
from printguide.article.dialect.block import comment, depth, flow, lists, prose
from printguide.article.dialect.brackets import hopeless_brackets, plain_bracket
from printguide.article.dialect.excerpts import Finder
from printguide.article.dialect.formulas import formula_braces
from printguide.article.dialect.inline import text_expression, text_tag
from printguide.article.dialect.module_code import module_code
from printguide.article.dialect.pairing import pair
from printguide.article.dialect.quotations import quotation
from printguide.article.dialect.reading import KEY, Reading, reading_of
from printguide.article.dialect.tables import tables

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def mdx(parser: MarkdownIt) -> None:
    """Add the rules of the dialect and switch off what it does not have.

    The dialect has no indented code and no HTML; angle brackets belong to tags.
    """
    parser.disable(["code", "html_block", "html_inline", "autolink", "lheading", "paragraph"])
    block = parser.block.ruler
    block.before("table", "mdx_depth", depth)
    block.before("table", "mdx_comment", comment, _INTERRUPTS)
    block.before("table", "mdx_flow", flow, _INTERRUPTS)
    block.before("table", "mdx_module_code", module_code)
    block.at("table", tables, {"alt": ["paragraph", "reference"]})
    block.at("blockquote", quotation, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    block.at("list", lists, {"alt": ["paragraph", "reference", "blockquote"]})
    block.push("mdx_prose", prose, {"alt": []})
    parser.inline.ruler.before("link", "mdx_bracket", plain_bracket)
    parser.inline.ruler.before("link", "mdx_tag", text_tag)
    parser.inline.ruler.before("link", "mdx_expression", text_expression)
    parser.inline.ruler.at("linkify", bare_address)
    parser.core.ruler.before("normalize", "mdx_begin", begin)
    parser.core.ruler.at("inline", inline)
    parser.core.ruler.at("linkify", link_addresses)
    parser.core.ruler.after("inline", "mdx_pair", pair_up)


def begin(state: StateCore) -> None:
    """Start the notes of a parse."""
    reading = state.env.setdefault(KEY, Reading())
    reading.patience = 2 * len(state.src)


def inline(state: StateCore) -> None:
    """Parse inline content, knowing for each where in the source it stands."""
    reading = reading_of(state.env)
    finder = Finder(state.src, _line_starts(state.src))
    before = ""
    for token in state.tokens:
        reading.heading, before = before == "heading_open", token.type
        if token.type != "inline":
            continue
        if token.children is None:
            token.children = []
        reading.content, reading.brackets = token.content, hopeless_brackets(token.content)
        reading.formulas = formula_braces(token.content)
        reading.first_formula = min(reading.formulas, default=-1)
        if "<" in token.content or "{" in token.content:
            reading.turn_to(finder.find(token.content, (token.map or [0])[0]))
        state.md.inline.parse(token.content, state.md, state.env, token.children)


def pair_up(state: StateCore) -> None:
    """Pair tags over the whole article."""
    state.tokens = pair(state.tokens, reading_of(state.env))


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
