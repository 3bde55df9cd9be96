"""Finished PDFs for tests of the proof: a good one, what is done to it, and what the proof says."""

import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf

from printguide.faults import Severity
from printguide.proof.findings import FileProof, Finding, PageProof
from printguide.proof.manifest import Manifest, MeantPage, manifest_file
from printguide.proof.proving import prove
from printguide.proof.searching import Origin
from printguide.proof.verifying import Inquiry, verify

TODAY = dt.date(2026, 2, 7)
MM = 72 / 25.4
"""Points in a millimetre."""

Edit = Callable[[pikepdf.Pdf], None]


def manifest(pages: list[tuple[float, float]], **facts: Any) -> Manifest:
    """Return a manifest of pages of these sizes."""
    known: dict[str, Any] = {
        "article": "a.mdx",
        "slug": "a",
        "title": "A",
        "lang": "en",
        "format": "brochure",
        "paper": "a4",
        "conforms_to": (),
        "smallest_type_pt": 6,
        "tagged": False,
        "pages": tuple(MeantPage(width_mm=wide, height_mm=high) for wide, high in pages),
    }
    return Manifest(**{**known, **facts})


@dataclass(frozen=True)
class Print:
    """A PDF with what it was meant to be."""

    content: bytes
    meant: Manifest | None = None
    origin: Origin | None = None

    def but(self, edit: Edit | None = None, **meant: Any) -> "Print":
        """Return it with something changed: in the PDF, or in what its manifest says."""
        content = changed(self.content, edit) if edit else self.content
        told = self.meant.model_copy(update=meant) if self.meant else None
        return Print(content, told, self.origin)

    def foreign(self) -> "Print":
        """Return it without its manifest."""
        return Print(self.content)

    def proof(self, folder: Path, **inquiry: Any) -> FileProof:
        """Write it and prove it."""
        file = folder / "print.pdf"
        file.write_bytes(self.content)
        manifest_file(file).unlink(missing_ok=True)
        if self.meant:
            manifest_file(file).write_bytes(self.meant.as_json())
        asked = Inquiry(TODAY, self.origin, **inquiry)
        return verify(file, PurePosixPath("print.pdf"), asked, prove)


def changed(content: bytes, edit: Edit) -> bytes:
    """Return a PDF after something was done to it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        edit(pdf)
        pdf.save(out)
    return out.getvalue()


def painted(steps: str, page: int = 0) -> Edit:
    """Return an edit that paints more on a page, in points from its foot, as decoration."""

    def edit(pdf: pikepdf.Pdf) -> None:
        add(pdf, f"/Artifact BMC q {steps} Q EMC", page)

    return edit


def add(pdf: pikepdf.Pdf, steps: str, page: int = 0) -> None:
    """Add to the content of a page; what stands there may have moved the origin."""
    pdf.pages[page].contents_add(b"q ", prepend=True)
    pdf.pages[page].contents_add(f" Q {steps}".encode())


def codes(findings: Any) -> list[str]:
    """The codes of the faults of a proof, sorted."""
    found: tuple[Finding, ...] = findings.all() if isinstance(findings, FileProof) else findings
    return sorted(it.diagnostic.code for it in found)


def errors(proof: FileProof | PageProof) -> list[str]:
    """The codes of the errors of a proof."""
    found = proof.all() if isinstance(proof, FileProof) else proof.findings
    return [it.diagnostic.code for it in found if it.diagnostic.severity is Severity.ERROR]


def messages(proof: FileProof) -> list[str]:
    """What a proof says, as one reads it."""
    return [json.loads(json.dumps(it.diagnostic.message)) for it in proof.all()]
