"""The cluster: rendering on many machines, through Dask. Imported where one is asked for only."""

from printguide.cluster.joining import cluster

__all__ = ["cluster"]
