"""Checks of headings: their levels, and that they have words."""

from collections.abc import Iterator
from itertools import pairwise

from printguide.article.binding import Article
from printguide.article.manuscript import inline_text
from printguide.article.whereabouts import whole_line
from printguide.checks.text_faults import HeadingEmpty, HeadingSkipped, TitleTwice
from printguide.faults import Diagnostic, Fault
from printguide.project import Project


def check_headings(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield skipped levels, second titles and headings without words, in Markdown's headings."""
    before, titles = 0, 0
    for opening, content in pairwise(article.manuscript.tokens):
        if opening.type != "heading_open" or not opening.map:
            continue
        level = int(opening.tag[1])
        titles += level == 1
        words = "".join(inline_text(content.children or []))
        place = whole_line(article.manuscript.source, opening.map[0] + 1)
        yield from (fault.at(place) for fault in _faults(level, before, titles, words))
        before = level


def _faults(level: int, before: int, titles: int, words: str) -> Iterator[Fault]:
    if not words.strip():
        yield HeadingEmpty()
    elif level == 1 and titles > 1:
        yield TitleTwice(words)
    if before and level > before + 1:
        yield HeadingSkipped(level, before)
