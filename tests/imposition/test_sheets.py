"""Imposed PDFs as a printer gets them: numbers read back by position, boxes, cuts, marks."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printguide.faults import UsageError
from printguide.imposition.imposing import impose
from printguide.imposition.job import Job, Scaling
from printguide.imposition.ordering import Binding
from printguide.imposition.schemes import panel_widths_mm
from tests.imposition.test_orders import PUBLISHED
from tests.support.numbered import (
    A4,
    A5,
    DL,
    MM,
    Look,
    Size,
    boxes_mm,
    colour,
    numbered,
    numbers,
    words,
)

PRESS = Look(bleed_mm=3, slug_mm=4)
"""Pages as a press gets them: 3 mm of bleed, and something beyond that nobody wants to see."""


def imposed(sizes: list[Size], job: Job, look: Look = Look()) -> bytes:  # noqa: B008  # frozen
    return impose(numbered(sizes, look), job).pdf


def pages(pdf: bytes) -> dict[int, tuple[int, float, float]]:
    """Return the side, and the place in millimetres, of every page's number."""
    return {
        int(word.text): (side, word.x, word.y)
        for side, found in enumerate(words(pdf))
        for word in found
        if word.text.isdigit()
    }


# Orders, as they are on paper


@pytest.mark.parametrize("count", PUBLISHED)
def test_the_numbers_on_a_saddle_stand_in_the_published_order(count: int) -> None:
    sides = numbers(imposed([A5] * count, Job("saddle", "a4")))

    assert [page for side in sides for page in side] == [int(n) for n in PUBLISHED[count].split()]
    assert {len(side) for side in sides} == {2}


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("roll-fold", [[5, 6, 1], [2, 3, 4]]),
        ("z-fold", [[1, 2, 3], [4, 5, 6]]),
        ("2up", [[1, 2], [3, 4], [5, 6]]),
    ],
)
def test_the_numbers_on_a_sheet_stand_as_the_scheme_says(
    scheme: str, expected: list[list[int]]
) -> None:
    assert numbers(imposed([DL] * 6, Job(scheme, "a4"))) == expected


def test_blank_pages_are_empty_places() -> None:
    made = impose(numbered([A5] * 6), Job("saddle", "a4"))

    assert numbers(made.pdf) == [[1], [2], [6, 3], [4, 5]]
    assert (made.pages, made.plan.blanks, made.plan.sheets) == (6, 2, 2)


def test_pages_stand_upright_in_the_middle_of_their_panels() -> None:
    first, *_ = words(imposed([DL] * 6, Job("z-fold", "a4")))
    ups = [word for word in first if word.text == "up"]
    found = [word for word in first if word.text.isdigit()]

    assert [word.x for word in found] == pytest.approx([49.5, 148.5, 247.5], abs=0.5)
    assert [word.y for word in found] == pytest.approx([105] * 3, abs=0.5)
    assert all(up.y > word.y + 10 for up, word in zip(ups, found, strict=True))


@pytest.mark.parametrize("unit", [1.0, 2.5])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", [(0.0, 0.0), (-200.0, 77.5)])
def test_however_a_page_lies_in_its_file_it_comes_to_the_same_place(
    turn: int, unit: float, corner: tuple[float, float]
) -> None:
    look = Look(bleed_mm=3, slug_mm=4, corner=corner, turn=turn, unit=unit)
    plain, odd = (imposed([A5] * 4, Job("saddle", "a4"), it) for it in (PRESS, look))

    for here, there in zip(words(plain), words(odd), strict=True):
        assert [word.text for word in here] == [word.text for word in there]
        places = [(word.x, word.y) for word in here]
        for place, word in zip(places, there, strict=True):
            assert (word.x, word.y) == pytest.approx(place, abs=0.05)


# Boxes


def test_sheets_have_the_size_of_the_paper_laid_lengthwise() -> None:
    for paper, size in {"a4": (297, 210), "a3": (420, 297), "tabloid": (431.8, 279.4)}.items():
        made = imposed([A5] * 4, Job("saddle", paper), PRESS)

        assert boxes_mm(made) == dict.fromkeys(("Media", "Bleed", "Trim"), (0, 0, *size))


def test_what_is_to_be_cut_keeps_its_bleed_and_the_sheet_grows_by_it() -> None:
    made = imposed([(width, 210.0) for width in panel_widths_mm("roll-fold", "a4")],
                   Job("roll-fold", "a4", bleed=True), PRESS)  # fmt: skip

    assert boxes_mm(made) == {
        "Media": (0, 0, 303, 216), "Bleed": (0, 0, 303, 216), "Trim": (3, 3, 300, 213),
    }  # fmt: skip


def test_marks_have_room_outside_the_bleed() -> None:
    made = impose(numbered([A5] * 4, PRESS), Job("saddle", "a4", marks=True))

    assert boxes_mm(made.pdf) == {
        "Media": (0, 0, 312, 226), "Bleed": (5, 5, 307, 221), "Trim": (8, 8, 304, 218),
    }  # fmt: skip
    assert made.plan.beyond_paper


def test_on_larger_paper_the_trim_is_in_the_middle_and_the_sheet_is_the_paper() -> None:
    made = impose(numbered([A5] * 4, PRESS), Job("saddle", "a3", marks=True))

    assert boxes_mm(made.pdf) == {
        "Media": (0, 0, 420, 297), "Bleed": (59, 40.5, 361, 256.5), "Trim": (62, 43.5, 358, 253.5),
    }  # fmt: skip
    assert not made.plan.beyond_paper


def test_pages_that_will_be_cut_meet_at_the_spine_and_others_stand_in_the_middle() -> None:
    whole, cut = (
        pages(imposed([A5] * 4, Job("saddle", "a3", marks=marks))) for marks in (False, True)
    )

    assert whole[1][1] - whole[4][1] == pytest.approx(210, abs=0.5)
    assert cut[1][1] - cut[4][1] == pytest.approx(148, abs=0.5)


# Bleed


def test_on_a_leaflet_pages_bleed_outward_and_not_into_each_other() -> None:
    widths = panel_widths_mm("roll-fold", "a4")
    made = imposed([(width, 210.0) for width in widths], Job("roll-fold", "a4", bleed=True), PRESS)

    def seen(side: int, *places: float) -> list[str]:
        return [colour(made, side, x, 30) for x in places]

    assert seen(0, 0.5, 3.5, 99.5) == ["red"] * 3  # page 5, its bleed at the left included
    assert seen(0, 100.5, 199.5) == ["green"] * 2  # page 6, cut off at both folds
    assert seen(0, 200.5, 299.5, 302.5) == ["red"] * 3  # page 1
    assert seen(1, 0.5, 102.5) == ["green"] * 2  # page 2
    assert seen(1, 103.5, 202.5) == ["red"] * 2  # page 3
    assert seen(1, 203.5, 302.5) == ["green"] * 2  # page 4, on the short panel
    assert [colour(made, 0, 150, y) for y in (0.5, 215.5)] == ["green"] * 2


def test_beyond_the_bleed_nothing_of_a_page_is_printed() -> None:
    made = imposed([A5] * 4, Job("saddle", "a3", marks=True), PRESS)

    assert [colour(made, 0, x, 100) for x in (58, 60, 361.5)] == ["white", "green", "white"]
    assert [colour(made, 0, 100, y) for y in (39.5, 41.5, 257.5)] == ["white", "green", "white"]


def test_without_a_cut_nothing_beyond_the_trim_is_printed() -> None:
    made = imposed([A5] * 4, Job("saddle", "a3"), PRESS)

    assert [colour(made, 0, x, 100) for x in (30, 32, 178, 180)] == [
        "white", "green", "green", "white",
    ]  # fmt: skip


def test_a_page_a_little_wider_than_the_short_panel_is_cut_at_its_folds() -> None:
    made = impose(numbered([DL] * 6), Job("roll-fold", "a4"))

    assert made.plan.scales == {DL: 1.0}
    assert made.plan.lost_mm == pytest.approx(1, abs=0.01)
    assert [colour(made.pdf, 0, x, 30) for x in (0.5, 96.5, 97.25, 97.75)] == [
        "red", "red", "white", "green",
    ]  # fmt: skip


# Creep and binding


@pytest.mark.parametrize("binding", list(Binding))
def test_each_sheet_creeps_towards_the_spine_by_the_thickness_of_those_around_it(
    binding: Binding,
) -> None:
    still, crept = (
        pages(imposed([A5] * 16, Job("saddle", "a4", creep_mm=creep, binding=binding)))
        for creep in (0.0, 0.12)
    )
    for page, (side, x, y) in crept.items():
        towards = 1 if x < 148.5 else -1
        expected = (side, still[page][1] + towards * (side // 2) * 0.12, still[page][2])

        assert (side, x, y) == pytest.approx(expected, abs=0.005)


def test_what_creeps_over_the_spine_is_cut_off_there() -> None:
    made = imposed([A5] * 16, Job("saddle", "a3", creep_mm=0.5, marks=True))

    assert [colour(made, 6, x, 60) for x in (209.5, 210.5)] == ["green", "red"]


def arabic(pdf: bytes, **root: object) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for key, value in root.items():
            opened.Root[f"/{key}"] = value
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()


RIGHTWARD = {"ViewerPreferences": pikepdf.Dictionary(Direction=pikepdf.Name.R2L)}
LEFTWARD = {"ViewerPreferences": pikepdf.Dictionary(Direction=pikepdf.Name.L2R)}


@pytest.mark.parametrize(
    ("root", "binding", "expected"),
    [
        (RIGHTWARD, None, [1, 4]),
        ({"Lang": "ar-EG"}, None, [1, 4]),
        ({"Lang": "HE"}, None, [1, 4]),
        ({"Lang": "en", **RIGHTWARD}, None, [1, 4]),
        ({"Lang": "ar", **LEFTWARD}, None, [4, 1]),
        ({"Lang": "ko"}, None, [4, 1]),
        ({}, Binding.RIGHT, [1, 4]),
        ({"Lang": "ar"}, Binding.LEFT, [4, 1]),
    ],
)
def test_the_spine_is_where_the_order_the_document_or_its_language_has_it(
    root: dict[str, object], binding: Binding | None, expected: list[int]
) -> None:
    document = arabic(numbered([A5] * 4), **root)

    assert numbers(impose(document, Job("saddle", "a4", binding=binding)).pdf)[0] == expected


def test_bound_at_the_right_the_short_panel_changes_its_end_too() -> None:
    job = Job("roll-fold", "a4", binding=Binding.RIGHT)
    made = imposed([(width, 210.0) for width in panel_widths_mm("roll-fold", "a4")], job)

    assert numbers(made) == [[1, 6, 5], [4, 3, 2]]
    assert [colour(made, 0, x, 30) for x in (99.5, 100.5, 199.5, 200.5)] == [
        "red", "green", "green", "red",
    ]  # fmt: skip
    assert [colour(made, 1, x, 30) for x in (96.5, 97.5)] == ["green", "red"]


# Marks


def strokes(pdf: bytes, side: int = 0) -> list[tuple[bool, list[float]]]:
    """Return every line that a side draws itself: whether it is dashed, and its ends in mm."""
    found, ends, dashed = [], [], False
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for step in pikepdf.parse_content_stream(opened.pages[side]):
            name, operands = str(step.operator), list(step.operands)
            if name == "d":
                dashed = len(operands[0]) > 0
            elif name in ("m", "l"):
                ends += [float(place) / MM for place in operands]
            elif name == "S":
                found.append((dashed, ends))
                ends = []
    return found


@pytest.mark.parametrize("scheme", ["saddle", "roll-fold", "z-fold", "2up"])
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_no_mark_touches_the_bleed_or_leaves_the_sheet(scheme: str, paper: str) -> None:
    made = imposed([DL] * 6, Job(scheme, paper, marks=True), PRESS)
    boxes = boxes_mm(made)
    left, bottom, right, top = boxes["Bleed"]
    lines = strokes(made)

    assert lines
    for _, (x0, y0, x1, y1) in lines:
        assert (
            max(x0, x1) <= left + 0.01
            or min(x0, x1) >= right - 0.01
            or (max(y0, y1) <= bottom + 0.01 or min(y0, y1) >= top - 0.01)
        )
        assert min(x0, x1, y0, y1) >= -0.01
        assert max(x0, x1) <= boxes["Media"][2] + 0.01
        assert max(y0, y1) <= boxes["Media"][3] + 0.01


@pytest.mark.parametrize(
    ("scheme", "sides"),
    [
        ("saddle", [[148.5], [148.5]]),
        ("roll-fold", [[97, 197], [100, 200]]),
        ("z-fold", [[99, 198], [99, 198]]),
        ("2up", [[], []]),
    ],
)
def test_folds_are_dashed_and_cuts_are_not(scheme: str, sides: list[list[float]]) -> None:
    made = imposed([DL] * 6, Job(scheme, "a4", marks=True))

    for side, folds in enumerate(sides):
        left = boxes_mm(made, side)["Media"][2] / 2 - 148.5
        dashed = sorted(
            {round(line[0] - left, 1) for is_dashed, line in strokes(made, side) if is_dashed}
        )
        assert dashed == folds
        assert sum(not is_dashed for is_dashed, _ in strokes(made, side)) >= 8


def test_marks_are_thin_lines_of_black_and_no_other_ink() -> None:
    made = imposed([A5] * 4, Job("saddle", "a4", marks=True))

    with pikepdf.open(io.BytesIO(made)) as opened:
        steps = [
            (str(step.operator), [str(it) for it in step.operands])
            for step in pikepdf.parse_content_stream(opened.pages[0])
        ]
    assert ("G", ["0"]) in steps
    assert ("w", ["0.25"]) in steps
    colours = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "gs"}
    assert {name for name, _ in steps} & colours == {"G"}


# Scale


@pytest.mark.parametrize(
    ("size", "paper", "scaling", "expected"),
    [
        (A5, "a4", Scaling.DOWN, 1),
        ((147.9, 210.05), "a4", Scaling.DOWN, 1),  # A5 in whole points
        (A4, "a3", Scaling.DOWN, 1),
        (A4, "a4", Scaling.DOWN, 210 / 297),
        (A5, "letter", Scaling.DOWN, 139.7 / 148),
        (A5, "a3", Scaling.DOWN, 1),
        (A5, "a3", Scaling.FIT, 297 / 210),
        (A4, "a4", Scaling.FIT, 210 / 297),
        (A5, "a3", Scaling.NONE, 1),
    ],
)
def test_pages_are_made_smaller_to_fit_and_larger_only_if_asked(
    size: Size, paper: str, scaling: Scaling, expected: float
) -> None:
    made = impose(numbered([size] * 4), Job("saddle", paper, scaling=scaling))

    assert list(made.plan.scales.values()) == pytest.approx([expected])


def test_the_scale_is_that_of_the_words_on_the_sheet() -> None:
    made = imposed([A4] * 4, Job("saddle", "a4"))
    full = words(numbered([A4] * 4))
    height = {word.text: word.y for word in full[0]}
    sheet = {word.text: word.y for word in words(made)[1] if word.text in ("up", "2")}

    distance = height["up"] - height["1"]
    assert sheet["up"] - sheet["2"] == pytest.approx(distance * 210 / 297, abs=0.01)


def test_if_nothing_may_be_scaled_larger_pages_are_refused_with_both_sizes() -> None:
    with pytest.raises(UsageError, match=r"210 × 297 mm do not fit on 148\.5 × 210 mm: leave out"):
        impose(numbered([A4] * 4), Job("saddle", "a4", scaling=Scaling.NONE))


def test_pages_of_one_size_keep_one_scale_and_others_their_own() -> None:
    made = impose(numbered([A5, A4, A5, A4, (297, 210)]), Job("saddle", "a4"))

    assert made.plan.scales == pytest.approx({A5: 1, A4: 210 / 297, (297, 210): 0.5})


@pytest.mark.parametrize("binding", list(Binding))
def test_two_lying_pages_stand_one_above_the_other(binding: Binding) -> None:
    made = impose(numbered([(297, 210)] * 3), Job("2up", "a4", binding=binding))
    places = pages(made.pdf)

    assert boxes_mm(made.pdf)["Media"] == (0, 0, 210, 297)
    assert places[1][2] == pytest.approx(222.75, abs=0.5)
    assert places[2][2] == pytest.approx(74.25, abs=0.5)
    assert not made.plan.lying


# What is asked


@pytest.mark.parametrize("creep", [-0.1, 0.51, 3, float("inf"), float("nan")])
def test_a_creep_that_no_paper_has_is_refused(creep: float) -> None:
    with pytest.raises(UsageError, match=r"0\.1 for paper of 80 g/m²"):
        Job("saddle", "a4", creep_mm=creep)


def test_only_sheets_within_sheets_creep() -> None:
    with pytest.raises(UsageError, match="leave out --creep"):
        Job("z-fold", "a4", creep_mm=0.1)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from([A4, A5, DL, (297.0, 210.0), (50.0, 50.0)]), min_size=1, max_size=12),
    st.sampled_from(["saddle", "roll-fold", "z-fold", "2up"]),
    st.sampled_from(["a4", "letter"]),
    st.booleans(),
    st.sampled_from(Scaling),
)
def test_whatever_the_pages_each_stands_once_within_the_paper(
    sizes: list[Size], scheme: str, paper: str, marks: bool, scaling: Scaling
) -> None:
    job = Job(scheme, paper, marks=marks, scaling=scaling)
    document = numbered(sizes, PRESS)
    try:
        made = impose(document, job)
    except UsageError:
        assert scaling is Scaling.NONE
        return
    places = pages(made.pdf)
    _, _, right, top = boxes_mm(made.pdf)["Media"]

    assert sorted(places) == list(range(1, len(sizes) + 1))
    assert all(0 < x < right and 0 < y < top for _, x, y in places.values())
