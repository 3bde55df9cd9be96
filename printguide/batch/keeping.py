"""Keeping: the results of jobs from one call to the next, found again by all that they depend on.

What is known of a job beforehand leads to its results: there may be several, for the same text with
other pictures, or on another day. Each has the questions that were asked while it was made; the one
whose answers are those of now is the result of the job. So it is wherever the project lies, and
whoever made it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pydantic import TypeAdapter

from printguide.catalogue import Catalogue
from printguide.consulted import Questions
from printguide.faults import Diagnostic, EnvironmentFault
from printguide.heads import Heads, heads_from
from printguide.inputs import Inputs, fingerprint_of_all
from printguide.project import Project
from printguide.store import Store

_MOST = 8
"""Results that are kept of the same text: the latest ones."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a result."""

    ending: str
    """What its name has behind that of the article."""
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A result, and the questions with their answers on which it hangs."""

    answers: dict[str, str]
    name: str
    lang: str
    pages: int
    codes: int
    found: tuple[Diagnostic, ...]
    """Their paths count from the folder of the project."""
    files: tuple[KeptFile, ...]
    proved: bool = False
    """Whether the files have passed their proof."""
    proof: tuple[Diagnostic, ...] = ()
    """What their proof has found."""


_RESULTS = TypeAdapter(tuple[Kept, ...])


@dataclass(frozen=True, slots=True)
class Keeper:
    """Finds and keeps the results of the jobs of a project."""

    store: Store
    project: Project
    questions: Questions
    strict: bool = False
    """Whether warnings keep an article from being written: then other articles are."""

    def find(self, standing: Mapping[str, str]) -> Kept | None:
        """Return the result that depends on the very same; None if it has to be made."""
        found = next((it for it in self._results(standing) if self._holds(it)), None)
        return found and _told(found, self._from_here)

    def keep(self, standing: Mapping[str, str], kept: Kept, contents: Iterable[bytes] = ()) -> None:
        """Keep a result and the contents of its files; raises EnvironmentFault if that cannot be.

        Contents go first, so that a result never names what is not there.
        """
        for content in contents:
            self.store.put(sha256(content).hexdigest(), content)
        kept = _told(kept, self._from_root)
        others = [it for it in self._results(standing) if it.answers != kept.answers]
        results = (kept, *others[: _MOST - 1])
        self.store.put(self._key(standing), _RESULTS.dump_json(results))

    def _key(self, standing: Mapping[str, str]) -> str:
        whole = f"result {'strict' if self.strict else ''} {fingerprint_of_all(standing)}"
        return sha256(whole.encode()).hexdigest()

    def _results(self, standing: Mapping[str, str]) -> tuple[Kept, ...]:
        content = self.store.get(self._key(standing))
        return _RESULTS.validate_json(content) if content else ()

    def _holds(self, kept: Kept) -> bool:
        return all(
            self.questions.answer(*question.split(" ", 1)) == answer
            for question, answer in kept.answers.items()
        )

    def _from_root(self, diagnostic: Diagnostic) -> Diagnostic:
        file = Path.cwd() / diagnostic.place.path
        return _moved(diagnostic, self.project.named(file))

    def _from_here(self, diagnostic: Diagnostic) -> Diagnostic:
        file = self.project.root / diagnostic.place.path
        return _moved(diagnostic, self.project.shown(file).as_posix())


def _told(kept: Kept, moved: Callable[[Diagnostic], Diagnostic]) -> Kept:
    """Return a result whose diagnostics name files from another folder."""
    return replace(kept, found=tuple(map(moved, kept.found)), proof=tuple(map(moved, kept.proof)))


def _moved(diagnostic: Diagnostic, path: str) -> Diagnostic:
    return replace(diagnostic, place=replace(diagnostic.place, path=PurePosixPath(path)))


def why_not_kept(keep: Callable[[], None]) -> str | None:
    """Keep something; return what is to be said where that cannot be: it costs only time."""
    try:
        keep()
    except EnvironmentFault as fault:
        return f"results are not kept for the next time: {fault}"
    return None


def inputs_of(standing: Mapping[str, str], inputs: Inputs) -> dict[str, str]:
    """Return all that a print depends on, by name, in an order that is always the same."""
    return dict(sorted({**standing, **inputs.answers}.items()))


def kept_heads(store: Store | None, project: Project) -> Heads:
    """Return what the last call knew of the articles of a project."""
    content = store.get(_heads_key(project)) if store else None
    return heads_from(content) if content else Heads()


def keep_heads(store: Store, catalogue: Catalogue) -> None:
    """Keep what is known of the articles that there are; raises EnvironmentFault likewise."""
    content = catalogue.heads.used().as_json()
    if store.get(_heads_key(catalogue.project)) != content:
        store.put(_heads_key(catalogue.project), content)


def _heads_key(project: Project) -> str:
    return sha256(f"heads {project.root}".encode()).hexdigest()
