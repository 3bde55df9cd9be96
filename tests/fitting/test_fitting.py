"""Cutting an article to a leaflet: what stays, what goes first, and how it is told."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.building import PANELS
from printguide.engine.weasy import render
from printguide.faults import Severity
from printguide.fitting.fitting import leaves_of
from printguide.formats.finding import find_format
from printguide.formats.paper import papers
from printguide.made import Made
from printguide.project import Project
from printguide.proof.manifest import Manifest, manifest_file
from tests.support.inspector import Inspector, bare

Opened = Callable[[dict[str, str | bytes]], Project]

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
PROSE = "The tide comes twice a day, and the ferry waits for it as everybody on the quay does. "
TOP = """---
title: "A day on the quay"
date: 2026-02-07
{more}---
"""
WARNING = '<InfoBox type="warning" title="Mind the steps">\n{text}\n</InfoBox>\n'
PLACE = '<LocationCard name="The old quay" nameKo="옛 부두" address="1 Quay Road" />\n'
PRICES = '<PriceTable title="Tickets" items={[{ name: "Ferry", price: "3 EUR" }]} />\n'
QUESTIONS = '<FAQAccordion items={[{ question: "Is it deep?", answer: "Very." }]} />\n'
TAKEAWAYS = '<KeyTakeaways points={["Bring a coat"]} />\n'


@dataclass
class Leaflet:
    made: Made

    @property
    def sheet(self) -> Inspector:
        assert self.made.file
        return Inspector.of(self.made.file)

    @property
    def panels(self) -> Inspector:
        assert self.made.file
        return Inspector.of(self.made.file.with_suffix("").with_suffix(PANELS))

    @property
    def manifest(self) -> Manifest:
        assert self.made.file
        return Manifest.model_validate_json(manifest_file(self.made.file).read_bytes())

    def told(self, code: str) -> list[str]:
        return [d.message for d in self.made.found if d.code == code]


Print = Callable[..., Leaflet]


@pytest.fixture
def leaflet(project: Opened, tmp_path: Path) -> Print:
    """Return a function that makes a leaflet of a text, with more front matter if given."""

    def printed(text: str, more: str = "", format_: str = "leaflet") -> Leaflet:
        opened = project({"printguide.toml": SETTINGS, "quay.mdx": TOP.format(more=more) + text})
        request = Request((format_,), None, tmp_path / "out")
        files = [opened.root / "quay.mdx"]
        [made] = build(files, opened, request, render, lambda name: None)
        return Leaflet(made)

    return printed


def section(title: str, words: str = PROSE * 60) -> str:
    return f"\n## {title}\n\n{words}\n\n"


LONG = "".join(section(f"History, part {number}") for number in range(1, 9))


def test_what_fits_whole_is_whole_in_the_larger_type(leaflet: Print) -> None:
    made = leaflet(section("Tides", PROSE) + WARNING.format(text="They are wet."))

    assert bare(PROSE) in made.panels.words
    assert made.manifest.left_out == ()
    assert len(made.panels.pages) == 6
    assert bare("Your notes") in made.panels.words, "panels that nothing needs are for notes"


def test_what_must_stay_stays_and_the_rest_is_told_part_by_part(leaflet: Print) -> None:
    first, last = (
        TAKEAWAYS + PRICES + LONG,
        "\n## Mind\n\n" + WARNING.format(text="They are wet.") + PLACE,
    )
    made = leaflet(first + last + QUESTIONS)

    for text in ("They are wet.", "옛 부두", "Bring a coat", "3 EUR", "Is it deep?"):
        assert bare(text) in made.panels.words
    assert len(made.panels.pages) == 6
    left_out = {part.what for part in made.manifest.left_out}
    assert left_out, "eight long sections are more than four panels hold"
    assert left_out < {f"History, part {number}" for number in range(1, 9)}
    told = made.told("PG450")
    assert len(told) == len(left_out)
    assert all("is not in the leaflet: it does not fit" in message for message in told)
    for number in range(1, 9):
        title = f"History, part {number}"
        assert (bare(title) in made.panels.words) is (title not in left_out)


def test_the_reader_reaches_what_was_left_out_by_a_code_on_the_back(leaflet: Print) -> None:
    made = leaflet(LONG)

    codes = {code.url: code for code in made.manifest.codes}
    guide = codes["https://www.example.org/blog/quay"]
    assert guide.page == 1, "the outside of the sheet"
    assert 97 < guide.x_mm < 197, "between the flap and the cover"
    assert "https://www.example.org/blog/quay" in made.sheet.codes(150)


def test_named_parts_make_type_small_before_they_are_left_out(leaflet: Print) -> None:
    steps = ", ".join(f'{{ title: "Step {n}", description: "{PROSE * 2}" }}' for n in range(1, 22))
    made = leaflet(f"<StepGuide steps={{[{steps}]}} />\n" + LONG)

    assert bare("Step 21") in made.panels.words
    assert {part.what for part in made.manifest.left_out} == {
        f"History, part {number}" for number in range(1, 9)
    }


def test_sections_are_in_or_out_as_the_author_says(leaflet: Print) -> None:
    text = LONG + section("Ghosts", WARNING.format(text="They are cold.") + "\nBoo, says one.\n")
    made = leaflet(text, "leaflet:\n  in: [history-part-8]\n  out: [ghosts, history-part-1]\n")

    left_out = {part.what: part.reason for part in made.manifest.left_out}
    assert "History, part 8" not in left_out
    assert left_out["History, part 1"] == left_out["Ghosts"] == "the front matter leaves it out"
    assert bare("They are cold.") in made.panels.words, "a warning is never left out"


def test_what_is_too_long_at_best_is_refused_with_its_millimetres(leaflet: Print) -> None:
    made = leaflet(WARNING.format(text=PROSE * 160) + WARNING.format(text=PROSE * 160))

    assert made.made.file is None
    [said] = [d for d in made.made.found if d.severity is Severity.ERROR]
    assert said.code == "PG451"
    over = float(said.message.split(" is ")[1].split(" mm")[0])
    assert 50 < over < 2000


def test_a_footnote_goes_with_the_text_that_refers_to_it(leaflet: Print) -> None:
    text = section("Tides", "High at noon[^moon].") + LONG.replace("twice", "twice[^day]")
    made = leaflet(text + "\n[^moon]: By the moon.\n\n[^day]: A lunar day.\n", "leaflet:\n  out: ["
                   + ", ".join(f"history-part-{n}" for n in range(1, 9)) + "]\n")  # fmt: skip

    assert bare("By the moon.") in made.panels.words
    assert bare("A lunar day.") not in made.panels.words


def test_the_sheet_folds_right(leaflet: Print) -> None:
    made = leaflet("".join(section(f"Part {n}", PROSE * 12) for n in range(1, 5)) + PLACE)

    with pikepdf.open(made.made.file or "") as sheet:
        boxes = [[round(float(x) * 25.4 / 72) for x in page.trimbox] for page in sheet.pages]
    assert boxes == [[0, 0, 297, 210], [0, 0, 297, 210]]
    outside, inside = halves(made.sheet, 0), halves(made.sheet, 1)
    assert bare("The full guide") in outside[1], "the back is in the middle of the outside"
    assert bare("A day on the quay") in outside[2], "the cover is at the right"
    assert bare("Part 1") in inside[0], "reading begins behind the cover"


def halves(sheet: Inspector, side: int) -> list[str]:
    """The text of the three panels of a side, from left to right."""
    page = sheet.document[side]
    text = page.get_textpage()
    edges = (0, 97, 197, 297) if side == 0 else (0, 100, 200, 297)
    points = [edge * 72 / 25.4 for edge in edges]
    return [
        bare(text.get_text_bounded(left, 0, right, 210 * 72 / 25.4))
        for left, right in pairwise(points)
    ]


def test_a_z_fold_has_the_back_first_on_its_other_side(leaflet: Print) -> None:
    made = leaflet(section("Tides", PROSE), format_="leaflet-z")

    page = made.sheet.document[1].get_textpage()
    back = page.get_text_bounded(0, 0, 99 * 72 / 25.4, 210 * 72 / 25.4)
    assert bare("The full guide") in bare(back)


@pytest.mark.parametrize(
    ("name", "paper", "widths"),
    [
        ("leaflet", "a4", [100, 100, 100, 97, 97, 100]),
        ("leaflet", "letter", [93.663, 93.663, 93.663, 92.075, 92.075, 93.663]),
        ("leaflet-z", "a4", [99] * 6),
    ],
)
def test_panels_are_as_wide_as_the_folds_ask(
    name: str, paper: str, widths: list[float], tmp_path: Path
) -> None:
    leaves = leaves_of(find_format(name, tmp_path), papers()[paper])

    assert [leaf.width_mm for leaf in leaves] == pytest.approx(widths, abs=0.001)
    assert {leaf.height_mm for leaf in leaves} == {papers()[paper].width_mm}
