"""The proof in a process of its own, with limits: PDFs of strangers may crash or fill a reader."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from printguide.apart import Answer, Child, ChildDied, ChildSlow
from printguide.proof.file_faults import BeyondLimits
from printguide.proof.findings import PageProof, Unproved

if TYPE_CHECKING:
    from printguide.proof.wish import Whole, Wish

PATIENCE_S = 60.0
"""For a page, or for opening a file; the page of a brochure takes a tenth of a second."""
MEMORY = 3_000_000_000
"""Bytes of address space of the reader; a brochure takes 300 million, most of them of libraries."""


class ProofApart:
    """Proves PDFs in a child process, which is started at once and ends with this object."""

    def __init__(self) -> None:
        self._child = Child(_load)

    def prove(self, file: Path, path: PurePosixPath, wish: "Wish") -> "Iterator[PageProof | Whole]":
        """Yield the proof of each page, and then of the whole; raises Unproved."""
        begun = self._ask("the PDF", "begin", file, path, wish)
        if not isinstance(begun, int):
            raise Unproved(begun)
        for number in range(1, begun + 1):
            yield self._ask(f"page {number}", "page", number)
        yield self._ask("the PDF", "whole")

    def _ask(self, what: str, *request: Any) -> Any:
        try:
            return self._child.ask(request, PATIENCE_S)
        except ChildSlow as slow:
            limit = f"{PATIENCE_S:.0f} seconds"
            raise Unproved(BeyondLimits(f"{what} takes too long", limit)) from slow
        except ChildDied as death:
            limit = f"{MEMORY / 1e9:.0f} GB of memory"
            raise Unproved(BeyondLimits(f"{what} makes its reader fail", limit)) from death

    def stop(self) -> None:
        """End the child at once, whatever it is doing."""
        self._child.stop()

    def close(self) -> None:
        """Let the child end, as soon as it is done with what it is doing."""
        self._child.close()


def limit_memory() -> None:
    """Let this process, which reads PDFs of strangers, have no more than `MEMORY`."""
    with suppress(ImportError, ValueError, OSError):  # some systems know no such limit
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


def _load() -> Answer:
    limit_memory()
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
