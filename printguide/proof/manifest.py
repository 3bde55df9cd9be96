"""The manifest: what a build meant a PDF to be, written beside it for whoever proves it."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from printguide import __version__

MANIFEST = ".manifest.json"
"""How the name of a manifest ends, beside that of its PDF."""
LARGEST = 5_000_000
"""Bytes of a manifest; one of a thousand pages has 100,000."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MeantPage(_Record):
    """One page as it is cut."""

    width_mm: float
    height_mm: float


class MeantCode(_Record):
    """One QR code: what it says, and where it stands from the upper left of the cut page."""

    url: str
    page: int
    x_mm: float
    y_mm: float
    side_mm: float
    """Quiet zone included."""
    module_mm: float


class LeftOutPart(_Record):
    """A part of the article that this print does not have, and why."""

    what: str
    words: int
    line: int
    last_line: int
    reason: str


class Manifest(_Record):
    """What one PDF was meant to be."""

    printguide: str = __version__
    article: str
    """Path of the article, from the folder of the project."""
    slug: str
    title: str
    lang: str
    format: str
    paper: str
    conforms_to: tuple[str, ...]
    smallest_type_pt: float
    bleed_mm: float = 0
    tagged: bool
    """Whether it is to be read aloud: tags, a title and a language are needed."""
    pages: tuple[MeantPage, ...]
    codes: tuple[MeantCode, ...] = ()
    left_out: tuple[LeftOutPart, ...] = ()
    in_order: bool = True
    """Whether the words stand in the order of the article: not where panels were put on sheets."""
    inputs: dict[str, str] = {}
    """All that it depends on, by name: versions, hashes of files, titles of linked articles."""

    def as_json(self) -> bytes:
        """Return the manifest as it is written: the same bytes for the same print."""
        return (self.model_dump_json(indent=1) + "\n").encode()


def read_manifest(pdf: Path) -> Manifest | None:
    """Return the manifest beside a PDF, None without one; raises ValueError if it is faulty."""
    file = manifest_file(pdf)
    try:
        if file.stat().st_size > LARGEST:
            raise ValueError(f"it has more than {LARGEST // 1_000_000} MB")
        return Manifest.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError((error.strerror or str(error)).lower()) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"{where}: {first['msg']}" if where else first["msg"]) from error


def manifest_file(pdf: Path) -> Path:
    """Return where the manifest of a PDF stands."""
    return pdf.with_name(f"{pdf.stem}{MANIFEST}")
