"""Inline Markdown in the strings of props: emphasis, code, links. No tags: a `<` is a sign."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from printguide.article.parsing import let_links_be
from printguide.threads import once_per_thread


@once_per_thread
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    let_links_be(parser)
    return parser.enable(
        ["emphasis", "backticks", "link", "strikethrough", "escape", "newline",
         "balance_pairs", "fragments_join"]
    )  # fmt: skip


def inline_tokens(text: str) -> list[Token]:
    """Return the tokens of a string that may carry inline Markdown."""
    if not any(mark in text for mark in "*_`[~\\\n"):
        return [Token("text", "", 0, content=text)]
    return _parser().parseInline(text)[0].children or []
