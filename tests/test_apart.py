"""Work in a process of its own: answers come back, and its death is said."""

import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from printguide.apart import Child, ChildDied, ChildSlow

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot fork here")


def answering(request: Any) -> Any:
    if request == "die":
        os._exit(3)
    if request == "sleep":
        time.sleep(60)
    return os.getpid() if request == "who" else [request, request]


def ready() -> Callable[[Any], Any]:
    return answering


def test_it_answers_one_request_after_the_other_elsewhere() -> None:
    child = Child(ready)

    assert child.ask("a") == ["a", "a"]
    assert child.ask("who") != os.getpid()
    child.close()


def test_its_death_is_said_and_the_next_one_begins_anew() -> None:
    child = Child(ready)

    with pytest.raises(ChildDied):
        child.ask("die")

    assert child.ask("b") == ["b", "b"]
    child.close()


def test_it_is_not_waited_for_longer_than_asked() -> None:
    child = Child(ready)

    with pytest.raises(ChildSlow):
        child.ask("sleep", patience_s=0.2)

    assert child.ask("c", patience_s=20) == ["c", "c"]
    child.stop()


def test_where_processes_cannot_fork_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")

    child = Child(ready)

    assert child.ask("who") == os.getpid()
    child.close()
