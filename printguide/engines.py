"""Engines: what lays pages out, in processes of this machine or on the workers of a cluster."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from printguide.apart.limits import Limits
from printguide.engine.apart import EngineApart, Render

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Engines:
    """As many engines as work at the same time, behind one call."""

    render: Render
    jobs: int
    """How many articles to lay out at once."""


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
