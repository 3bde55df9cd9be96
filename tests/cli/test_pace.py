"""The pace of a batch: what is only looked at is no part of it."""

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

    assert pace.left(50) == pytest.approx(20)
    assert pace.a_second == pytest.approx(2)


def test_unchanged_jobs_change_nothing_wherever_they_come() -> None:
    pace = after(*([(0.001, False)] * 300 + [(2.0, True)] + [(0.0, False)] * 19) * 30)

    assert pace.left(100) == pytest.approx(140)
    assert pace.a_second == pytest.approx(0.5)


def test_where_all_work_is_done_nothing_is_left() -> None:
    assert after(*[(1.0, True)] * 5).left(4.9) == 0


def test_what_was_lately_counts_more_than_how_it_began() -> None:
    pace = after(*[(5.0, True)] * 30, *[(1.0, True)] * 100)

    assert pace.left(140) == pytest.approx(10, rel=0.1)


def test_a_clock_that_jumps_back_makes_no_time_negative() -> None:
    pace = Pace(100.0)
    for now in (101.0, 50.0, 51.0, 52.0):
        pace.ended(now, work=True)

    assert pace.left(14) == pytest.approx(10 * 3 / 4)
