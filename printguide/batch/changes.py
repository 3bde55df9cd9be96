"""Changes: what a print depended on when it was made, against what that is now."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from printguide.batch.ground import ground_of
from printguide.batch.jobs import formats_and_papers
from printguide.catalogue import Catalogue
from printguide.consulted import Questions
from printguide.inputs import ABSENT, file_answer
from printguide.project import Project
from printguide.proof.manifest import Manifest

ASKED = "asked"
"""The kind of what was said in the call that made it, which only another call can change."""
_SHOWN = 12
"""Digits of a hash that are shown."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a print depends on."""

    kind: str
    subject: str
    before: str
    """What it was when the print was made; `absent` if there was none."""
    now: str

    @property
    def changed(self) -> bool:
        """Whether it is another one than it was."""
        return self.before != self.now


def compared(
    inputs: Mapping[str, str], standing: Mapping[str, str], questions: Questions
) -> Iterator[Input]:
    """Yield all inputs of a print, its text first, and those that would join them now.

    `standing` is what is known now without composing the article.
    """
    for name in sorted({*inputs, *standing}, key=lambda it: (not it.startswith("text "), it)):
        kind, _, subject = name.partition(" ")
        before = inputs.get(name, ABSENT)
        now = before if kind == ASKED else standing.get(name) or questions.answer(kind, subject)
        yield Input(kind, subject, before, now or ABSENT)


def inputs_now(manifest: Manifest, project: Project) -> Iterator[Input]:
    """Yield the inputs of a print, as its manifest has them and as they are now.

    Raises UsageError where its format or its paper does not exist any more.
    """
    catalogue = Catalogue(project)
    asked = formats_and_papers(project, (manifest.format,), manifest.paper)
    own = {name: answer for *_, names in asked for name, answer in names.items()}
    text = file_answer(project.root / manifest.article, project.root)
    standing = {f"text {manifest.article}": text, **ground_of(project), **own}
    yield from compared(manifest.inputs, standing, Questions(catalogue))


def told(changed: Input) -> str:
    """Return one change in words."""
    name = f"{changed.kind} {changed.subject}"
    if changed.before == ABSENT:
        return f"{name} is new"
    if changed.now == ABSENT:
        return f"{name} is gone"
    if is_hash(changed.now):
        return f"{name} has changed"
    facts = ", ".join(_facts(changed.before, changed.now))
    return f"{name}: {facts}" if facts else f"{name} was {changed.before}, is {changed.now}"


def _facts(before: str, now: str) -> Iterator[str]:
    """Say which of the facts that are known of another article have changed."""
    if not (before.startswith("{") and now.startswith("{")):
        return
    was, is_ = json.loads(before), json.loads(now)
    for fact in was:
        if was[fact] != is_.get(fact):
            yield f"its {fact} was `{was[fact]}`, is `{is_.get(fact)}`"


def shown(answer: str) -> str:
    """Return an answer as people want it: hashes short, of another article its title."""
    if answer.startswith("{"):
        facts = json.loads(answer)
        return f"`{facts['title']}`, slug {facts['slug']}"
    return answer[:_SHOWN] if is_hash(answer) else answer


def is_hash(text: str) -> bool:
    """Whether an answer is a hash, which says nothing to people."""
    return len(text) >= 32 and set(text) <= set("0123456789abcdef")
