"""Proofs as text: a line for each file and page, then every fault in full."""

from collections.abc import Iterator

import click

from printguide.faults import Severity
from printguide.proof.aim import spelt
from printguide.proof.findings import FileProof, PageProof, ReadCode
from printguide.reports.report import Finding
from printguide.reports.text import as_text, counted

_CODE_LENGTH = 90


def as_page(proofs: list[FileProof]) -> str:
    """Return all of the proofs of some files, and a line that counts them."""
    parts = [part for proof in proofs for part in _file(proof)]
    return "\n\n".join([*parts, summary(proofs)])


def summary(proofs: list[FileProof]) -> str:
    """Return one line that says how many files passed, and how many faults there are."""
    failed = sum(not proof.passed for proof in proofs)
    passed = len(proofs) - failed
    said = f"{counted(len(proofs), 'file')}: {passed} passed, {failed} failed"
    found = [it.diagnostic.severity for proof in proofs for it in proof.all()]
    errors = counted(found.count(Severity.ERROR), "error")
    warnings = counted(found.count(Severity.WARNING), "warning")
    return f"{said}; {errors}, {warnings}"


def _file(proof: FileProof) -> Iterator[str]:
    rows = [("file", proof_passed(proof), ", ".join(file_facts(proof)))]
    rows += [(f"page {it.number}", it.passed, ", ".join(page_facts(it))) for it in proof.pages]
    width = max(len(name) for name, _, _ in rows)
    lines = [click.style(str(proof.path), bold=True)]
    for (name, passed, said), page in zip(rows, (None, *proof.pages), strict=True):
        lines.append(f"  {name.ljust(width)}  {_verdict(passed)}  {said}".rstrip())
        lines += [f"  {' ' * width}        {it}" for it in (_listed(page) if page else ())]
    yield "\n".join(lines)
    for finding in proof.all():
        yield as_text(Finding(finding.diagnostic, None))


def proof_passed(proof: FileProof) -> bool:
    """Whether nothing is wrong with the file as a whole, whatever its pages are."""
    return all(it.diagnostic.severity is not Severity.ERROR for it in proof.findings)


def _verdict(passed: bool) -> str:
    return click.style("pass", fg="green") if passed else click.style("FAIL", fg="red", bold=True)


def file_facts(proof: FileProof) -> Iterator[str]:
    """Yield what is worth knowing of a file, in a few words each."""
    if proof.pages:
        yield counted(len(proof.pages), "page")
    yield from map(spelt, proof.conforms_to)
    if proof.fonts:
        yield counted(len(proof.fonts), "font")
    if proof.article:
        yield f"words of {proof.article}"
    elif proof.unsearched:
        yield f"words not looked for: {proof.unsearched}"


def page_facts(page: PageProof) -> Iterator[str]:
    """Yield what is worth knowing of a page, in a few words each."""
    if page.codes:
        yield counted(len(page.codes), "code")
    if page.smallest_type_pt is not None:
        yield f"smallest type {page.smallest_type_pt:.1f} pt"
    if page.lowest_ppi is not None:
        yield f"images {page.lowest_ppi} ppi"
    if page.links:
        yield counted(len(page.links), "link")


def _listed(page: PageProof) -> Iterator[str]:
    """The codes of a page of which nobody said what they are meant to say."""
    for code in page.codes:
        if code.meant is None:
            yield code_line(code)


def code_line(code: ReadCode) -> str:
    """Return what a code says and how it is printed."""
    text = " ".join(code.text.split())
    text = text if len(text) <= _CODE_LENGTH else f"{text[: _CODE_LENGTH - 1]}…"
    facts = [f"modules {code.module_mm:.2f} mm"]
    if not code.read:
        facts.append("cannot be read")
    else:
        facts.append(f"contrast {code.contrast:.1f}")
        if code.degraded is False:
            facts.append("on a good print only")
    return f"{text} ({', '.join(facts)})"
