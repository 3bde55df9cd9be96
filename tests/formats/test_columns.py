"""What stands side by side, and how many: on A5, on telephones, in Arabic; where tables part."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.engine.weasy import render
from printguide.project import Project
from tests.support.inspector import Inspector

Opened = Callable[[dict[str, str | bytes]], Project]
Printed = Callable[..., Inspector]

MM = 72 / 25.4
PLACE = """<LocationCard name="The quay" nameKo="옛 부두" address="1 Quay Road" hours="All day"
  phone="+44 20 7946 0110" lat={37.5} lng={127.0} highlights={["Steps"]} />"""
FIGURES = """<StatCard stats={[{ value: "111", label: "a" }, { value: "222", label: "b" },
  { value: "333", label: "c" }, { value: "444", label: "d" }]} />"""


@pytest.fixture
def printed(project: Opened, tmp_path: Path) -> Printed:
    def made(body: str, format_: str = "brochure", paper: str = "", lang: str = "en") -> Inspector:
        text = f"---\ntitle: A day\nlang: {lang}\n---\n\n{body}\n"
        opened = project({"printguide.toml": "", "day.mdx": text})
        request = Request((format_,), paper or None, tmp_path / "out")
        [one] = build([opened.root / "day.mdx"], opened, request, render, lambda name: None)
        assert one.file, one.found
        return Inspector.of(one.file)

    return made


def spot(pdf: Inspector, words: str) -> tuple[int, float, float]:
    """The page on which words begin, and in millimetres how far from its left and its foot."""
    for number, page in enumerate(pdf.document):
        text: Any = page.get_textpage()
        if found := text.search(words).get_next():
            left, foot, _, _ = text.get_charbox(found[0], loose=True)
            return number, left / MM, foot / MM
    raise AssertionError(words)


def rows(pdf: Inspector, *words: str) -> list[int]:
    """In which row each of these stands, counted from 0."""
    feet = [round(spot(pdf, word)[2]) for word in words]
    order = sorted(set(feet), reverse=True)
    return [order.index(foot) for foot in feet]


@pytest.mark.parametrize(("format_", "paper"), [("brochure", "a5"), ("large-print", "a4")])
def test_facts_of_a_place_stand_beside_their_names(
    printed: Printed, format_: str, paper: str
) -> None:
    pdf = printed(PLACE, format_, paper)

    for name, fact in (("Address", "1 Quay Road"), ("Hours", "All day"), ("Telephone", "+44")):
        assert spot(pdf, name)[2] == pytest.approx(spot(pdf, fact)[2], abs=1.2)
        assert spot(pdf, fact)[1] > spot(pdf, name)[1] + 15


def test_on_a5_the_map_of_a_place_is_beside_its_name_and_the_card_is_whole(
    printed: Printed,
) -> None:
    lines = "\n\n".join(["A line of text."] * 14)
    pdf = printed(f"{lines}\n\n{PLACE}", paper="a5")

    name, code = spot(pdf, "The quay"), spot(pdf, "Open the map")
    assert code[1] > name[1] + 60
    assert name[2] - code[2] < 40
    assert name[0] == code[0] == spot(pdf, "Steps")[0] == 1


@pytest.mark.parametrize(
    ("format_", "paper", "expected"),
    [
        ("brochure", "a4", [0, 0, 0, 0]),
        ("brochure", "a5", [0, 0, 1, 1]),
        ("phone", "", [0, 0, 1, 1]),
    ],
)
def test_figures_stand_in_as_many_columns_as_the_paper_has(
    printed: Printed, format_: str, paper: str, expected: list[int]
) -> None:
    pdf = printed(FIGURES, format_, paper)

    assert rows(pdf, "111", "222", "333", "444") == expected


def test_figures_begin_at_the_right_where_the_text_does(printed: Printed) -> None:
    pdf = printed(FIGURES, "phone", lang="ar")

    one, two, three, four = (spot(pdf, it)[1] for it in ("111", "222", "333", "444"))
    assert one > two
    assert three > four
    assert rows(pdf, "111", "222", "333", "444") == [0, 0, 1, 1]


@pytest.mark.parametrize("format_", ["brochure", "card"])
def test_a_name_in_korean_keeps_its_order_in_arabic(printed: Printed, format_: str) -> None:
    pdf = printed(PLACE, format_, lang="ar")

    assert spot(pdf, "옛")[1] < spot(pdf, "부두")[1]
    assert spot(pdf, "+44")[1] < spot(pdf, "0110")[1]
    if format_ == "brochure":
        assert spot(pdf, "37.5")[1] < spot(pdf, "127.0")[1]


def test_a_comparison_is_parted_evenly(printed: Printed) -> None:
    options = ", ".join(f'option{n}: "o{n}"' for n in range(1, 5))
    heads = '"Way", "A", "B", "C", "D"'
    body = f'<ComparisonTable headers={{[{heads}]}} rows={{[{{ feature: "Time", {options} }}]}} />'

    assert rows(printed(body, paper="a5"), "o1", "o2", "o3", "o4") == [0, 0, 1, 1]
    assert rows(printed(body), "o1", "o2", "o3", "o4") == [0, 0, 0, 0]


def test_short_words_of_a_table_stay_whole_on_a_telephone(printed: Printed) -> None:
    pdf = printed(
        "| Lane | Lamp | Sells | Open |\n|---|---|---|---|\n"
        "| 1-2 | Yellow | Raw fish and shellfish | 04:00-11:00 |",
        "phone",
    )

    for word in ("1-2", "Yellow", "shellfish", "04:00-11:00"):
        assert word in pdf.pages[0].split()


def test_who_gives_a_tip_and_what_a_price_is_for_take_one_line_on_a5(printed: Printed) -> None:
    body = """<ExpertTip author="Doha" role="Baker" verified>Come early.</ExpertTip>

<PriceTable currency="won" items={[{ name: "Ferry", price: "₩9", tag: "Return" }]} />"""

    half, whole, phone = printed(body, paper="a5"), printed(body), printed(body, "phone")

    assert rows(half, "Doha", "Baker", "Verified") == [0, 0, 0]
    assert rows(whole, "Doha", "Baker", "Verified") == [0, 1, 2]
    assert rows(half, "Ferry", "Return") == [0, 0]
    assert rows(phone, "Ferry", "Return") == [0, 1]


@pytest.mark.parametrize("before", [13, 14, 15])
@pytest.mark.parametrize(("count", "parts"), [(4, {(4,)}), (6, {(2, 4), (3, 3), (4, 2), (6,)})])
def test_no_row_of_a_table_stands_alone(
    printed: Printed, count: int, parts: set[tuple[int, ...]], before: int
) -> None:
    lines = "\n\n".join(["A line of text."] * before)
    cells = "\n".join(f"| row{n} | a |" for n in range(count))
    pdf = printed(f"{lines}\n\n| Row | Is |\n|---|---|\n{cells}", paper="a5")

    assert tuple(n for page in pdf.pages if (n := page.count("row"))) in parts


@pytest.mark.parametrize("format_", ["brochure", "large-print", "phone", "leaflet"])
def test_what_is_said_of_a_place_in_one_line_is_told_apart(printed: Printed, format_: str) -> None:
    pdf = printed('<LocationCard name="Pier" type="Quay" priceRange="free" />', format_)

    assert "Quay·free" in pdf.words
