"""JavaScript, read with tree-sitter's grammar. Nothing is evaluated.

tree-sitter reads what is sound in one pass. What is not, it tries to mend, and may look from each
sign to the end of the text; it is stopped where it looks further than sound code ever needs.
"""

import re
from typing import TYPE_CHECKING

from printguide.article.dialect.comments import thinned
from printguide.threads import once_per_thread

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

_PIECE = 4_096
"""Bytes that tree-sitter is given at once."""
_MOST_PIECES = 1_000
"""How many it is given beyond the length of the code: it looks ahead, and comes back."""
_LOOKS = 8
"""How often it may look at each piece of long code; measured: sound code takes three."""
_COMMENTS = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)


@once_per_thread
def _parser() -> "Parser":
    import tree_sitter_javascript
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_javascript.language()))


def parsed(content: bytes) -> "Node | None":
    """Return the root of the tree of some code; None where the code is hopelessly broken."""
    left = _MOST_PIECES + _LOOKS * (len(content) // _PIECE + 1)

    def piece(at: int, _: object) -> bytes:
        nonlocal left
        left -= 1
        return content[at : at + _PIECE] if left > 0 else b""

    tree = _parser().parse(piece)
    return tree.root_node if left > 0 else None


def _sound(code: str) -> "Node | None":
    root = parsed(thinned(code).encode("utf-8", "replace"))
    return None if root is None or root.has_error else root


def is_module_code(code: str) -> bool:
    """Whether this is nothing but complete JavaScript imports and exports."""
    root = _sound(f"{code}\n")
    kinds = {node.type for node in root.named_children} if root else {"nothing"}
    return kinds <= {"import_statement", "export_statement", "comment"}


def is_code(code: str) -> bool:
    """Whether this is complete JavaScript, or nothing but comments."""
    return _sound(f"({code}\n)") is not None or not _COMMENTS.sub("", code).strip()
