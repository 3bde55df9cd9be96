"""The forecast: what a build would do, and why; nothing is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from printguide.batch.changes import compared, told
from printguide.batch.jobs import Job, Plan
from printguide.batch.keeping import Keeper
from printguide.batch.shelving import in_place, target_of
from printguide.consulted import Questions
from printguide.inputs import fingerprint_of_all
from printguide.proof.manifest import read_manifest


class Deed(StrEnum):
    """What a build would do with a job."""

    MAKE = "make"
    RESTORE = "restore"
    """Its result is kept; its files are missing or altered."""
    NOTHING = "unchanged"
    REFUSE = "refuse"
    """Its PDF would replace that of another article."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What would become of one job."""

    deed: Deed
    target: Path
    inputs: str
    """The hash of what it depends on; of one that is to be made, as far as that is known."""
    why: tuple[str, ...] = ()


def forecast(plan: Plan, keeper: Keeper | None) -> Iterator[Forecast]:
    """Yield what would become of every job, in the order of the plan."""
    questions = keeper.questions if keeper else Questions(plan.catalogue)
    for job in plan.jobs():
        yield _of(job, plan, keeper, questions)


def _of(job: Job, plan: Plan, keeper: Keeper | None, questions: Questions) -> Forecast:
    target = target_of(job, plan.request, job.entry.name)
    if job.clashes_with:
        return Forecast(Deed.REFUSE, target, "", (f"{job.clashes_with} has the same slug",))
    standing = job.standing()
    kept = keeper.find(standing) if keeper else None
    if kept:
        deed = Deed.NOTHING if in_place(target, kept.files) else Deed.RESTORE
        return Forecast(deed, target, fingerprint_of_all({**standing, **kept.answers}))
    why = tuple(_why(target, standing, questions))
    return Forecast(Deed.MAKE, target, fingerprint_of_all(standing), why)


def _why(target: Path, standing: dict[str, str], questions: Questions) -> Iterator[str]:
    """Say what has changed since the file that is there was made."""
    try:
        manifest = read_manifest(target)
    except ValueError:
        manifest = None
    if manifest is None or not target.is_file():
        yield "it is not there"
        return
    changes = [it for it in compared(manifest.inputs, standing, questions) if it.changed]
    yield from map(told, changes)
    if not changes:
        yield "its result is not kept"
