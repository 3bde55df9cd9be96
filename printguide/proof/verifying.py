"""Verifying: a finished PDF held against its manifest, its article and what it declares to be."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from printguide.catalogue import is_article
from printguide.faults import Fault
from printguide.project import Project, open_project
from printguide.proof.apart import Prove
from printguide.proof.file_faults import ManifestFaulty
from printguide.proof.findings import FileProof, Found, PageProof, Unproved
from printguide.proof.manifest import Manifest, manifest_file, read_manifest
from printguide.proof.searching import Origin, Search, origin_of, search
from printguide.proof.vera import refusals
from printguide.proof.wish import Whole, Wish
from printguide.proof.words import word_faults
from printguide.severities import Severities


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked about PDFs."""

    today: dt.date
    origin: Origin | None = None
    """The article that was named; None for that of the manifest."""
    quick: bool = False
    """Whether pages are not drawn."""
    pictures: bool = False
    """Whether pictures of the pages are wanted."""
    validator: str | None = None
    """The command of a validator that is asked too."""


def verify(file: Path, path: PurePosixPath, inquiry: Inquiry, prove: Prove) -> FileProof:
    """Prove a PDF, which `path` names in messages.

    Raises UsageError where the settings of its project are faulty, and EnvironmentFault where the
    validator gives no answer.
    """
    found: list[Found] = []
    manifest = _manifest(file, found)
    origin = _origin(file, manifest, inquiry)
    pages: list[PageProof] = []
    whole = Whole(FileProof(path))
    read = False
    try:
        for part in prove(file, path, Wish(manifest, inquiry.quick, inquiry.pictures)):
            if isinstance(part, PageProof):
                pages.append(part)
            else:
                whole, read = part, True
    except Unproved as unproved:
        found.append(Found(unproved.fault))
    searched = Search(None, "")
    if read:
        searched = search(whole.text, origin, manifest) if origin else _nowhere(manifest)
        found += word_faults(whole.text, list(searched.lost))
        found += _refusals(file, manifest, whole.proof, inquiry)
    proof = replace(
        whole.proof,
        article=str(searched.article) if searched.article else None,
        unsearched=searched.why_not,
        findings=(*(it.of(path) for it in found), *whole.proof.findings),
        pages=tuple(pages),
    )
    return proof.judged(_severities(file, origin, searched, inquiry))


def _manifest(file: Path, found: list[Found]) -> Manifest | None:
    try:
        return read_manifest(file)
    except ValueError as error:
        fault: Fault = ManifestFaulty(manifest_file(file).name, str(error).rstrip("."))
        found.append(Found(fault))
        return None


def _origin(file: Path, manifest: Manifest | None, inquiry: Inquiry) -> Origin | None:
    if inquiry.origin or manifest is None:
        return inquiry.origin
    return origin_of(file, manifest, inquiry.today)


def _nowhere(manifest: Manifest | None) -> Search:
    if manifest is None:
        return Search(None, "no article was named")
    if not is_article(Path(manifest.article)):
        return Search(None, f"it is made of many, by {manifest.article}")
    return Search(None, f"its article {manifest.article} is not here")


def _refusals(
    file: Path, manifest: Manifest | None, proof: FileProof, inquiry: Inquiry
) -> Iterator[Found]:
    if inquiry.validator:
        kinds = manifest.conforms_to if manifest else proof.conforms_to
        yield from refusals(inquiry.validator, kinds, file)


def _severities(
    file: Path, origin: Origin | None, searched: Search, inquiry: Inquiry
) -> Severities:
    """As the project of the article has them, or of the folder of a PDF without one."""
    project: Project = origin.project if origin else open_project(file, inquiry.today)
    severities = Severities(project.configuration.faults)
    return severities.of_article(searched.matter or {})
