"""Job: what one worker is asked to render, and what it may answer beside an outcome.

All of it can be pickled. Dask itself only sees bytes: they are packed and unpacked by the processes
that compose and render.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from printguide.article.reading import Source
from printguide.compose.print_html import PrintHtml

Files = Mapping[str, str | None]
"""The hash of what stands in each file, by its path from the root; None leads out of the root."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article to be laid out."""

    html: PrintHtml
    source: Source | None
    root: Path
    """The folder of the project on the client."""
    folder: Path
    """The folder in which the client works: diagnostics name files from there."""
    makers: Mapping[str, str]
    """The versions that the client has, which have to be those of the worker."""
    patience_s: int
    """Seconds after which the engine is ended."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """The worker would not make the same bytes."""

    makers: Mapping[str, str]
    """The versions that the worker has."""


@dataclass(frozen=True, slots=True)
class Died:
    """The engine ended while it was at work, and once more when it tried again."""

    slow: bool
    """Whether it took longer than the job allows."""
