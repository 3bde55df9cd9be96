"""A process apart answers; its death, its slowness and its greed are said, and end it."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from printguide.apart.child import (
    Child,
    ChildDied,
    ChildFailed,
    ChildOutgrown,
    ChildSlow,
    ChildStopped,
)
from printguide.apart.crew import Crew
from printguide.apart.limits import Limits
from tests.apart.conftest import Crews
from tests.support.processes import alive, gone

MB = 1_000_000


def asked(crew: Crew, request: Any) -> Any:
    with crew.lend() as worker:
        return worker.ask(request)


def test_it_answers_one_request_after_the_other_elsewhere(crew: Crews) -> None:
    one = crew()

    assert asked(one, ("echo", ["a", 1])) == ["a", 1]
    assert asked(one, "who") == asked(one, "who") != os.getpid()


def test_megabytes_go_there_and_back(crew: Crews) -> None:
    thing = os.urandom(3 * MB)

    assert asked(crew(), ("echo", thing)) == thing


def test_it_has_no_file_of_ours_but_its_channel(crew: Crews, tmp_path: Path) -> None:
    one = crew(jobs=2)
    with (tmp_path / "ours").open("wb"), one.lend() as other:
        other.ask("who")
        files = asked(one, "files")

    assert str(tmp_path / "ours") not in files
    assert sum(file.startswith("socket:") for file in files[3:]) == 1


def test_how_it_died_is_said(crew: Crews) -> None:
    one = crew()

    with pytest.raises(ChildDied) as exit_:
        asked(one, "die")
    with pytest.raises(ChildDied) as kill:
        asked(one, "kill")

    assert (exit_.value.status, exit_.value.scarce) == (3, False)
    assert (kill.value.status, kill.value.scarce) == (-signal.SIGKILL, True)


@pytest.mark.parametrize(
    ("errand", "limits", "failure"),
    [
        ("loop", {"timeout_s": 0.3}, ChildSlow),
        (("fill", 400), {"memory_bytes": 200 * MB, "timeout_s": 50.0}, ChildOutgrown),
        ("none left", {}, ChildOutgrown),
    ],
    ids=["endless", "greedy", "greedier than the machine"],
)
def test_beyond_its_limits_it_is_ended(
    crew: Crews, errand: Any, limits: dict[str, Any], failure: type[ChildFailed]
) -> None:
    with crew(**limits).lend() as worker:
        assert isinstance(worker, Child)
        with pytest.raises(failure):
            worker.ask(errand)

        assert not alive(worker.pid)


def test_after_a_death_the_next_one_begins_anew(crew: Crews) -> None:
    one = crew()
    before = asked(one, "who")

    with pytest.raises(ChildDied):
        asked(one, "die")

    assert asked(one, "who") != before


def test_a_nursery_that_is_killed_takes_its_children_along_and_is_followed_by_another(
    crew: Crews,
) -> None:
    one = crew()
    child = asked(one, "who")
    os.kill(one._house._pid, signal.SIGKILL)  # type: ignore[union-attr]

    assert gone({child})
    with pytest.raises(ChildDied) as death, one.lend() as worker:
        worker.ask("who")
    with one.lend(death.value) as worker:
        assert worker.ask("who") not in (child, None)


def test_a_nursery_that_cannot_prepare_is_a_death() -> None:
    crew = Crew(unable, Limits())

    with pytest.raises(ChildDied), crew.lend():
        pass
    crew.close()


def unable() -> Any:
    os._exit(1)


def test_a_closed_crew_lends_nobody(crew: Crews) -> None:
    one = crew()
    child = asked(one, "who")
    one.close()

    assert not alive(child)
    with pytest.raises(ChildStopped):
        asked(one, "who")
    with pytest.raises(ChildStopped):
        asked(one, "who")
