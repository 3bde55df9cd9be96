"""Checks of Markdown that is none: marks printed as they stand, and code without an end."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from markdown_it.token import Token

from printguide.article.binding import Article
from printguide.article.manuscript import inline_text
from printguide.article.whereabouts import place_on
from printguide.checks.text_faults import CodeUnclosed, MarkAsText
from printguide.faults import Diagnostic, nearest
from printguide.project import Project

_MOST = 20
"""Marks of a kind that are looked at in one paragraph: each is looked for in all of it."""
_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_HEADING = re.compile(r"^#{2,6}(?=[\w\u00a0])")
_TABLE = re.compile(r"^\|.*\|[ \t]*\n(\|[ :|]*-[ :|-]*+)$", re.MULTILINE)
_STRONG = re.compile(r"(?<![*\\])\*\*(?!\*)")
_APART = re.compile(r"\*\*\s[^*\n]{1,200}\*\*|\*\*[^*\n]{1,200}\s\*\*")
_LINK_APART = re.compile(r"\](?= \((?:https?:|mailto:|tel:|[./#])[^()\s]{1,300}\))")
_LINK_BLANK = re.compile(r"\]\((?=[^()\s]*[./#])[^()\s]{1,200} [^()\n]{1,300}\)")


def check_marks(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield Markdown that was meant and is not read as such; code is left alone."""
    manuscript = article.manuscript
    lines = manuscript.source.text.split("\n")
    notes = [t.meta["label"] for t in manuscript.tokens if t.type == "footnote_reference_open"]
    for before, token in pairwise([Token("", "", 0), *manuscript.tokens]):
        line = token.map[0] + 1 if token.map else 1
        if token.type == "fence" and _endless(token, lines):
            place = place_on(manuscript.source, line, [token.markup])
            yield CodeUnclosed(token.markup).at(place)
        if token.type == "inline":
            for written, remedy in _marks(token, before.type == "paragraph_open", notes):
                place = place_on(manuscript.source, line, [written])
                yield MarkAsText(written, remedy).at(place)


def _endless(token: Token, lines: list[str]) -> bool:
    """Whether a block of code reaches the end of what it stands in without a line that ends it."""
    first, behind = token.map or [0, 2]
    last = lines[behind - 1].strip() if behind <= len(lines) else ""
    return behind - first < 2 or not last.endswith(token.markup)


def _marks(token: Token, paragraph: bool, notes: list[str]) -> Iterator[tuple[str, str]]:
    """Marks in some text that were printed, with the cure; plain signs have a backslash before."""
    children = token.children or []
    text = "".join(inline_text(child for child in children if child.type != "code_inline"))

    def written(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        found = islice(pattern.finditer(text), _MOST)
        return (it for it in found if _bare(it[0], token.content))

    for note in written(_NOTE):
        close = nearest(note[1], notes)
        yield note[0], close or f"write the note on a line of its own: `{note[0]}: …`"
    for heading in written(_HEADING) if paragraph else ():
        cure = f"write a blank behind `{heading[0]}`"
        yield heading[0], f"{cure}, not a no-break space" if "\u00a0" in text else cure
    for table in written(_TABLE) if paragraph else ():
        yield table[1], "give this line of the table as many cells as the first has"
    for strong in list(written(_STRONG))[:1]:
        apart = _APART.search(text) is not None
        cure = "let the marks touch the words: `**words**`" if apart else _TAGS
        yield strong[0], cure
    for _ in written(_LINK_APART):
        yield "] (", "write no blank between `]` and `(`"
    for _ in written(_LINK_BLANK):
        yield "](", "write `%20` for a blank in an address"


_TAGS = "write `<strong>` and `</strong>` around the words, or a backslash before a plain sign"


def _bare(written: str, source: str) -> bool:
    """Whether a mark stands in the source without a backslash before it."""
    return re.search(r"(?<!\\)" + re.escape(written), source) is not None
