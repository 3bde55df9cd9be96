"""Where the keys of a TOML file stand: tomllib gives values, and forgets their places."""

import re
from collections.abc import Iterator

from printguide.places import Span

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*\[\[?[ \t]*({_NAME})[ \t]*\]\]?")
_KEY = re.compile(rf"[ \t]*({_NAME})[ \t]*=")
_ONE_PART = re.compile(_PART)
_PIECE = re.compile(
    r'''"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*|[\[{}\]\n]''',
    re.DOTALL,
)

Path = tuple[str, ...]


def keys_of(text: str) -> dict[Path, Span]:
    """Return where each key and each table of a valid TOML text is named, by its path.

    Keys within `{ }` have no place of their own: ask for what they stand in.
    """
    found: dict[Path, Span] = {}
    for path, span in _named(text):
        for length in range(1, len(path) + 1):
            found.setdefault(path[:length], span)
        found[path] = span
    return found


def place_of(path: Path, keys: dict[Path, Span]) -> Span:
    """Return where a path is named, or else what it stands in, or else the first character."""
    while path and path not in keys:
        path = path[:-1]
    return keys.get(path, Span(0, 1))


def _named(text: str) -> Iterator[tuple[Path, Span]]:
    table: Path = ()
    at = 0
    while at < len(text):
        if head := _TABLE.match(text, at):
            table = _parts(head[1])
            yield table, Span(*head.span(1))
            at = _line_end(text, head.end())
        elif key := _KEY.match(text, at):
            yield (*table, *_parts(key[1])), Span(*key.span(1))
            at = _value_end(text, key.end())
        else:
            at = _line_end(text, at)


def _parts(name: str) -> Path:
    return tuple(part.strip("\"'") for part in _ONE_PART.findall(name))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _value_end(text: str, at: int) -> int:
    """Return where the line after a value begins; strings and lists may take several lines."""
    depth = 0
    for piece in _PIECE.finditer(text, at):
        if piece[0] in "[{":
            depth += 1
        elif piece[0] in "]}":
            depth -= 1
        elif piece[0] == "\n" and depth <= 0:
            return piece.end()
    return len(text)
