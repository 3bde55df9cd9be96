"""Damaged encoding: UTF-8 that was read as Windows-1252 and saved again."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from printguide.places import Span

_LETTERS = {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(0x80, 0x100)}
"""Each byte above ASCII as Windows-1252 shows it; its five unassigned bytes stay controls."""

_UNREAD = "\ufffd"
"""What some programs write in place of a byte that they cannot read; others drop it."""
_FOLLOWING = _UNREAD + "".join(
    map(re.escape, (char for char, byte in _LETTERS.items() if byte < 0xC0))
)
_ONE = (
    f"[\u00c2-\u00df][{_FOLLOWING}]|[\u00e0-\u00ef][{_FOLLOWING}]{{1,2}}"
    f"|[\u00f0-\u00f4][{_FOLLOWING}]{{1,3}}"
)
_SUSPECT = re.compile(f"(?:{_ONE})+")
_SEQUENCE = re.compile(_ONE)

_TELLING = frozenset("\u00c2\u00c3\u00e2\u00f0")
"""First letters that hardly ever stand before such a sign in sound text; `é »` of sound French
would look damaged otherwise."""


_CLOSING = "\u00e2\u20ac"
"""What is left of a closing quotation mark, whose last byte Windows-1252 does not assign."""

_BEHIND_WORDS = frozenset("\u00a0\u00bb\u2019\u201d\u201c\u2026\u203a")
"""What may stand right behind a word: a no-break space, closing marks, an ellipsis."""


_LOST = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])
"""Bytes that Windows-1252 does not assign, so that programs drop them."""
MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged run: its place, how it reads, and what was meant (U+FFFD for lost bytes)."""

    span: Span
    damaged: str
    meant: str


def find_damage(text: str) -> Iterator[Damage]:
    """Yield the damaged runs of a text, in order.

    One sequence alone counts only behind a telling letter; several in a row always do.
    """
    for found in _SUSPECT.finditer(text):
        run = found[0]
        if len(_SEQUENCE.findall(run)) > 1 or _tells(
            run, text[max(found.start() - 1, 0) : found.start()]
        ):
            meant = _bytes(run).decode("utf-8", "replace")
            yield Damage(Span(found.start(), found.end()), run, meant)


def _bytes(run: str) -> bytes:
    return bytes(_LETTERS[char] for char in run if char != _UNREAD)


def _tells(sequence: str, before: str) -> bool:
    """Whether one sequence alone is damage: `„Það“` and `AMANHÃ”` end in sound letters."""
    if sequence[0] in "\u00c2\u00c3":
        return not (before.isupper() and sequence[1] in _BEHIND_WORDS)
    return sequence == _CLOSING or (sequence[0] in _TELLING and len(sequence) > 2)


def candidates(damage: Damage) -> tuple[str, ...]:
    """Return what a run with one lost byte may have been, the likeliest first.

    Empty where more was lost than can be listed. A lost byte is one of five, so every candidate
    is known; which of them was meant, only the author knows.
    """
    options: list[tuple[str, ...]] = []
    for piece in _SEQUENCE.findall(damage.damaged):
        options.append(_characters(_bytes(piece), piece.find(_UNREAD)))
    words = ["".join(choice) for choice in product(*options)] if _few(options) else []
    return tuple(sorted(words, key=_rare)[:MOST_CANDIDATES])


def _few(options: list[tuple[str, ...]]) -> bool:
    open_ones = [choice for choice in options if len(choice) != 1]
    return len(open_ones) == 1 and bool(open_ones[0])


def _characters(content: bytes, gap: int) -> tuple[str, ...]:
    """What the bytes of one character stand for; several where one of them was lost.

    `gap` is where that one stood, if it is known, else -1.
    """
    whole = 2 if content[0] < 0xE0 else 3 if content[0] < 0xF0 else 4
    if len(content) == whole:
        return (content.decode("utf-8", "replace"),)
    if len(content) < whole - 1:
        return ()
    filled = {
        content[:place] + bytes([byte]) + content[place:]
        for place in (range(1, whole) if gap < 0 else (gap,))
        for byte in _LOST
    }
    read = (made.decode("utf-8", "ignore") for made in sorted(filled))
    return tuple(char for char in read if char and unicodedata.category(char) not in _NEVER)


_NEVER = frozenset({"Cn", "Co", "Cc", "Cf", "Zs"})
"""Categories of what nobody types: unassigned, private, controls, invisible signs."""


def _rare(word: str) -> tuple[int, int]:
    """Rank a word by its unusual characters: in none of the old national sets, or in few."""
    sets = [sum(_in_set(char, name) for name in _DAILY) for char in word]
    return sets.count(0), -sum(sets)


_DAILY = ("cp1252", "euc-kr", "euc-jp", "gb2312")
_EMOJI = "\ufe0f"
"""The selector that makes an emoji of a sign, unlike all other selectors in daily use."""


def _in_set(char: str, encoding: str) -> bool:
    """Whether a character is in a set as one of its own: two bytes, not spelt out of parts."""
    try:
        return char == _EMOJI or len(char.encode(encoding)) <= _PAIR
    except UnicodeEncodeError:
        return False


_PAIR = 2
