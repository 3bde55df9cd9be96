"""The outline: no level is skipped, whatever authors write."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printguide.compose.outline import Outline


def printed(*written: int) -> list[int]:
    outline = Outline()
    return [outline.level(level) for level in written]


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ([2, 3, 3, 2], [2, 3, 3, 2]),
        ([1, 2, 3], [2, 3, 4]),
        ([2, 4, 4, 3, 2], [2, 3, 3, 3, 2]),
        ([4, 2, 3], [2, 2, 3]),
        ([6, 6, 5], [2, 2, 2]),
        ([2, 4, 3, 4], [2, 3, 3, 4]),
        ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ],
)
def test_each_heading_stands_one_below_the_one_it_belongs_to(
    written: list[int], levels: list[int]
) -> None:
    assert printed(*written) == levels


@given(st.lists(st.integers(1, 6), min_size=1, max_size=30))
def test_no_level_is_skipped(written: list[int]) -> None:
    levels = printed(*written)
    assert levels[0] == 2
    assert all(2 <= level <= 6 for level in levels)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@given(st.lists(st.integers(1, 6), min_size=2, max_size=30))
def test_equal_neighbours_stay_equal(written: list[int]) -> None:
    levels = printed(*written)
    for (a, b), (x, y) in zip(itertools.pairwise(written), itertools.pairwise(levels), strict=True):
        assert a != b or x == y
