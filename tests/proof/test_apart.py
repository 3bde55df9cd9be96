"""The reader in a process of its own: what kills it costs one PDF and says so."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from printguide.apart.nursery import Answer
from printguide.proof import apart
from printguide.proof.apart import ProofApart, load
from printguide.proof.proving import Proving
from printguide.proof.verifying import Inquiry, verify
from tests.support.proofs import TODAY, Print, codes, messages

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot fork here")


@pytest.fixture
def reader() -> Iterator[ProofApart]:
    reader = ProofApart()
    yield reader
    reader.close()


def proof_by(reader: ProofApart, file: Path, name: str = "print.pdf", **facts: Any) -> Any:
    return verify(file, PurePosixPath(name), Inquiry(TODAY, **facts), reader.prove)


def test_it_says_the_same_as_one_in_this_process(
    good: Print, file: Path, tmp_path: Path, reader: ProofApart
) -> None:
    here = good.proof(tmp_path)

    assert proof_by(reader, file, origin=good.origin) == here


def dying() -> Answer:
    return doing(lambda self, number: os._exit(9))


def sleeping() -> Answer:
    return doing(lambda self, number: time.sleep(60))


def greedy() -> Answer:
    return doing(lambda self, number: (b"x" * 600_000_000, time.sleep(60)))


def doing(page: Callable[[Proving, int], Any]) -> Answer:
    """A reader that does something else with pages, but for those of `good.pdf`."""
    read = Proving.page

    def read_or_do(self: Proving, number: int) -> Any:
        return (read if self.path.stem == "good" else page)(self, number)

    Proving.page = read_or_do  # type: ignore[method-assign] - in the process apart only
    return load()


def test_a_page_that_kills_its_reader_is_a_fault_and_the_next_file_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "load", dying)
    reader = ProofApart()

    proof = proof_by(reader, file)

    assert codes(proof) == ["PG541"]
    assert "page 1 makes its reader fail: more than 3 GB of memory" in messages(proof)[0]
    assert proof_by(reader, file, "good.pdf").passed
    reader.close()


def test_a_page_that_takes_for_ever_is_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "load", sleeping)
    monkeypatch.setattr(apart, "PATIENCE_S", 2.0)
    reader = ProofApart()

    proof = proof_by(reader, file)

    assert codes(proof) == ["PG541"]
    assert "page 1 takes too long: more than 2 seconds" in messages(proof)[0]
    reader.close()


def test_what_needs_more_memory_than_there_is_is_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "load", greedy)
    monkeypatch.setattr(apart, "MEMORY", 500_000_000)
    reader = ProofApart()

    assert codes(proof_by(reader, file)) == ["PG541"]
    reader.close()
