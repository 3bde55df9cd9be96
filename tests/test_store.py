"""What is kept is whole, or not there; and there is never more of it than was allowed."""

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from printguide.faults import EnvironmentFault
from printguide.store import SIZE, Contents, Store, open_store


def key(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def entry(store: Store, name: str) -> Path:
    return store.folder / key(name)[:2] / key(name)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "results")


def test_what_is_put_is_got(store: Store) -> None:
    store.put(key("a"), b"first")
    store.put(key("a"), b"second")

    assert store.get(key("a")) == b"second"
    assert store.get(key("b")) is None


@pytest.mark.parametrize("damage", [b"", b"short", bytes(32) + b"first"])
def test_a_damaged_entry_is_not_there(store: Store, damage: bytes) -> None:
    store.put(key("a"), b"first")
    entry(store, "a").write_bytes(damage)

    assert store.get(key("a")) is None
    assert not entry(store, "a").exists()


def test_one_flipped_bit_is_seen(store: Store) -> None:
    store.put(key("a"), b"first")
    content = bytearray(entry(store, "a").read_bytes())
    content[-1] ^= 1
    entry(store, "a").write_bytes(content)

    assert store.get(key("a")) is None


def test_what_was_used_longest_ago_goes_first(store: Store) -> None:
    for age, name in enumerate("abc"):
        store.put(key(name), bytes(100))
        os.utime(entry(store, name), (1000 + age, 1000 + age))
    store.get(key("a"))

    removed = store.prune(2 * 132)

    assert removed == Contents(1, 132)
    assert [store.get(key(name)) is not None for name in "abc"] == [True, False, True]


def test_a_store_that_is_small_enough_is_left_alone(store: Store) -> None:
    store.put(key("a"), bytes(100))

    assert store.prune() == Contents(0, 0)
    assert store.contents() == Contents(1, 132)


def test_clearing_leaves_nothing(store: Store) -> None:
    store.put(key("a"), b"first")

    assert store.clear() == Contents(1, 37)
    assert store.contents() == Contents(0, 0)


@pytest.mark.parametrize("hours", [-30, 30])
def test_what_dead_writers_left_is_swept_whatever_the_clock_says(store: Store, hours: int) -> None:
    store.put(key("a"), b"first")
    room = entry(store, "a").parent
    left, fresh = room / ".left.tmp", room / ".fresh.tmp"
    for file in (left, fresh):
        file.write_bytes(b"half")
    os.utime(left, (time.time() + hours * 3600,) * 2)

    store.prune()

    assert not left.exists()
    assert fresh.exists()
    assert store.get(key("a")) == b"first"


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "results").write_text("a file, no folder", "utf-8")

    with pytest.raises(EnvironmentFault, match="cannot be written"):
        Store(tmp_path / "results").put(key("a"), b"first")


def test_the_size_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SIZE, "12")

    store = open_store()

    assert store is not None
    assert store.most == 12_000_000


def test_a_size_that_is_no_number_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SIZE, "much")

    with pytest.raises(EnvironmentFault, match="whole number of megabytes"):
        open_store()
