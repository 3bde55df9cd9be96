"""Frames: what the printer has opened and not yet closed, with what was printed inside."""

from dataclasses import dataclass, field
from enum import Enum, auto

from markdown_it.token import Token

from printguide.article.dialect.calls import Call


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
    list_of: str | None = None
    """The class of the list whose item it is, if it is one."""


@dataclass(slots=True)
class Frame:
    """One open thing; its parts are joined when it closes."""

    holds: Holds
    token: Token | None = None
    parts: list[str | Piece] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    """The components and HTML elements that stand in it, but for those deeper inside."""
    words: list[str] = field(default_factory=list)
    """The plain words inside, for those who need them (links)."""
    has_block: bool = False
    """Whether something that is no running text was printed inside."""
    unwrapped: bool = False
    """Whether a paragraph holds nothing but tags, and so is none."""
    level: int = 0
    """Of a heading, as printed."""

    def html(self) -> str:
        """Everything printed inside; items that follow each other are made a list."""
        joined: list[str] = []
        open_list: str | None = None
        for part in self.parts:
            list_of = part.list_of if isinstance(part, Piece) else None
            if isinstance(part, str) and open_list and not part.strip():
                continue
            if list_of != open_list:
                joined.append(f"{'</ol>' if open_list else ''}")
                joined.append(f'<ol class="{list_of}">' if list_of else "")
                open_list = list_of
            joined.append(part.html if isinstance(part, Piece) else part)
        return "".join(joined) + ("</ol>\n" if open_list else "")


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
