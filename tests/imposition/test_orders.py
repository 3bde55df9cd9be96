"""Which page goes where, against published tables and against folded paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printguide.faults import UsageError
from printguide.formats.paper import papers
from printguide.imposition.ordering import Binding, Side, order
from printguide.imposition.schemes import SCHEMES, SHEETS, panel_widths_mm, side_widths_mm

# Orders as manuals print them: sheet by sheet, front before back, left before right. Up to 20
# pages: the desktop guide of Ubuntu 18.04, "Print a booklet on a single-sided printer". 64 pages:
# the table of a printing house's proofing program, which has the smaller ones too, and the same.
PUBLISHED = {
    4: "4 1 2 3",
    8: "8 1 2 7 6 3 4 5",
    12: "12 1 2 11 10 3 4 9 8 5 6 7",
    16: "16 1 2 15 14 3 4 13 12 5 6 11 10 7 8 9",
    20: "20 1 2 19 18 3 4 17 16 5 6 15 14 7 8 13 12 9 10 11",
    64: "64 1 2 63 62 3 4 61 60 5 6 59 58 7 8 57 56 9 10 55 54 11 12 53 52 13 14 51 50 15 16 49 48 "
    "17 18 47 46 19 20 45 44 21 22 43 42 23 24 41 40 25 26 39 38 27 28 37 36 29 30 35 34 31 32 33",
}

SADDLE, ROLL, Z, TWO_UP = (SCHEMES[name] for name in ("saddle", "roll-fold", "z-fold", "2up"))
COUNTS = st.integers(1, 200)
BINDINGS = st.sampled_from(Binding)


def row(sides: tuple[Side, ...]) -> list[int | None]:
    return [page for side in sides for page in side.pages]


def leafed(sides: tuple[Side, ...], binding: Binding = Binding.LEFT) -> list[int | None]:
    """Fold sheets in the middle, put them into each other, and turn the leaves one by one.

    Bound at the left, the first leaf is the right half of the outermost front with the left half of
    its back behind it; the last leaf is the other half of the same sheet.
    """
    first, last = (0, 1) if binding is Binding.RIGHT else (1, 0)
    sheets = [
        (front.pages, back.pages) for front, back in zip(sides[::2], sides[1::2], strict=True)
    ]
    inward = [page for front, back in sheets for page in (front[first], back[last])]
    outward = [page for front, back in sheets[::-1] for page in (back[first], front[last])]
    return inward + outward


@pytest.mark.parametrize("count", PUBLISHED)
def test_a_saddle_has_the_published_order(count: int) -> None:
    assert row(order(SADDLE, count)) == [int(page) for page in PUBLISHED[count].split()]


@given(COUNTS, BINDINGS)
def test_leafing_through_a_folded_saddle_reads_from_the_first_page_to_the_last(
    count: int, binding: Binding
) -> None:
    read = leafed(order(SADDLE, count, binding), binding)

    assert read[:count] == list(range(1, count + 1))
    assert read[count:] == [None] * (-count % 4)


@given(st.integers(1, 50))
def test_the_pages_beside_each_other_in_a_full_saddle_sum_to_one_more_than_all(sheets: int) -> None:
    count = 4 * sheets

    assert {sum(page or 0 for page in side.pages) for side in order(SADDLE, count)} == {count + 1}


@given(st.sampled_from(sorted(SCHEMES)), COUNTS, BINDINGS, st.booleans())
def test_every_page_is_printed_once_and_blanks_are_fewer_than_a_sheet_takes(
    name: str, count: int, binding: Binding, back_cover: bool
) -> None:
    placed = row(order(SCHEMES[name], count, binding, back_cover=back_cover))
    pages = [page for page in placed if page]

    assert sorted(pages) == list(range(1, count + 1))
    assert 0 <= len(placed) - len(pages) < SCHEMES[name].pages


@given(st.sampled_from(sorted(SCHEMES)), COUNTS)
def test_bound_at_the_right_every_side_is_mirrored(name: str, count: int) -> None:
    left, right = (order(SCHEMES[name], count, binding) for binding in Binding)

    assert [side.pages[::-1] for side in left] == [side.pages for side in right]


def test_a_roll_fold_has_the_cover_at_the_right_and_the_flap_at_the_left_of_its_outside() -> None:
    outside, inside = order(ROLL, 6)

    assert (outside.pages, inside.pages) == ((5, 6, 1), (2, 3, 4))
    assert (outside.back, inside.back) == (False, True)


def test_a_z_fold_reads_on_along_each_side() -> None:
    assert [side.pages for side in order(Z, 6)] == [(1, 2, 3), (4, 5, 6)]


def test_two_up_reads_on_from_side_to_side() -> None:
    assert [side.pages for side in order(TWO_UP, 5)] == [(1, 2), (3, 4), (5, None)]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (4, [(None, None, 1), (2, 3, 4)]),
        (8, [(5, 6, 1), (2, 3, 4), (None, None, 7), (8, None, None)]),
    ],
)
def test_a_leaflet_of_more_or_fewer_pages_has_further_sheets_or_blank_panels(
    count: int, expected: list[tuple[int | None, ...]]
) -> None:
    assert [side.pages for side in order(ROLL, count)] == expected


@given(st.sampled_from(["saddle", "roll-fold"]), st.integers(2, 100))
def test_a_back_cover_stays_at_the_back(name: str, count: int) -> None:
    sides = order(SCHEMES[name], count, back_cover=True)
    back = sides[0].pages[0] if name == "saddle" else sides[-2].pages[1]

    assert back == count


@given(st.integers(1, 40))
def test_each_sheet_of_a_saddle_lies_one_deeper_and_no_other_does(sheets: int) -> None:
    depths = [side.depth for side in order(SADDLE, 4 * sheets)]

    assert depths == [depth for depth in range(sheets) for _ in range(2)]
    assert {side.depth for side in order(Z, 6 * sheets)} == {0}


# Panels of a leaflet, as paper


def test_a_leaflet_of_a4_has_a_short_panel_that_is_the_same_on_both_sides() -> None:
    assert side_widths_mm(ROLL, "a4") == (97, 100, 100)
    assert panel_widths_mm("roll-fold", "a4") == (100, 100, 100, 97, 97, 100)


def test_letter_folds_to_sixteenths_of_an_inch() -> None:
    roll, z = side_widths_mm(ROLL, "letter"), side_widths_mm(Z, "letter")

    assert roll == pytest.approx((92.08, 93.66, 93.66), abs=0.01)
    assert z == pytest.approx((93.13, 93.13, 93.13), abs=0.01)


@pytest.mark.parametrize(
    ("name", "paper"),
    [(name, paper) for name, it in SCHEMES.items() for paper in it.panels_mm or SHEETS],
)
def test_the_panels_of_a_side_fill_the_paper(name: str, paper: str) -> None:
    scheme, sheet = SCHEMES[name], papers()[paper]
    widths = side_widths_mm(scheme, paper)

    assert sum(widths) == pytest.approx(max(sheet.width_mm, sheet.height_mm))
    assert len(panel_widths_mm(name, paper)) == scheme.pages


@pytest.mark.parametrize("paper", sorted(ROLL.panels_mm))
def test_what_is_folded_in_is_covered_by_what_comes_over_it(paper: str) -> None:
    by_page = dict(enumerate(panel_widths_mm("roll-fold", paper), 1))
    flap, cover, back = by_page[5], by_page[1], by_page[6]

    assert 1 < cover - flap < 5
    assert cover == back


def test_a_scheme_or_paper_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="there is no scheme `sadle`: write `saddle`"):
        panel_widths_mm("sadle", "a4")
    with pytest.raises(UsageError, match="`roll-fold` is not made on `b4`: its papers are a3, a4"):
        panel_widths_mm("roll-fold", "b4")
