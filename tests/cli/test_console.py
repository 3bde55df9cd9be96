"""What is shown while many jobs are done, on a terminal and in a log, and at the end."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pytest

from printguide.cli.console import ProgressLine, ending
from printguide.faults import Diagnostic, Severity
from printguide.made import Made, Output, Report, Status
from printguide.places import Place

ERASE = "\r\x1b[K"


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def job(name: str = "knee", status: Status = Status.MADE, *codes: str, warn: str = "") -> Made:
    path = PurePosixPath(f"{name}.mdx")
    found = [Diagnostic(code, Severity.ERROR, "it is wrong", Place(path)) for code in codes]
    if warn:
        found.append(Diagnostic(warn, Severity.WARNING, "it is odd", Place(path)))
    output = Output(Path(f"out/brochure/{name}.pdf"), "0" * 64, 27_000)
    outputs = () if status is Status.FAILED else (output,)
    return Made(path, "brochure", "a4", "en", None, tuple(found), status, outputs, 2, 1, 0.5,
                kept=status in (Status.UNCHANGED, Status.RESTORED))  # fmt: skip


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setenv("COLUMNS", "120")
    return Clock()


def run(line: ProgressLine, clock: Clock, jobs: int, seconds: float) -> None:
    for number in range(jobs):
        line.tell(f"guide-{number}.mdx")
        clock.now += seconds
        line.done(job())


def test_on_a_terminal_one_line_says_how_far_how_fast_and_how_long(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(40, clock=clock, terminal=True)
    run(line, clock, 9, 2.0)

    said = capsys.readouterr().err

    assert "\n" not in said
    last = said.split(ERASE)[-1]
    assert re.fullmatch(
        r"█{5}░{19}  9 of 40  22 %  30 jobs/min  1 min 2 s left  guide-8\.mdx", last
    )


def test_what_fails_is_counted_in_the_line(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(40, clock=clock, terminal=True)
    for status in (Status.FAILED, Status.MADE, Status.FAILED):
        clock.now += 2
        line.done(job("teeth", status))

    assert "3 of 40" in (last := capsys.readouterr().err.split(ERASE)[-1])
    assert "2 failed" in last


def test_the_line_is_never_wider_than_the_terminal_whatever_script_a_name_has(
    clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    line = ProgressLine(40, clock=clock, terminal=True)
    clock.now += 5
    line.tell("무릎-수술-뒤의-회복과-운동-안내서.mdx\x1b[31m")

    said = capsys.readouterr().err.removeprefix(ERASE)

    assert "\x1b" not in said
    assert sum(2 if "가" <= it <= "힣" else 1 for it in said) <= 59
    assert said.endswith("…")


def test_work_of_less_than_a_second_shows_nothing(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(9, clock=clock, terminal=True)
    run(line, clock, 9, 0.1)
    line.clear()

    assert capsys.readouterr().err == ""


def test_thousands_of_quick_jobs_draw_the_line_a_few_times_only(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(10_000, clock=clock, terminal=True)
    clock.now += 2
    for _ in range(1000):
        clock.now += 0.001
        line.done(job(status=Status.UNCHANGED))

    assert 5 <= capsys.readouterr().err.count(ERASE) <= 11


def test_a_cleared_line_is_back_with_what_happens_next(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(9, clock=clock, terminal=True)
    clock.now += 2
    line.tell("a.mdx")
    line.clear()

    assert capsys.readouterr().err.endswith(ERASE)
    line.tell("b.mdx")
    assert "b.mdx" in capsys.readouterr().err


def test_where_nothing_is_said_to_be_done_what_is_begun_ends_what_was_before(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(9, in_turn=True, clock=clock, terminal=True)
    clock.now += 2
    for name in ("a.mdx", "b.mdx", "c.mdx"):
        clock.now += 1
        line.tell(name)

    assert "2 of 9" in capsys.readouterr().err.split(ERASE)[-1]


def test_jobs_that_are_only_begun_are_not_done(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(9, clock=clock, terminal=True)
    clock.now += 2
    for name in ("a.mdx", "b.mdx", "c.mdx"):
        clock.now += 1
        line.tell(name)

    assert "0 of 9" in capsys.readouterr().err.split(ERASE)[-1]


def test_threads_may_tell_at_once(clock: Clock) -> None:
    line = ProgressLine(2000, clock=clock)

    def work(_: int) -> None:
        for _ in range(250):
            line.tell("a.mdx")
            line.done(job())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))

    assert line.count == 2000


def test_a_log_gets_a_line_for_each_tenth(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    run(ProgressLine(100, clock=clock), clock, 100, 2.0)

    lines = capsys.readouterr().err.splitlines()
    assert [line.split(", ")[1] for line in lines] == [f"{it} %" for it in range(10, 101, 10)]
    assert lines[4] == "50 of 100, 50 %, 30 jobs/min, 1 min 40 s left"


def test_a_log_is_never_silent_for_much_longer_than_half_a_minute(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(ProgressLine(100_000, clock=clock), clock, 120, 1.0)

    assert len(capsys.readouterr().err.splitlines()) == 4


def test_short_work_leaves_nothing_in_a_log(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(ProgressLine(10, clock=clock), clock, 10, 0.9)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("seconds", [2.0, 60.0])
def test_quiet_is_quiet_in_a_log(
    clock: Clock, capsys: pytest.CaptureFixture[str], seconds: float
) -> None:
    run(ProgressLine(50, quiet=True, clock=clock), clock, 50, seconds)

    assert capsys.readouterr().err == ""


def test_quiet_is_quiet_on_a_terminal(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(50, quiet=True, clock=clock, terminal=True)
    run(line, clock, 50, 2.0)
    line.clear()

    assert capsys.readouterr().err == ""


def test_few_jobs_end_with_a_table() -> None:
    jobs = (job("knee", warn="PG404"), job("teeth", Status.FAILED, "PG302"),
            job("hill", Status.UNCHANGED), job("rain", Status.RESTORED))  # fmt: skip
    report = Report(jobs, 1.0)

    assert ending(report, Path("out/report.html")).splitlines() == [
        "file                   pages   size  codes  warnings",
        "out/brochure/knee.pdf      2  27 kB      1         1",
        "teeth.mdx: not made        –      –      –         0",
        "out/brochure/hill.pdf      2  27 kB      1         0  unchanged",
        "out/brochure/rain.pdf      2  27 kB      1         0  restored",
    ]


def test_many_jobs_end_with_counts_and_what_to_look_at() -> None:
    good = tuple(
        job(f"guide-{it}", Status.UNCHANGED if it % 2 else Status.MADE) for it in range(60)
    )
    bad = (
        job("teeth", Status.FAILED, "PG302", "PG201", "PG302"),
        replace(job("rain.ko", warn="PG404"), lang="ko"),
        replace(job("hill"), failed=(Path("out/brochure/hill.pdf"),)),
    )

    said = ending(Report((*good, *bad), 30.0), Path("out/report.html"))

    assert said.splitlines() == [
        "63 jobs: 32 made, 30 unchanged, 1 failed, 1 written and not passing the proof",
        "126 pages, 1.7 MB, 30 s, 126 jobs/min",
        "",
        "failed (2):",
        "  teeth.mdx  brochure a4 en  PG302 (2), PG201",
        "  hill.mdx   brochure a4 en",
        "",
        "with warnings (1):",
        "  rain.ko.mdx  brochure a4 ko  PG404",
        "",
        "report: out/report.html",
    ]


def test_thousands_of_failed_jobs_are_not_all_listed() -> None:
    jobs = tuple(job(f"guide-{it}", Status.FAILED, "PG302") for it in range(2000))

    said = ending(Report(jobs, 7400.0), None)

    assert said.startswith("2,000 jobs: 2,000 failed\n4,000 pages, 0 kB, 2 h 3 min, 16 jobs/min\n")
    assert len(said.splitlines()) < 60
    assert said.endswith("  and 1,950 more")


def test_of_a_booklet_the_number_of_pieces_becomes_known_on_the_way(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine(0, clock=clock, terminal=True)
    for count, total in ((1, 3), (2, 4), (2, 5), (3, 5)):
        clock.now += 2
        line.reached("The quay", count, total, work=True)

    drawn = capsys.readouterr().err.split(ERASE)[1:]
    assert [it.split("  ")[1] for it in drawn] == ["1 of 3", "2 of 4", "2 of 5", "3 of 5"]
    assert drawn[-1].endswith("The quay")
