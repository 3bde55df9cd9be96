"""Parsing: from a source to a manuscript. No text can make it fail; what is wrong is reported."""

from collections.abc import Iterator
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from printguide.article.collecting import collector_waits
from printguide.article.dialect.addresses import Addresses
from printguide.article.dialect.calls import Call, Unread, for_the_site
from printguide.article.dialect.code_faults import CodeLeftOut
from printguide.article.dialect.faults import AttributeNotData
from printguide.article.dialect.plugin import mdx
from printguide.article.dialect.reading import Reading, reading_of
from printguide.article.dialect.tokens import EXPRESSION, OPEN
from printguide.article.headings import name_headings
from printguide.article.manuscript import Manuscript
from printguide.article.matter import split
from printguide.article.plenty import held
from printguide.article.reading import Source
from printguide.article.tasks import mark_tasks
from printguide.faults import Fault, in_order, shortened
from printguide.outcome import Outcome
from printguide.places import Span
from printguide.threads import once_per_thread

_SAMPLE = 40
"""Signs of code that a message shows."""


@once_per_thread
def parser() -> MarkdownIt:
    """The one parser of articles: CommonMark, the tables of GitHub, and the dialect."""
    markdown = MarkdownIt("commonmark", {"maxNesting": 100, "linkify": True})
    markdown.linkify = Addresses(options={"fuzzy_link": False, "fuzzy_email": True})
    markdown.linkify.add("//", None)
    markdown.enable(["table", "strikethrough", "linkify"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    mdx(markdown)
    let_links_be(markdown)
    return markdown


def let_links_be(markdown: MarkdownIt) -> None:
    """Let every address be a link: what becomes of it is decided, and said, when it is printed.

    markdown-it would print the source of `[x](javascript:…)` instead.
    """
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]


@collector_waits()
def parse(source: Source) -> Outcome[Manuscript]:
    """Parse front matter, Markdown and components."""
    matter = split(source)
    if matter.value is None:
        return Outcome(None, matter.found)
    body = matter.value.body
    lines = source.text.count("\n", 0, body)
    env: dict[str, Reading] = {}
    tokens = parser().parse("\n" * lines + source.text[body:], env)
    name_headings(tokens)
    mark_tasks(tokens)
    manuscript = Manuscript(source, matter.value, tuple(tokens), body - lines)
    for number, token in enumerate(t for t in manuscript.flat() if t.type == OPEN):
        token.meta["number"] = number
    reading = reading_of(env)
    calls = manuscript.calls()
    unread = [_not_data(it, u) for it in calls for u in it.unread if not for_the_site(u.name)]
    found = held((*reading.found, *unread, *_left_out(manuscript)), manuscript.place)
    return Outcome(manuscript, in_order((*matter.found, *found)))


def _not_data(call: Call, unread: Unread) -> tuple[Fault, Span]:
    return AttributeNotData(call.name, unread.name, unread.reason, unread.remedy), unread.span


def _kind(token: Token) -> str:
    code = token.content.strip()
    if token.block and token.map and not code.startswith(("/*", "//")) and _is_module(token):
        return "import or export"
    if code.startswith(("/*", "//")):
        return "comment"
    return "expression"


def _is_module(token: Token) -> bool:
    return token.content.startswith(("import", "export"))


def _left_out(manuscript: Manuscript) -> Iterator[tuple[Fault, Span]]:
    """Say once for each kind what code of the site was left out, and where it began."""
    code = [
        token
        for token in manuscript.flat()
        if token.type == EXPRESSION and token.content.strip() and token.content[:1] != "<"
    ]
    kinds = groupby(sorted(code, key=_kind), key=_kind)
    for kind, group in kinds:
        tokens = list(group)
        first = tokens[0]
        sample = shortened(first.content, _SAMPLE)
        span = first.meta.get("span", Span(0, 1))
        yield CodeLeftOut(kind, len(tokens), sample), span
