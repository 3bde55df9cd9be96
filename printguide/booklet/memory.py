"""The memory: what the last build of an edition knew of its articles and of their compositions.

An article whose text is the same, in the same place among the same neighbours, is not read and not
composed again. Everything is remembered by a hash of all that is known beforehand, with the
questions that were asked on the way; what has other answers now is forgotten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from pydantic import TypeAdapter

from printguide.booklet.gist import Gist
from printguide.booklet.guessing import Guess
from printguide.booklet.laying import Draft

Answer = Callable[[str, str], str | None]
"""The answer of now to a question, by its kind and its subject."""


@dataclass(slots=True)
class Memory:
    """Gists of articles and drafts of pieces, by their keys; those of now, if they were used."""

    gists: dict[str, Gist] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    guess: Guess = field(default_factory=Guess)
    """What the booklet came to. Where that is right it saves time; it changes no byte."""

    def as_json(self) -> bytes:
        """Return it as it is kept."""
        return _MEMORY.dump_json(self)


_MEMORY = TypeAdapter(Memory)


def memory_from(content: bytes | None) -> Memory:
    """Return a memory as it was kept; an empty one where nothing was."""
    return _MEMORY.validate_json(content) if content else Memory()


@dataclass(slots=True)
class Recollection:
    """A memory while a booklet is made: what was known before, and what is known now."""

    before: Memory = field(default_factory=Memory)
    now: Memory = field(default_factory=Memory)
    answer: Answer = lambda kind, subject: None

    def gist(self, key: str) -> Gist | None:
        """Return what was known of an article, if it is the same still."""
        known = self.now.gists.get(key) or self.before.gists.get(key)
        if known and self._holds(known.answers):
            self.now.gists[key] = known
            return known
        return None

    def draft(self, key: str) -> Draft | None:
        """Return what a composition came to, if it would come to the same still.

        What it asked of the booklet around it, whoever asks has to compare.
        """
        known = self.now.drafts.get(key) or self.before.drafts.get(key)
        if known and self._holds(known.answers):
            self.now.drafts[key] = known
            return known
        return None

    def left(self, guess: Guess | None) -> Memory:
        """Return what is remembered the next time, given what the booklet came to.

        Without that it was not made, and what was not got at is as it was.
        """
        if guess is not None:
            return replace(self.now, guess=guess)
        before, now = self.before, self.now
        gists, drafts = before.gists | now.gists, before.drafts | now.drafts
        return Memory(gists, drafts, before.guess)

    def _holds(self, answers: Mapping[str, str]) -> bool:
        return all(
            self.answer(*question.split(" ", 1)) == answer for question, answer in answers.items()
        )


def key_of(*facts: object) -> str:
    """Return the key under which is remembered what depends on these facts."""
    return sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
