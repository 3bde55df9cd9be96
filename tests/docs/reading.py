"""Reads the pages of the manual: their fenced blocks, tables, headings and links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from printguide.article.headings import slug_of

ROOT = Path(__file__).parents[2]
MADE = ROOT / "docs" / "diagnostics.md"
"""Its examples are those of the codebook, which `tests/faults` builds."""
PAGES = tuple(page for page in sorted((ROOT / "docs").glob("*.md")) if page != MADE)

_CODE = re.compile(r"PG\d{3}")
_NAME = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Block:
    """One fenced block: what stands behind its fence, its text, and the words that follow it."""

    page: str
    line: int
    info: tuple[str, ...]
    text: str
    behind: str

    @property
    def kind(self) -> str:
        """The language of the block."""
        return self.info[0] if self.info else ""

    @property
    def file(self) -> str:
        """The file that the block shows, or nothing."""
        return next((word for word in self.info[1:] if "." in word), "")

    @property
    def code(self) -> str:
        """The first code of a fault that the words behind the block name."""
        found = _CODE.search(self.behind)
        return found[0] if found else ""

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@cache
def tokens(page: Path) -> tuple[Token, ...]:
    """Return the tokens of a page."""
    return tuple(MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8")))


def blocks(*kinds: str, pages: tuple[Path, ...] = PAGES) -> list[Block]:
    """Return the blocks of these languages, in the order of the pages."""
    return [block for page in pages for block in _blocks(page) if block.kind in kinds]


def _blocks(page: Path) -> Iterator[Block]:
    found = tokens(page)
    for place, token in enumerate(found):
        if token.type == "fence":
            line = (token.map or [0])[0] + 1
            behind = " ".join(_behind(found[place + 1 :]))
            yield Block(page.name, line, tuple(token.info.split()), token.content, behind)


def _behind(following: tuple[Token, ...]) -> Iterator[str]:
    """The words up to the next article or heading, what the terminal shows included."""
    for token in following:
        if token.type == "heading_open" or token.info.startswith("mdx"):
            return
        if token.type == "inline" or token.info == "text":
            yield token.content


def links(page: Path) -> Iterator[str]:
    """Yield where the links and images of a page lead."""
    for token in tokens(page):
        for child in token.children or []:
            for key in ("href", "src"):
                if key in child.attrs:
                    yield str(child.attrs[key])


def anchors(page: Path) -> set[str]:
    """Return the ids of the headings of a page, as a code host makes them."""
    return {slug_of(title) for title, _ in sections(page)}


def sections(page: Path) -> list[tuple[str, list[Token]]]:
    """Return the title and the tokens of each section, whatever its level."""
    found: list[tuple[str, list[Token]]] = []
    waiting = list(tokens(page))
    for place, token in enumerate(waiting):
        if token.type == "heading_open":
            found.append((_plain(waiting[place + 1]), []))
        elif found:
            found[-1][1].append(token)
    return found


def section(page: Path, title: str) -> list[Token]:
    """Return the tokens of the section with this title; none where there is no such section."""
    return next((found for name, found in sections(page) if name == title), [])


def _plain(token: Token) -> str:
    return "".join(child.content for child in token.children or [])


def rows(found: list[Token]) -> list[list[str]]:
    """Return the cells of every row of the tables among these tokens, heads included."""
    table: list[list[str]] = []
    for token, following in pairwise(found):
        if token.type == "tr_open":
            table.append([])
        elif token.type in ("th_open", "td_open"):
            table[-1].append(following.content)
    return table


def names(cell: str) -> list[str]:
    """Return what stands in backticks in a cell."""
    return _NAME.findall(cell)
