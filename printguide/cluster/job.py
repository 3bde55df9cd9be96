"""Job: what one worker is asked to render, and what it may answer beside an outcome.

All of it can be pickled. Dask itself only sees bytes: they are packed by the client and unpacked by
the worker.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from printguide.article.reading import Source
from printguide.compose.print_html import OwnFont, PrintHtml
from printguide.engine.fonts.own import PACKAGE
from printguide.inputs import ABSENT
from printguide.programs import programs

Files = Mapping[str, str | None]
"""The hash of what stands in each file, by its path from the root; None leads out of the root."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article to be laid out."""

    html: PrintHtml
    source: Source | None
    files: Files
    """What it needs of the folder of the project."""
    folder: Path
    """The folder in which the client works: diagnostics name files from there."""
    root: Path
    """The folder of the project on the client."""
    programs: Mapping[str, str]
    """What the client has, and the worker has to have: see `programs_for`."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """The worker would not make the same bytes."""

    programs: Mapping[str, str]
    """What it has."""


def programs_for(html: PrintHtml) -> Mapping[str, str]:
    """Return what the bytes of a print depend on here, packages of the brand's fonts included."""
    return {**programs(), **dict(_packages(html.fonts))}


def _packages(fonts: Iterable[OwnFont]) -> Iterable[tuple[str, str]]:
    for font in fonts:
        for written in font.files:
            name = written.removeprefix(PACKAGE).strip()
            if written.startswith(PACKAGE) and name:
                try:
                    yield f"package {name}", version(name)
                except PackageNotFoundError:
                    yield f"package {name}", ABSENT
