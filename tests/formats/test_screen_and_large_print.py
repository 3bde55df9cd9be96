"""The formats for telephones, for poor sight, and for drivers."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from printguide.batch.request import Request
from printguide.batch.running import build
from printguide.engine.weasy import render
from printguide.made import Made
from printguide.project import Project
from tests.support.inspector import Inspector, bare

Opened = Callable[[dict[str, str | bytes]], Project]
Print = Callable[..., Made]

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
TEXT = """---
title: "A day on the quay"
---

Before all else.

## Tides

See [the harbour](/blog/harbour) and [a book](https://books.example.org/tides).

| When | What |
|---|---|
| noon | *high* |

## Places

<LocationCard name="The old quay" nameKo="옛 부두" addressKo="부두길 1" address="1 Quay Road"
  phone="+44 20 7946 0110" website="https://quay.example.org" lat={37.5} lng={127.0}
  highlights={["Steps to the water"]} />

<ComparisonTable headers={["Way", "Time", "Price", "Comfort"]} rows={[
  { feature: "Ferry", option1: "1 h", option2: "3 EUR", option3: "fine" }
]} />
"""


@pytest.fixture
def printed(project: Opened, tmp_path: Path) -> Print:
    def made(format_: str, text: str = TEXT, settings: str = SETTINGS, paper: str = "") -> Made:
        opened = project({"printguide.toml": settings, "quay.mdx": text})
        request = Request((format_,), paper or None, tmp_path / "out")
        [one] = build([opened.root / "quay.mdx"], opened, request, render, lambda name: None)
        return one

    return made


def pdf(made: Made) -> Inspector:
    assert made.file, made.found
    return Inspector.of(made.file)


def links(made: Made) -> list[str]:
    """The addresses of all links, as a viewer opens them."""
    found = []
    for page in pdf(made).pike.pages:
        for note in page.get("/Annots", []):
            if "/A" in note and "/URI" in note.A:
                found.append(str(note.A.URI))
    return found


def test_a_phone_page_has_live_links_in_place_of_codes(printed: Print) -> None:
    made = printed("phone")

    assert pdf(made).box_mm == (75, 162.5)
    assert pdf(made).codes() == []
    found = links(made)
    for address in (
        "https://www.example.org/blog/harbour",
        "https://books.example.org/tides",
        "tel:+442079460110",
        "https://www.google.com/maps/search/?api=1&query=37.5%2C127",
        "https://quay.example.org",
    ):
        assert address in found


def test_a_phone_lists_its_sections_with_ways_there_and_back(printed: Print) -> None:
    made = printed("phone")

    assert bare("Contents") in pdf(made).words
    assert pdf(made).words.count(bare("Up to the contents")) == 2
    names = destinations(made)
    assert {"tides", "places", "pg-contents"} <= set(names)


def destinations(made: Made) -> list[str]:
    found = []
    for page in pdf(made).pike.pages:
        for note in page.get("/Annots", []):
            if "/Dest" in note:
                found.append(str(note.Dest))
    return found


def test_the_target_of_a_contents_entry_is_as_high_as_a_thumb(printed: Print) -> None:
    made = printed("phone")

    heights = [
        abs(float(note.Rect[3]) - float(note.Rect[1]))
        for page in pdf(made).pike.pages
        for note in page.get("/Annots", [])
        if "/Dest" in note and str(note.Dest) in ("tides", "places")
    ]
    assert min(heights) * 25.4 / 72 >= 7, "48 dp of Android's guides are 7.6 mm on most screens"


def test_the_words_of_the_contents_do_not_stand_in_for_those_of_the_article(
    printed: Print,
) -> None:
    from printguide.compose.ledger import printed_text

    html = '<body><nav class="contents"><li>Tides</li></nav><h2>Places</h2></body>'

    assert "Tides" not in printed_text(html)
    assert "Places" in printed_text(html)


def sizes(made: Made) -> set[float]:
    """The sizes of all type, in points."""
    found = set()
    for page in pdf(made).document:
        for thing in page.get_objects():
            if thing.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
                size = pypdfium2.raw.c_float()  # type: ignore[attr-defined]
                pypdfium2.raw.FPDFTextObj_GetFontSize(thing.raw, size)
                found.add(round(size.value * abs(thing.get_matrix().d), 2))
    return found


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_large_print_has_no_type_below_eighteen_points(printed: Print, paper: str) -> None:
    made = printed("large-print", paper=paper)

    assert min(sizes(made)) >= 18


def test_large_print_slants_nothing(printed: Print) -> None:
    made = printed("large-print")

    assert bare("high") in pdf(made).words
    assert not [name for name in pdf(made).fonts if "italic" in name.lower()]


def test_narrow_pages_tell_a_wide_comparison_in_several_tables(printed: Print) -> None:
    made = printed("phone")

    assert pdf(made).words.count("Ferry") == 2
    for text in ("Time", "Price", "Comfort", "fine"):
        assert text in pdf(made).words


@pytest.mark.parametrize(("paper", "box"), [("a6", (105, 148)), ("dl", (99, 210))])
def test_a_card_shows_a_place_in_its_own_language(
    printed: Print, paper: str, box: tuple[float, float]
) -> None:
    made = printed("card", paper=paper)

    assert pdf(made).box_mm == box
    assert len(pdf(made).pages) == 1
    for text in ("옛 부두", "부두길 1", "The old quay", "1 Quay Road", "+44 20 7946 0110"):
        assert bare(text) in pdf(made).words
    assert bare("여기로 가 주세요.") in pdf(made).words, "what to say to a driver"
    assert pdf(made).codes() == ["https://www.google.com/maps/search/?api=1&query=37.5%2C127"]


def test_a_card_tells_that_it_has_places_only(printed: Print) -> None:
    made = printed("card")

    [said] = [d for d in made.found if d.code == "PG450"]
    assert "is not in the card: it shows places only" in said.message
    assert bare("Before all else") not in pdf(made).words


def test_every_place_has_a_card_of_its_own(printed: Print) -> None:
    second = '\n<LocationCard name="The new quay" address="2 Quay Road" />\n'

    assert len(pdf(printed("card", TEXT + second)).pages) == 2


def test_an_article_without_a_place_shows_where_its_publisher_is(printed: Print) -> None:
    contact = '[brand.contact]\norganisation = "Quay Office"\naddress = "3 Quay Road"\n'

    made = printed("card", '---\ntitle: "T"\n---\n\nText.\n', SETTINGS + contact)

    assert bare("Quay Office") in pdf(made).words
    assert bare("3 Quay Road") in pdf(made).words


@pytest.mark.parametrize(
    ("format_", "height_mm", "said"),
    [("brochure", 258, True), ("large-print", 240, True), ("phone", 140, False)],
)
def test_a_bare_last_page_is_said_only_where_it_costs_paper(
    project: Opened, printed: Print, format_: str, height_mm: int, said: bool
) -> None:
    project({
        "styles/project.css": f".cover {{ block-size: {height_mm}mm; }}",
        "templates/parts/imprint.html": "{# none of it #}",
    })  # fmt: skip
    made = printed(format_, "---\ntitle: Blood test\n---\n\nCome at eight, please.\n")

    assert made.pages == 2
    assert ("PG513" in {d.code for d in made.found}) is said


@pytest.mark.parametrize(
    ("format_", "saving"),
    [("brochure", True), ("press", True), ("phone", False), ("leaflet", False), ("card", True)],
)
def test_a_page_less_is_paper_less_but_on_screens_and_folded_sheets(
    project: Opened, format_: str, saving: bool
) -> None:
    assert project({}).format(format_).saving is saving
