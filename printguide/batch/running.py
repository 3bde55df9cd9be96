"""Running: the jobs of a plan, several at once; what is unchanged is not done again."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from printguide.article.reading import Source, read
from printguide.batch.jobs import Job, Plan
from printguide.batch.keeping import (
    Keeper,
    Kept,
    inputs_of,
    keep_heads,
    kept_heads,
    why_not_kept,
)
from printguide.batch.looking import Ahead, look_ahead
from printguide.batch.preparing import Articles
from printguide.batch.request import Request
from printguide.batch.shelving import back, contents_of, outputs_of, shelve, target_of
from printguide.building import Aim, Product, make
from printguide.catalogue import Catalogue
from printguide.compose.print_html import PrintHtml
from printguide.consulted import Questions
from printguide.engine.apart import Render
from printguide.engine.rendering import Rendering
from printguide.faults import in_order
from printguide.inputs import fingerprint_of_all
from printguide.made import Made, Status
from printguide.outcome import Outcome
from printguide.project import Project

if TYPE_CHECKING:
    from printguide.batch.proving import Proofs
    from printguide.proof.apart import Prove

_AHEAD = 4
"""How many jobs wait for each that is worked on."""

Progress = Callable[[str], None]


def build(
    files: list[Path], project: Project, request: Request, render: Render, tell: Progress
) -> Iterator[Made]:
    """Build articles; a faulty one costs no other. Yields what was made, in their order."""
    yield from Run(plan_of(files, project, request), render, tell).made()


def plan_of(files: list[Path], project: Project, request: Request) -> Plan:
    """Return the jobs that a request makes of articles."""
    catalogue = Catalogue(project, kept_heads(request.store, project))
    return Plan(tuple(files), project, request, catalogue)


def keeper_of(plan: Plan) -> Keeper | None:
    """Return what finds and keeps the results of a plan; None where none are wanted.

    They hold what pages show, of which a quick look knows nothing.
    """
    request = plan.request
    if request.store is None or not request.layout:
        return None
    return Keeper(request.store, plan.project, Questions(plan.catalogue), request.strict)


@dataclass
class Run:
    """One call: a plan, and what carries it out."""

    plan: Plan
    render: Render
    tell: Progress
    ahead: Ahead = field(default_factory=Ahead)
    notes: list[str] = field(default_factory=list)
    """What went wrong and costs nothing but time: results that could not be kept."""

    def __post_init__(self) -> None:
        request = self.plan.request
        self._keeper = keeper_of(self.plan)
        self._articles = Articles(self.plan.project, request.strict)
        self._engines = BoundedSemaphore(request.jobs)
        self._proofs = self._proving(request.prove)
        self._aim = Aim.PRINT if request.out else Aim.CHECK if request.layout else Aim.QUICK

    def _proving(self, prove: "Prove | None") -> "Proofs | None":
        if prove is None:
            return None
        from printguide.batch.proving import Proofs  # with all that proves, which few builds need

        return Proofs(self.plan.project, self._articles, prove)

    def made(self) -> Iterator[Made]:
        """Do every job; yields what became of them, in the order of the plan."""
        if len(self.plan) == 1:
            yield from map(self._done, self.plan.jobs())
        else:
            yield from self._side_by_side()
        self._end()

    def _side_by_side(self) -> Iterator[Made]:
        workers = self.plan.request.jobs + 1  # so that one composes while the others wait
        pool, waiting, work = ThreadPoolExecutor(workers), deque[tuple[Future[Made], bool]](), 0
        looks = look_ahead(self.plan.jobs(), self._looked_at, self.ahead)
        try:
            for job, made in looks:
                future = _ended(made) if made else pool.submit(self._done, job)
                waiting.append((future, made is None))
                work += made is None
                while waiting and (waiting[0][0].done() or work > _AHEAD * workers):
                    future, was_work = waiting.popleft()
                    work -= was_work
                    yield future.result()
            for future, _ in waiting:
                yield future.result()
        except BaseException:
            looks.close()
            pool.shutdown(wait=False, cancel_futures=True)  # who stops us stops the engines too
            raise
        pool.shutdown()

    def _looked_at(self, job: Job) -> Made | None:
        """Return what an earlier call has made of a job; None where there is something to do."""
        begun, standing = time.monotonic(), job.standing()
        kept = self._kept(job, standing)
        if kept is None or (self._proofs and not kept.proved):
            return None
        made = self._unchanged(job, standing, kept)
        return made and replace(made, seconds=time.monotonic() - begun)

    def _done(self, job: Job) -> Made:
        begun = time.monotonic()
        self.tell(job.entry.file.name)
        standing = job.standing()
        kept = self._kept(job, standing)
        made = kept and self._unchanged(job, standing, kept)
        made = made or self._fresh(job)
        return replace(made, seconds=time.monotonic() - begun)

    def _kept(self, job: Job, standing: dict[str, str]) -> Kept | None:
        """Return the result of an earlier call; None if there is none of the very same."""
        keeper = None if job.clashes_with else self._keeper
        return keeper.find(standing) if keeper else None

    def _unchanged(self, job: Job, standing: dict[str, str], kept: Kept) -> Made | None:
        """Return what an earlier call has made, put in place; None if its files are lost."""
        made = replace(
            job.nothing(read(job.entry.file, self.plan.project.shown(job.entry.file)).value),
            lang=kept.lang, found=kept.found, pages=kept.pages, codes=kept.codes, kept=True,
        )  # fmt: skip
        if self._aim is not Aim.PRINT:
            return replace(made, status=Status.CHECKED)
        target = target_of(job, self.plan.request, kept.name)
        store = self.plan.request.store
        status = back(target, kept.files, store) if store else None
        if status is None:
            return None
        made = replace(made, status=status, outputs=outputs_of(target, kept.files),
                       inputs=fingerprint_of_all({**standing, **kept.answers}))  # fmt: skip
        if kept.proved:
            return replace(made, found=in_order((*kept.found, *kept.proof)))
        if self._proofs is None:
            return made
        return replace(self._proved(job, made, kept, standing), kept=False)

    def _fresh(self, job: Job) -> Made:
        """Make a job, and write what came of it.

        It is a print of the text that was read for the first format, whatever stands there now.
        """
        article = self._articles.read(job.entry.file)
        prepared, standing = job.refused(article.prepared), job.standing(article.answer)
        product = make(prepared, job.order, self._rendered, aim=self._aim)
        made = replace(job.nothing(prepared.source), found=product.found, pages=product.pages,
                       codes=product.codes, lang=product.lang or job.entry.lang)  # fmt: skip
        if self._aim is not Aim.PRINT:
            return replace(made, status=Status.CHECKED)
        return self._written(job, made, product, standing) if product.prints else made

    def _rendered(self, html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
        with self._engines:
            return self.render(html, root, source)

    def _written(self, job: Job, made: Made, product: Product, standing: dict[str, str]) -> Made:
        inputs = inputs_of(standing, job.order.inputs)
        contents = contents_of(product, inputs)
        target = target_of(job, self.plan.request, product.name)
        files = shelve(target, contents)
        made = replace(made, status=Status.MADE, outputs=outputs_of(target, files),
                       inputs=fingerprint_of_all(inputs))  # fmt: skip
        kept = Kept(dict(job.order.inputs.answers), product.name, made.lang, product.pages,
                    product.codes, product.found, files)  # fmt: skip
        self._keep(lambda keeper: keeper.keep(standing, kept, contents.values()))
        return self._proved(job, made, kept, standing)

    def _proved(self, job: Job, made: Made, kept: Kept, standing: dict[str, str]) -> Made:
        """Prove what was written, if that is asked for, and remember that it has passed."""
        if self._proofs is None:
            return made
        proof = self._proofs.of(made, job.entry.file)
        if not proof.failed:
            passed = replace(kept, proof=proof.found, proved=True)
            self._keep(lambda keeper: keeper.keep(standing, passed))
        return proof.with_it(made)

    def _keep(self, keep: Callable[[Keeper], None]) -> None:
        """Keep something; that it cannot be kept is said once, and costs no job."""
        keeper = self._keeper
        if keeper and (note := why_not_kept(lambda: keep(keeper))):
            self._keeper = None
            self.notes.append(note)

    def _end(self) -> None:
        """Keep what is known of the articles, and the store within its bounds."""
        self._keep(lambda keeper: keep_heads(keeper.store, self.plan.catalogue))
        if self._keeper:
            self._keeper.store.prune()


def _ended(made: Made) -> Future[Made]:
    """What was found to be done already, among what is being done."""
    future = Future[Made]()
    future.set_result(made)
    return future
