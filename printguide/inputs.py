"""Inputs: what a print was made of, as questions to the world and their answers.

What an article asks for is known only once it is composed: its pictures, the titles of articles
that it links to, whether a day has passed. Every question is noted with its answer then. Later the
same questions are put again, and if all answers are the same, so is the print.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

ABSENT = "absent"
"""The answer to a question for what there is not."""
_SHORT = 32
"""Hexadecimal digits of a hash that stand for a content: 128 bits."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The questions of one print, each with its answer, in the order in which they were put.

    A question is a kind and a subject, such as `file images/quay.svg`.
    """

    answers: dict[str, str] = field(default_factory=dict)

    def note(self, kind: str, subject: str, answer: str) -> None:
        """Remember a question; of two answers the first counts, for with it the print was begun."""
        self.answers.setdefault(f"{kind} {subject}", answer)

    def take(self, answers: Mapping[str, str]) -> None:
        """Remember questions that were put before, for a part of the print."""
        self.answers.update({**answers, **self.answers})


def fingerprint(content: bytes | str) -> str:
    """Return the hash that stands for a content."""
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()[:_SHORT]


def fingerprint_of_all(answers: Mapping[str, str]) -> str:
    """Return the hash that stands for questions with their answers, in whichever order."""
    return fingerprint(
        "\n".join(f"{question}\t{answers[question]}" for question in sorted(answers))
    )


def file_answer(file: Path, root: Path) -> str:
    """Return what stands for a file of a project: its hash, or that it may not or cannot be read.

    Links are followed, as far as they stay inside `root`.
    """
    try:
        resolved = file.resolve()
        if not resolved.is_relative_to(root):
            return "outside"
        return fingerprint(resolved.read_bytes()) if resolved.is_file() else ABSENT
    except (OSError, ValueError):
        return ABSENT
