"""Publishing, for other programs: build articles of a project and get a report.

Nothing is kept between calls but the cache, and nothing global is set: it may be called from any
thread of a web application, or from a scheduler.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic

from printguide.apart.limits import Limits
from printguide.batch.gathering import Gathered, gather
from printguide.batch.request import Request
from printguide.batch.running import Run, plan_of
from printguide.cache import cache_folder
from printguide.engines import engines
from printguide.made import Made, Report
from printguide.proof.apart import reader
from printguide.store import Store, open_store

Told = Callable[[Made], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build; what is left as it is, the settings of the project say."""

    formats: tuple[str, ...] = ()
    paper: str | None = None
    languages: tuple[str, ...] = ()
    """Only these editions of articles."""
    base_url: str | None = None
    strict: bool = False
    """Let warnings keep an article from being written, as errors do."""
    verify: bool = False
    """Read each PDF as a press and a telephone would."""
    limits: Limits = field(default_factory=Limits)
    cluster: str | None = None
    """The address of the scheduler of a Dask cluster whose workers lay out."""
    cache: bool | Path = True
    """Whether results are kept from call to call, or the folder where they are."""
    today: dt.date | None = None
    """The day from which dates of articles are seen; None for this day (UTC)."""


def build(
    project: Path | str,
    articles: Sequence[Path | str] = (),
    *,
    out: Path | str | None = "out",
    options: Options | None = None,
    told: Told | None = None,
) -> Report:
    """Build articles of a project, or all of them, and return what became of each.

    `project` is its folder; paths of articles, and `out`, count from there. PDFs are written as
    `out/<format>/<slug>.pdf`; with None nothing is written, and articles are checked only. `told`
    hears of each job as it is done, in the thread of the call. What is wrong with content is in the
    report. Raises UsageError for a call that cannot work, and EnvironmentFault for what the machine
    lacks.
    """
    begun, options, root = monotonic(), options or Options(), Path(project).resolve()
    gathered = gather(
        [root / path for path in articles] or [root],
        options.today or dt.datetime.now(tz=dt.UTC).date(),
        base_url=options.base_url, languages=options.languages,
    )  # fmt: skip
    made: list[Made] = []
    limits = options.limits
    with (
        engines(limits, options.cluster, _nobody) as laying,
        reader(limits.jobs) if options.verify else nullcontext() as prove,
    ):
        target = None if out is None else root / out
        request = replace(_request(gathered, options, target), jobs=laying.jobs, prove=prove)
        plan = plan_of(gathered.files, gathered.project, request)
        run = Run(plan, laying.render, _nobody)
        for one in run.made():
            made.append(one)
            if told:
                told(one)
    return Report(tuple(made), monotonic() - begun, tuple(run.notes))


def _request(gathered: Gathered, options: Options, out: Path | None) -> Request:
    return Request(
        options.formats or tuple(gathered.project.configuration.build.formats),
        options.paper,
        out,
        strict=options.strict,
        cache=cache_folder("templates"),
        store=_store(options.cache),
    )


def _nobody(words: str) -> None:
    """Hear what is being done, which no one has asked for."""


def _store(cache: bool | Path) -> Store | None:
    if isinstance(cache, Path):
        return Store(cache)
    return open_store() if cache else None
