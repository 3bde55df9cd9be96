"""Typographic quotation marks, by language."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

_QUOTE = re.compile("[\"']")


def curl(children: list[Token], quotes: Sequence[str]) -> list[Token]:
    """Return running text with straight quotation marks made typographic.

    `quotes` is the opening and closing double, then the opening and closing single mark. Code
    keeps its straight ones. The tokens given are not changed.
    """
    if not any(_QUOTE.search(token.content) for token in children if token.type == "text"):
        return children
    copies = [token.copy() for token in children]
    state = StateCore("", MarkdownIt("zero", {"quotes": list(quotes)}), {}, copies)
    process_inlines(copies, state)
    return copies


def straight(text: str) -> str:
    """Return a text with every quotation mark made straight, so that texts can be compared."""
    return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans(
    {**dict.fromkeys("“”„‟«»″「」『』", '"'), **dict.fromkeys("‘’‚‛‹›′", "'")}
)
