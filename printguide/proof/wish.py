"""The wish: how a PDF is to be proved, and what its reader gives. Light: both sides import it."""

from dataclasses import dataclass

from printguide.proof.findings import FileProof
from printguide.proof.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Wish:
    """How a PDF is to be proved."""

    manifest: Manifest | None = None
    quick: bool = False
    """Whether pages are not drawn: codes are not read then."""
    pictures: bool = False
    """Whether pictures of the pages are wanted."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is known of a PDF once all of its pages were read."""

    proof: FileProof
    """Without its pages."""
    text: str = ""
    """All of it in the order of reading; form feeds stand between pages that have no tags."""
