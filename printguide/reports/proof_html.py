"""Proofs as one page of HTML that needs nothing else: pictures of the pages, faults outlined."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from printguide.engine.inspection.facts import Rect
from printguide.faults import Severity
from printguide.proof.findings import FileProof, Finding, PageProof
from printguide.reports.page import page
from printguide.reports.proof_text import code_line, file_facts, page_facts, summary


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle over the picture of a page; per cent of its sides."""

    kind: str
    """`code`, or the severity of what is wrong there."""
    number: int
    """Of the finding; 0 of a code with which nothing is wrong."""
    left: float
    top: float
    width: float
    height: float


def as_html(proofs: list[FileProof]) -> str:
    """Return the proofs of some files as a page.

    All that comes from the PDFs is escaped, and the page forbids itself scripts and addresses.
    """
    filters: dict[str, Callable[..., Any]] = {
        "picture": _picture, "spots": _spots, "page_facts": page_facts, "file_facts": file_facts,
        "code_line": code_line,
    }  # fmt: skip
    passed = all(proof.passed for proof in proofs)
    return page("proof", filters, proofs=proofs, summary=summary(proofs), passed=passed)


def _picture(page: PageProof) -> str:
    """The address of the picture of a page."""
    return f"data:image/jpeg;base64,{base64.b64encode(page.picture).decode()}"


def _spots(page: PageProof) -> Iterator[Spot]:
    """What is outlined: codes first, then what is wrong, the worst on top."""
    shown = page.shown
    if shown is None:
        return
    for code in page.codes:
        yield _spot(code.box.grown(0.5), shown, "code" if code.read else "error", 0)
    numbered = list(enumerate(page.findings, start=1))
    for number, finding in sorted(numbered, key=lambda it: _gravity(it[1])):
        for spot in finding.spots:
            yield _spot(spot.grown(0.7), shown, str(finding.diagnostic.severity), number)


def _gravity(finding: Finding) -> int:
    return [Severity.INFO, Severity.WARNING, Severity.ERROR].index(finding.diagnostic.severity)


def _spot(box: Rect, shown: Rect, kind: str, number: int) -> Spot:
    left, top = max(box.left, shown.left), max(box.top, shown.top)
    right, bottom = min(box.right, shown.right), min(box.bottom, shown.bottom)
    return Spot(
        kind, number,
        round(100 * (left - shown.left) / shown.width, 2),
        round(100 * (top - shown.top) / shown.height, 2),
        round(100 * max(right - left, 0.5) / shown.width, 2),
        round(100 * max(bottom - top, 0.5) / shown.height, 2),
    )  # fmt: skip
