"""Proving: what a job has written, read as a press and a telephone would."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from printguide.batch.preparing import Articles
from printguide.building import PDF
from printguide.faults import Diagnostic, has_error, in_order
from printguide.made import Made, Status
from printguide.project import Project
from printguide.proof.apart import Prove
from printguide.proof.searching import Origin
from printguide.proof.verifying import Inquiry, verify


@dataclass(frozen=True, slots=True)
class Proofs:
    """Proves the PDFs of jobs, for many threads."""

    project: Project
    articles: Articles
    prove: Prove

    def of(self, made: Made, file: Path) -> "Proof":
        """Prove what was made of an article."""
        prepared = self.articles.prepared(file)
        failed: list[Path] = []
        found: list[Diagnostic] = []
        for pdf in _pdfs(made):
            inquiry = Inquiry(self.project.today, Origin(file, self.project))
            proof = verify(pdf, self.project.shown(pdf), inquiry, self.prove)
            judged = prepared.severities.judge(finding.diagnostic for finding in proof.all())
            found += judged
            failed += [pdf] if has_error(judged) else []
        return Proof(tuple(found), tuple(failed))


@dataclass(frozen=True, slots=True)
class Proof:
    """What the proof of a job has found."""

    found: tuple[Diagnostic, ...]
    failed: tuple[Path, ...]

    def with_it(self, made: Made) -> Made:
        """Return what was made, and what its proof finds; a file that fails stays to be seen."""
        status = Status.FAILED if self.failed else made.status
        found = in_order((*made.found, *self.found))
        return replace(made, found=found, failed=self.failed, status=status)


def _pdfs(made: Made) -> Iterator[Path]:
    """The PDFs of a job; panels before the sheet that they are folded from."""
    return (it.file for it in reversed(made.outputs) if it.file.suffix == PDF)
