"""The request: what to build, where to, and with what help."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from printguide.store import Store

if TYPE_CHECKING:
    from printguide.proof.apart import Prove


@dataclass(frozen=True, slots=True)
class Request:
    """What to build, and where to."""

    formats: tuple[str, ...]
    paper: str | None
    """The one that was asked for; None for that of the settings."""
    out: Path | None
    """The folder of the PDFs; None to check only, and write nothing."""
    file: Path | None = None
    """The one file to write, if a single brochure was asked for by name."""
    strict: bool = False
    """Whether warnings keep an article from being written too."""
    cache: Path | None = None
    """Where compiled templates are kept."""
    layout: bool = True
    """Whether articles are laid out; without, nothing can be written."""
    prove: "Prove | None" = None
    """What reads each PDF once it is written; None to take it as it is."""
    jobs: int = 1
    """How many engines there are: so many articles are laid out at once."""
    store: Store | None = None
    """Where results are kept from one call to the next; None to do everything anew."""
