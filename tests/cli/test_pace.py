"""The pace of a batch: what is only looked at does not spoil what is said of work."""

import pytest

from printguide.cli.pace import Pace


def after(*jobs: tuple[float, bool]) -> Pace:
    """The pace after jobs that took so many seconds each, and were work or not."""
    pace, now = Pace(0.0), 0.0
    for seconds, work in jobs:
        now += seconds
        pace.ended(now, work=work)
    return pace


def test_the_first_jobs_say_nothing_yet() -> None:
    assert after((9.0, True), (0.5, True)).left(10) is None
    assert after(*[(0.001, False)] * 500).left(10) is None


def test_jobs_that_take_as_long_each_leave_their_time_times_their_number() -> None:
    pace = after(*[(0.5, True)] * 10)

    assert pace.left(40) == pytest.approx(20)
    assert pace.a_second == pytest.approx(2)


def test_a_thousand_unchanged_jobs_before_the_first_that_is_work_do_not_spoil_its_time() -> None:
    pace = after(*[(0.001, False)] * 1000, *[(2.0, True)] * 60)

    assert pace.left(100) == pytest.approx(200, rel=0.1)


def test_where_one_job_in_twenty_is_work_so_are_those_to_come() -> None:
    pace = after(*([(0.01, False)] * 19 + [(1.0, True)]) * 30)

    assert 0.5 < (pace.left(1000) or 0) / (1000 * (19 * 0.01 + 1.0) / 20) < 2


def test_what_was_lately_counts_more_than_how_it_began() -> None:
    pace = after(*[(5.0, True)] * 30, *[(1.0, True)] * 100)

    assert pace.left(10) == pytest.approx(10, rel=0.1)


def test_a_clock_that_jumps_back_makes_no_time_negative() -> None:
    pace = Pace(100.0)
    for now in (101.0, 50.0, 51.0, 52.0):
        pace.ended(now, work=True)

    assert pace.left(10) == pytest.approx(10 * 3 / 4)
