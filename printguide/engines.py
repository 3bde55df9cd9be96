"""Engines: what lays pages out, in processes of this machine or on the workers of a cluster."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from printguide.apart.limits import Limits
from printguide.engine.apart import EngineApart, Render

if TYPE_CHECKING:
    from printguide.article.reading import Source
    from printguide.compose.print_html import PrintHtml
    from printguide.engine.rendering import Rendering
    from printguide.outcome import Outcome

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Engines:
    """As many engines as work at the same time, behind one call."""

    render: Render
    jobs: int
    """How many articles to lay out at once."""


def no_engines() -> Engines:
    """Return what stands for engines where nothing is laid out: no process is started."""
    return Engines(_unasked, 1)


def _unasked(html: "PrintHtml", root: Path, source: "Source | None") -> "Outcome[Rendering]":
    raise AssertionError(f"{html.path} was not to be laid out")


@contextmanager
def engines(limits: Limits, cluster: str | None, tell: Tell) -> Iterator[Engines]:
    """Start the engines, or join the cluster whose scheduler has this address.

    `tell` hears what is waited for. Raises what `cluster.joining` does.
    """
    if cluster is None:
        with closing(EngineApart(limits)) as engine:
            yield Engines(engine.render, limits.jobs)
        return
    from printguide.cluster import cluster as join

    with join(cluster, tell, limits=limits) as workers:
        yield Engines(workers.render, workers.jobs)
