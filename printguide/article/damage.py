"""Damaged encoding: UTF-8 that was read as Windows-1252 and saved again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from printguide.places import Span

_LETTERS = {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(0x80, 0x100)}
"""Each byte above ASCII as Windows-1252 shows it; its five unassigned bytes stay controls."""

_FOLLOWING = "".join(map(re.escape, (char for char, byte in _LETTERS.items() if byte < 0xC0)))
_ONE = (
    f"[\u00c2-\u00df][{_FOLLOWING}]|[\u00e0-\u00ef][{_FOLLOWING}]{{1,2}}"
    f"|[\u00f0-\u00f4][{_FOLLOWING}]{{1,3}}"
)
_SUSPECT = re.compile(f"(?:{_ONE})+")
_SEQUENCE = re.compile(_ONE)

_TELLING = frozenset("\u00c2\u00c3\u00e2\u00f0")
"""First letters that hardly ever stand before such a sign in sound text; `é »` of sound French
would look damaged otherwise."""


_BEHIND_WORDS = frozenset("\u00a0\u00bb\u2019\u201d\u201c\u2026\u203a")
"""What may stand right behind a word: a no-break space, closing marks, an ellipsis."""


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
            meant = bytes(_LETTERS[char] for char in run).decode("utf-8", "replace")
            yield Damage(Span(found.start(), found.end()), run, meant)


def _tells(sequence: str, before: str) -> bool:
    """Whether one sequence alone is damage: `„Það“` and `AMANHÃ”` end in sound letters."""
    if sequence[0] in "\u00c2\u00c3":
        return not (before.isupper() and sequence[1] in _BEHIND_WORDS)
    return sequence[0] in _TELLING and len(sequence) > 2
