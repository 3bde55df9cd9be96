"""Formats are data: what one takes from those that it extends, and how faults in it are said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.compose.sheets import Looks
from printguide.faults import UsageError
from printguide.formats.format import Format, choose_papers
from printguide.formats.paper import papers
from printguide.project import Project

Made = Callable[[dict[str, str | bytes]], Project]

HANDOUT = """
[formats.handout]
extends = "brochure"
about = "A handout"
papers = ["a5"]
code_box_mm = 25
"""


def test_a_format_of_the_settings_changes_what_it_names_and_keeps_the_rest(project: Made) -> None:
    made = project({"printguide.toml": HANDOUT})

    handout, brochure = made.format("handout"), made.format("brochure")

    assert (handout.about, handout.papers, handout.code_box_mm) == ("A handout", ["a5"], 25)
    changed = {"name", "about", "papers", "code_box_mm", "sheets"}
    assert handout.model_dump(exclude=changed) == brochure.model_dump(exclude=changed)
    assert "handout" in made.format_names()


def test_the_looks_of_what_is_extended_come_first_each_once(project: Made) -> None:
    made = project(
        {
            "printguide.toml": "[formats.c]\nextends = ['a', 'b']\n",
            "styles/formats/a.toml": 'extends = "brochure"\ncode_box_mm = 20\nabout = "A"\n',
            "styles/formats/b.toml": 'extends = "brochure"\nabout = "B"\n',
            "styles/formats/a.css": "p { color: #a00 }",
            "styles/formats/b.css": "p { color: #b00 }",
        }
    )

    found = made.format("c")
    styles = Looks(Order(made, found, papers()["a4"], Catalogue(made)), "calm").gather(())

    assert found.sheets == ("brochure", "a", "b", "c")
    assert (found.about, found.code_box_mm) == ("B", 20), "what b does not set stays as a has it"
    assert 0 < styles.index("running-head") < styles.index("#a00") < styles.index("#b00")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[formats.x]\nextends = "brochur"\n', "write `brochure` for `brochur`"),
        ('[formats.x]\nextends = "x"\n', "a format extends itself: `x` → `x`"),
        (
            '[formats.x]\nextends = "y"\n[formats.y]\nextends = "x"\n',
            "formats.y: a format extends itself: `x` → `y` → `x`",
        ),
        ("[formats.x]\nextends = 3\n", "`extends` is not the name of a format"),
        (
            '[formats.x]\nextends = "brochure"\ncode_box = 20\n',
            "formats.x: there is no `code_box`: write `code_box_mm` for `code_box`",
        ),
        (
            '[formats.x]\nextends = "brochure"\ncode_box_mm = 2\n',
            "formats.x: `code_box_mm` does not fit: input should be greater",
        ),
        (
            '[formats.x]\nextends = "brochure"\nconforms_to = ["pdf/ua-1", "pdf/a-3a"]\n',
            "beside another kind of PDF, a file can be `pdf/ua-1` only",
        ),
    ],
)
def test_what_is_wrong_with_a_format_is_said(project: Made, settings: str, said: str) -> None:
    made = project({"printguide.toml": settings})

    with pytest.raises(UsageError) as caught:
        made.format("x")

    assert said in str(caught.value)


def formats(root: Path) -> list[Format]:
    made = Project(root)
    brochure = made.format("brochure")
    phone = brochure.model_copy(update={"name": "screen", "papers": ["phone"]})
    return [brochure, phone]


@pytest.mark.parametrize(
    ("asked", "chosen"), [(None, ["a4", "phone"]), ("letter", ["letter", "phone"])]
)
def test_the_paper_that_is_asked_for_binds_those_that_have_it(
    tmp_path: Path, asked: str | None, chosen: list[str]
) -> None:
    found = choose_papers(formats(tmp_path), asked, "a4")

    assert [paper.name for paper in found] == chosen


def test_a_paper_that_no_format_has_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`brochure` is not made on `a3`: its papers are a4"):
        choose_papers(formats(tmp_path), "a3", "a4")
