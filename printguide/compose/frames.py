"""Frames: what the printer has opened and not yet closed, with what was printed inside."""

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TypeVar

from markdown_it.token import Token

from printguide.article.dialect.calls import Call
from printguide.article.dialect.tokens import call_of

_TAG = re.compile(r"<(?!img\b)[^>]*>")


class Holds(Enum):
    """What a frame is."""

    ROOT = auto()
    PARAGRAPH = auto()
    HEADING = auto()
    LINK = auto()
    NOTE = auto()
    CALL = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """What a component or an HTML element is on paper."""

    html: str
    block: bool
    within: str | None = None
    """The tag around it and those of its kind that follow it: a list around items, a line."""

    @property
    def is_line(self) -> bool:
        """Whether it is words or an image that need a line of text around them."""
        return not self.block and _TAG.sub("", self.html).strip() != ""


_Part = TypeVar("_Part", Piece, str | Piece)


def on_line(part: _Part, attributes: str | None) -> _Part:
    """Return a piece in a paragraph, with its like behind it, if it needs a line.

    Without attributes for the paragraph, what is around says itself what it is.
    """
    if attributes is None or isinstance(part, str) or not part.is_line:
        return part
    return Piece(f"{part.html} ", True, f"p{attributes}")


@dataclass(slots=True)
class Frame:
    """One open thing; its parts are joined when it closes."""

    holds: Holds
    token: Token | None = None
    parts: list[str | Piece] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    """The components and HTML elements that stand in it, but for those deeper inside."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many of each name these are."""
    words: list[str] = field(default_factory=list)
    """The plain words inside, for those who need them (links)."""
    has_block: bool = False
    """Whether something that is no running text was printed inside."""
    unwrapped: bool = False
    """Whether a paragraph holds nothing but tags, and so is none."""
    level: int = 0
    """Of a heading, as printed."""

    @property
    def line(self) -> int | None:
        """The author's line in which it begins, where that is known."""
        return self.token.map[0] + 1 if self.token and self.token.map else None

    @property
    def call(self) -> Call | None:
        """The component or element that it is, if it is one."""
        return call_of(self.token) if self.token and self.holds is Holds.CALL else None

    def hold(self, call: Call) -> None:
        """Remember a component or element that was printed inside."""
        self.calls.append(call)
        self.counts[call.name] += 1

    def html(self) -> str:
        """Everything printed inside; pieces of a kind that follow each other are put together."""
        joined: list[str] = []
        opened: str | None = None
        for part in self.parts:
            within = part.within if isinstance(part, Piece) else None
            if isinstance(part, str) and opened and not part.strip():
                joined.append(" ")
                continue
            if within != opened:
                joined.append(_closing(opened))
                joined.append(f"<{within}>" if within else "")
                opened = within
            joined.append(part.html if isinstance(part, Piece) else part)
        return "".join([*joined, _closing(opened)])


def _closing(opened: str | None) -> str:
    return f"</{opened.split()[0]}>\n" if opened else ""


_BETWEEN = frozenset({"mdx_expression", "softbreak"})
"""What may stand between tags that are no running text."""


def only_tags(children: list[Token]) -> bool:
    """Whether running text is nothing but tags, white space and code between them."""
    depth, tags = 0, 0
    for token in children:
        if token.type == "jsx_open":
            depth, tags = depth + 1, tags + 1
        elif token.type == "jsx_close":
            depth -= 1
        elif depth == 0 and token.type not in _BETWEEN and token.content.strip() + token.tag:
            return False
    return tags > 0


def only_image(children: list[Token]) -> bool:
    """Whether running text is one image and nothing else."""
    kept = [t for t in children if t.type != "text" or t.content.strip()]
    return len(kept) == 1 and kept[0].type == "image"
