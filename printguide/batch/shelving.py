"""Shelving: the files of a product where they belong, and whether they still are as they were."""

import errno
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from printguide.batch.jobs import Job
from printguide.batch.keeping import KeptFile
from printguide.batch.request import Request
from printguide.building import PDF, Product
from printguide.made import Output, Status
from printguide.proof.manifest import MANIFEST
from printguide.store import Store
from printguide.writing import write


def target_of(job: Job, request: Request, name: str) -> Path:
    """Return where the PDF of a job belongs."""
    if request.file or request.out is None:
        return request.file or Path(f"{name}{PDF}")
    return request.out / job.order.format.name / f"{name}{PDF}"


def contents_of(product: Product, inputs: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a product by the endings of their names, the PDF for readers first."""
    contents: dict[str, bytes] = {}
    for it in product.prints:
        manifest = it.manifest.model_copy(update={"inputs": dict(inputs)})
        contents[it.ending] = it.pdf
        contents[f"{it.ending.removesuffix(PDF)}{MANIFEST}"] = manifest.as_json()
    return contents


def shelve(target: Path, contents: Mapping[str, bytes]) -> tuple[KeptFile, ...]:
    """Write files, each whole; the PDF for readers last, so that with it all of them are there.

    Raises EnvironmentFault where that cannot be.
    """
    for ending, content in reversed(list(contents.items())):
        write(_file(target, ending), content)
    return tuple(
        KeptFile(ending, sha256(content).hexdigest(), len(content))
        for ending, content in contents.items()
    )


def back(target: Path, files: Iterable[KeptFile], store: Store) -> Status | None:
    """See to it that the files of a result are in place; None where the store has lost them.

    Raises EnvironmentFault where they cannot be written.
    """
    if in_place(target, files):
        return Status.UNCHANGED
    return Status.RESTORED if _put_back(target, files, store) else None


def in_place(target: Path, files: Iterable[KeptFile]) -> bool:
    """Whether all files of a result are where they belong, as they were made."""
    return all(_is_whole(_file(target, it.ending), it) for it in files)


def _put_back(target: Path, files: Iterable[KeptFile], store: Store) -> bool:
    """Write all files of a result anew; returns False where the store has lost one."""
    contents = {it.ending: store.get(it.sha256) for it in files}
    if None in contents.values():
        return False
    shelve(target, {ending: content for ending, content in contents.items() if content is not None})
    return True


def outputs_of(target: Path, files: Iterable[KeptFile]) -> tuple[Output, ...]:
    """Return the files of a result as reports name them."""
    return tuple(Output(_file(target, it.ending), it.sha256, it.size) for it in files)


def _file(target: Path, ending: str) -> Path:
    return target.with_name(f"{target.stem}{ending}")


def _is_whole(file: Path, kept: KeptFile) -> bool:
    try:
        if file.stat().st_size != kept.size:
            return False
        return sha256(file.read_bytes()).hexdigest() == kept.sha256
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return False
        raise
