"""Reads pages of cases: a heading names a case, its fenced blocks are input and expectation."""

import re
from dataclasses import dataclass
from pathlib import Path

_CASE = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One case of a page: its blocks by their language."""

    page: str
    name: str
    blocks: dict[str, str]

    def lines(self, kind: str) -> list[str]:
        """Return the lines of a block; none where the case has no such block."""
        return self.blocks.get(kind, "").splitlines()

    @property
    def input(self) -> str:
        """The article."""
        return self.blocks["mdx"].removesuffix("\n")

    def __str__(self) -> str:
        return f"{self.page}: {self.name}"


def cases_in(folder: Path) -> list[Case]:
    """Return every case of every page in a folder."""
    found = []
    for file in sorted(folder.glob("*.md")):
        pieces = _CASE.split(file.read_text("utf-8"))[1:]
        for name, body in zip(pieces[::2], pieces[1::2], strict=True):
            blocks = {kind: text for _, kind, text in _BLOCK.findall(body)}
            found.append(Case(file.stem, name.strip(), blocks))
    return found
