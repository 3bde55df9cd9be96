"""Opening: a finished PDF, for two readers, who see different things of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from printguide.proof.file_faults import BeyondLimits, NotReadable
from printguide.proof.findings import Unproved
from printguide.proof.pdfium import Pdfium, PdfiumRefuses

LARGEST = 500_000_000
"""Bytes of a file; a catalogue for a press with every photograph has a tenth."""
MOST_PAGES = 1_000
"""Pages that are looked at; the time of proving grows with each."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One PDF."""

    pdf: pikepdf.Pdf
    """Its objects."""
    pdfium: Pdfium
    """Its pages as they are seen."""

    @property
    def pages(self) -> list[Any]:
        """The pages that are looked at."""
        return list(self.pdf.pages[:MOST_PAGES])


@contextmanager
def opened(file: Path) -> Iterator[Opened]:
    """Open a PDF and close it again; raises Unproved where it is none, damaged or locked."""
    pdf = _pikepdf(file)
    try:
        pdfium = Pdfium.open(file)
    except PdfiumRefuses as refusal:
        pdf.close()
        raise Unproved(NotReadable("the PDF", _small(str(refusal)))) from refusal
    try:
        yield Opened(pdf, pdfium)
    finally:
        pdfium.close()
        pdf.close()


def _pikepdf(file: Path) -> pikepdf.Pdf:
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise Unproved(BeyondLimits("the PDF", f"{LARGEST // 1_000_000} MB"))
        with file.open("rb") as begun:
            # Anything may stand before the header, but no reader looks further (annex H.3).
            if b"%PDF-" not in begun.read(1024):
                raise Unproved(NotReadable("the file", "it is no PDF"))
        return pikepdf.open(file, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Unproved(NotReadable("the PDF", "it is locked with a password")) from error
    except pikepdf.PdfError as error:
        raise Unproved(NotReadable("the PDF", "it is damaged")) from error
    except OSError as error:
        raise Unproved(NotReadable("the file", _small(error.strerror or str(error)))) from error


def damage(pdf: pikepdf.Pdf) -> str | None:
    """Return what had to be mended while a PDF was read; None if it is whole."""
    warnings = [str(warning) for warning in pdf.get_warnings()]
    if not warnings:
        return None
    more = f", and {len(warnings) - 1} faults more" if len(warnings) > 1 else ""
    return _small(warnings[0].rpartition(": ")[2].strip(" .")) + more


def _small(said: str) -> str:
    """A sentence of somebody else, within one of ours."""
    said = " ".join(said.split()).rstrip(".").replace(". ", "; ").replace("`", "'")
    return said[:1].lower() + said[1:160]
