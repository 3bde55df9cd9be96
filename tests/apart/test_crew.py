"""Many threads share a few processes; what fails is tried anew, and nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from printguide.apart import crew as crews
from printguide.apart.child import ChildDied, ChildFailed, ChildStopped
from printguide.apart.crew import Crew
from printguide.apart.limits import Limits
from tests.apart.conftest import Crews
from tests.support.errands import ready
from tests.support.processes import children, eventually, gone


def asked(crew: Crew, request: Any, after: ChildFailed | None = None) -> Any:
    with crew.lend(after) as worker:
        return worker.ask(request)


def at_once(stretches: list[tuple[float, float]]) -> int:
    """How many of these stretches of time have a moment in common."""
    return max(sum(a <= begun < b for a, b in stretches) for begun, _ in stretches)


def at_work(folder: Path, number: int) -> bool:
    """Wait until so many hold at the gate of a folder; whether they came."""
    return eventually(lambda: len(list(folder.glob("*.held"))) == number)


def test_as_many_work_at_a_time_as_may(crew: Crews, tmp_path: Path) -> None:
    one, gate = crew(jobs=2), tmp_path / "gate"

    with ThreadPoolExecutor(6) as pool:
        held = [pool.submit(asked, one, ("hold", gate)) for _ in range(6)]
        both = at_work(tmp_path, 2)
        time.sleep(0.2)  # a third one, if it were let in, would be there by now
        gate.touch()
        stretches = [it.result() for it in held]
        workers = set(pool.map(lambda _: asked(one, "who"), range(12)))

    assert both
    assert at_once(stretches) == 2
    assert len(workers) <= 2


def test_nobody_is_started_before_there_is_work_for_him(crew: Crews) -> None:
    one = crew(jobs=5)

    first = asked(one, "who")

    assert children(one._house._pid) == {first}  # type: ignore[union-attr]


def test_an_errand_is_done_before_there_is_work_by_who_gets_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    with closing(Crew(ready, Limits(), ("mark", mark))) as one:
        assert eventually(mark.exists)
        (early,) = children(one._house._pid)  # type: ignore[union-attr]

        assert asked(one, ("echo", "work")) == "work"
        assert asked(one, "who") == early


def test_who_dies_of_an_errand_is_followed_by_another() -> None:
    with closing(Crew(ready, Limits(), "die")) as one:
        with pytest.raises(ChildDied) as death:
            asked(one, "who")

        assert asked(one, "who", death.value)


def test_who_is_still_at_an_errand_is_ended_with_all(tmp_path: Path) -> None:
    with closing(Crew(ready, Limits(), ("loop", tmp_path / "x"))):
        assert eventually(lambda: list(tmp_path.glob("*.pid")))
        (pid,) = (int(file.stem) for file in tmp_path.glob("*.pid"))

    assert gone({pid})


def test_the_time_of_an_errand_is_not_that_of_work(tmp_path: Path) -> None:
    with closing(Crew(ready, Limits(timeout_s=2.2), ("nap", 1.5))) as one:
        assert asked(one, ("nap", 1.0))


def test_after_a_failure_another_process_works_beside_the_others(
    crew: Crews, tmp_path: Path
) -> None:
    one, gate = crew(jobs=2), tmp_path / "gate"
    before = asked(one, "who")

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(asked, one, ("hold", gate))
        busy = at_work(tmp_path, 1)
        begun, _ = asked(one, ("nap", 0.0), ChildDied(-signal.SIGSEGV))
        after = asked(one, "who", ChildDied(1))
        gate.touch()

    assert busy
    assert begun < held.result()[1]
    assert after != before


def test_after_a_kill_it_works_alone_since_memory_may_have_been_the_reason(
    crew: Crews, tmp_path: Path
) -> None:
    one, gate = crew(jobs=2), tmp_path / "gate"

    with ThreadPoolExecutor(5) as pool:
        before = [pool.submit(asked, one, ("hold", gate)) for _ in range(2)]
        both = at_work(tmp_path, 2)
        alone = pool.submit(asked, one, ("nap", 0.2), ChildDied(-signal.SIGKILL))
        waiting = eventually(lambda: one._first == 1)
        after = [pool.submit(asked, one, ("nap", 0.2)) for _ in range(2)]
        gate.touch()

    others = [it.result() for it in (*before, *after)]
    assert both
    assert waiting
    assert at_once([*others, alone.result()]) == 2
    assert all(at_once([other, alone.result()]) == 1 for other in others)


def test_a_worker_is_replaced_that_grows_by_more_than_what_it_needs_to_warm_up(
    crew: Crews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crews, "WARM_UP", 3)
    monkeypatch.setattr(crews, "FIRST_GROWTH", 100_000_000)
    monkeypatch.setattr(crews, "GROWTH", 30_000_000)
    one = crew()

    warming_up = [asked(one, ("keep", 30)) for _ in range(3)]
    modest = [asked(one, ("keep", 10)) for _ in range(2)]
    too_much = asked(one, ("keep", 20))
    greedy_at_once = asked(one, ("keep", 120))

    assert {*warming_up, *modest, too_much} == {too_much}
    assert greedy_at_once != too_much
    assert asked(one, "who") not in (too_much, greedy_at_once)


def test_who_waits_for_an_answer_is_told_when_all_is_stopped(crew: Crews, tmp_path: Path) -> None:
    one = crew(jobs=2)
    ends: list[str] = []

    def wait() -> None:
        try:
            asked(one, ("loop", tmp_path / "x"))
        except ChildStopped:
            ends.append("stopped")

    threads = [Thread(target=wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert eventually(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
    workers = {int(file.stem) for file in tmp_path.glob("*.pid")}

    one.close()

    assert gone(workers, 0.0)
    for thread in threads:
        thread.join(20)
    assert ends == ["stopped"] * 3


PROGRAM = """
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from printguide.apart.child import ChildStopped
from printguide.apart.crew import Crew
from printguide.apart.limits import Limits
from tests.support.errands import ready

def ask(errand):
    with suppress(ChildStopped), crew.lend() as worker:
        worker.ask(errand)

crew = Crew(ready, Limits(jobs=3))
try:
    looping = [Thread(target=ask, args=[("loop", Path(sys.argv[1]))], daemon=True) for _ in "ab"]
    for thread in looping:
        thread.start()
    ask(("loop", Path(sys.argv[1])))
finally:
    crew.close()
"""


@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_of_a_program_that_is_ended_while_its_workers_loop(
    tmp_path: Path, signal_: signal.Signals
) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, tmp_path / "x"],
        stderr=subprocess.PIPE, start_new_session=True, text=True,
    )  # fmt: skip
    assert eventually(lambda: len(list(tmp_path.glob("*.pid"))) == 3)
    family = children(program.pid)

    if signal_ is signal.SIGINT:
        os.killpg(program.pid, signal_)  # as a terminal does
    else:
        os.kill(program.pid, signal_)
    _, said = program.communicate(timeout=20)

    assert len(family) == 4
    assert gone(family)
    assert program.returncode == -signal_
    assert said.rstrip().endswith("KeyboardInterrupt" if signal_ is signal.SIGINT else "")


def test_where_processes_cannot_be_copied_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "fork")

    crew = Crew(ready, Limits(jobs=4))

    assert asked(crew, "who") == os.getpid()
    crew.close()
