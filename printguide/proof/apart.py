"""The proof in a process of its own, with limits: PDFs of strangers may crash or fill a reader."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from printguide.apart.child import ChildFailed, ChildSlow, Worker
from printguide.apart.crew import Crew
from printguide.apart.limits import Limits
from printguide.apart.nursery import Answer
from printguide.proof.file_faults import BeyondLimits
from printguide.proof.findings import PageProof, Unproved

if TYPE_CHECKING:
    from printguide.proof.wish import Whole, Wish

PATIENCE_S = 60.0
"""For a page, or for opening a file; the page of a brochure takes a tenth of a second."""
MEMORY = 3_000_000_000
"""Bytes of resident memory of the reader; a brochure takes 150 million."""


class ProofApart:
    """Proves PDFs in child processes, for many threads at a time; they end with this object."""

    def __init__(self, jobs: int = 1) -> None:
        """Begin to load the readers at once; as many PDFs as `jobs` are read at a time."""
        self._crew = Crew(load, Limits(jobs, PATIENCE_S, MEMORY))

    def prove(self, file: Path, path: PurePosixPath, wish: "Wish") -> "Iterator[PageProof | Whole]":
        """Yield the proof of each page, and then of the whole; raises Unproved."""
        with self._crew.lend() as reader:
            begun = _ask(reader, "the PDF", "begin", file, path, wish)
            if isinstance(begun, int):
                for number in range(1, begun + 1):
                    yield _ask(reader, f"page {number}", "page", number)
                yield _ask(reader, "the PDF", "whole")
        if not isinstance(begun, int):
            raise Unproved(begun)

    def close(self) -> None:
        """End at once, whatever is being read."""
        self._crew.close()


@contextmanager
def reader(jobs: int = 1) -> "Iterator[Prove]":
    """Start what reads PDFs, so many at a time: it loads while this process does something else."""
    with closing(ProofApart(jobs)) as apart:
        yield apart.prove


def _ask(reader: Worker, what: str, *request: Any) -> Any:
    try:
        return reader.ask(request)
    except ChildSlow as slow:
        limit = f"{PATIENCE_S:.0f} seconds"
        raise Unproved(BeyondLimits(f"{what} takes too long", limit)) from slow
    except ChildFailed as failure:
        limit = f"{MEMORY / 1e9:.0f} GB of memory"
        raise Unproved(BeyondLimits(f"{what} makes its reader fail", limit)) from failure


def load() -> Answer:
    """Import the readers, and return what reads one PDF after the other."""
    import printguide.proof.proving  # noqa: F401 - so that it is there when it is asked

    return _Reader().answer


class _Reader:
    """Answers for one PDF after the other."""

    def __init__(self) -> None:
        self.proving: Any = None

    def answer(self, request: tuple[Any, ...]) -> Any:
        """Begin a PDF, and read a page of it or the whole."""
        from printguide.proof.proving import Proving

        kind, *facts = request
        if kind == "page":
            return self.proving.page(*facts)
        if kind == "whole":
            return self.proving.whole()
        if self.proving:
            self.proving.end()
        try:
            self.proving = Proving(*facts)
        except Unproved as closed:
            self.proving = None
            return closed.fault
        return self.proving.pages


Prove = Callable[[Path, PurePosixPath, "Wish"], "Iterator[PageProof | Whole]"]
"""What verifying needs of a reader: `prove` of `proving` in this process, or that of one apart."""
