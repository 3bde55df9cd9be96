"""Proofs as JSON, for programs. Millimetres are from the upper left corner of the cut page."""

import json
from typing import Any

from printguide.engine.inspection.facts import Rect
from printguide.faults import Severity
from printguide.proof.findings import FileProof, Finding, PageProof, ReadCode, sound

VERSION = 1
"""Of the shape; it changes when a reader of the old one would be misled."""


def as_json(proofs: list[FileProof]) -> str:
    """Return the proofs of some files as one JSON object."""
    severities = [it.diagnostic.severity for proof in proofs for it in proof.all()]
    data = {
        "version": VERSION,
        "passed": all(proof.passed for proof in proofs),
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
        "files": [_file(proof) for proof in proofs],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _file(proof: FileProof) -> dict[str, Any]:
    return {
        "path": str(proof.path),
        "passed": proof.passed,
        "manifest": proof.manifest,
        "title": proof.title,
        "lang": proof.lang,
        "conforms_to": list(proof.conforms_to),
        "fonts": list(proof.fonts),
        "article": proof.article,
        "words_not_looked_for": proof.unsearched or None,
        "findings": [_finding(it) for it in proof.findings],
        "pages": [_page(it) for it in proof.pages],
    }


def _page(page: PageProof) -> dict[str, Any]:
    return {
        "number": page.number,
        "passed": sound(page.findings),
        "width_mm": page.width_mm,
        "height_mm": page.height_mm,
        "smallest_type_pt": _rounded(page.smallest_type_pt),
        "lowest_ppi": page.lowest_ppi,
        "colours": list(page.colours),
        "codes": [_code(it) for it in page.codes],
        "links": [{"target": it.target, "text": it.text} for it in page.links],
        "findings": [_finding(it) for it in page.findings],
    }


def _code(code: ReadCode) -> dict[str, Any]:
    return {
        "text": code.text,
        "meant": code.meant,
        "read": code.read,
        "read_degraded": code.degraded,
        "module_mm": _rounded(code.module_mm),
        "contrast": _rounded(code.contrast),
        **_box(code.box),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "page": finding.page or None,
        "spots": [_box(spot) for spot in finding.spots],
    }


def _box(box: Rect) -> dict[str, Any]:
    return {
        "x_mm": _rounded(box.left),
        "y_mm": _rounded(box.top),
        "width_mm": _rounded(box.width),
        "height_mm": _rounded(box.height),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 2)
