"""What a print shop would ask about, said before it gets the file."""

import base64
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from printguide.article.reading import source_of
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.colours import Colour
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.engine.inspection.inspecting import inspect
from printguide.engine.inspection.walk import walk
from printguide.engine.weasy import UNDATED, render
from printguide.faults import Diagnostic, Severity
from printguide.formats.format import Press as Needs
from printguide.formats.format import find_paper
from printguide.press.intent import Intent
from printguide.press.profile import GENERAL
from printguide.project import open_project
from tests.support.inks import opened
from tests.support.printing import Press

# The sheet is 105 mm wide and 148 mm high; its page area begins 15 mm inside.

Seen = Callable[..., list[Diagnostic]]
Composed = Callable[..., tuple[PrintHtml, Path]]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


@pytest.fixture
def seen(press: Press) -> Seen:
    """Return a function that lays a body out for a press and tells what is said of it."""

    def said(body: str, css: str = "", text: str = "", **needs: float) -> list[Diagnostic]:
        facts = {"bleed_mm": 3, "marks": True, **needs}
        pages = press.lay_out(body, "body, p { margin: 0 } " + css).pages
        path = PurePosixPath("article.mdx")
        source = source_of(text, path) if text else None
        return list(inspect(walk(pages), path, source, Needs.model_validate(facts)))

    return said


def bitmap(width: int, height: int) -> str:
    stream = io.BytesIO()
    Image.new("L", (width, height), 200).save(stream, "PNG")
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"


@pytest.mark.parametrize(
    ("pixels", "found"),
    [
        (353, [("PG531", Severity.ERROR)]), (355, [("PG516", Severity.WARNING)]),
        (707, [("PG516", Severity.WARNING)]), (709, []),
    ],
)  # fmt: skip
def test_a_press_needs_more_pixels_and_refuses_too_few(
    seen: Seen, pixels: int, found: list[tuple[str, Severity]]
) -> None:
    image = f'<img alt="Cup" style="width: 60mm" src="{bitmap(pixels, pixels)}">'

    assert [(it.code, it.severity) for it in seen(image)] == found
    assert ("PG531" in [it.code for it in seen(image)]) == (pixels < 354)


def test_how_many_pixels_a_press_needs_is_data(seen: Seen) -> None:
    image = f'<img alt="Cup" style="width: 60mm" src="{bitmap(540, 540)}">'

    assert [it.code for it in seen(image)] == ["PG516"]
    assert seen(image, good_ppi=225) == []
    assert [it.code for it in seen(image, least_ppi=240)] == ["PG531"]


def test_a_coarse_image_is_said_with_what_would_be_good(seen: Seen) -> None:
    image = f'<img data-file="cup.png" style="width: 60mm" src="{bitmap(100, 80)}">'
    text = "---\ntitle: T\n---\n\nSee ![Cup](cup.png).\n"

    [found] = seen(f"<p data-line=5>{image}</p>", "", text)

    assert found.message == (
        "the image `cup.png` has 42 pixels an inch where it is printed, 60.0 mm wide; "
        "a press needs 150"
    )
    assert found.hint == "take one that is 709 pixels wide or more, not 100"
    assert (found.place.line, found.place.column, found.place.length) == (5, 12, 7)


def test_an_area_that_ends_at_the_cut_lacks_its_bleed(seen: Seen) -> None:
    css = ".band { background: #abc; height: 9mm; margin: 0 -15mm }"
    [found] = seen('<div class="band"></div>', css)

    assert found.code == "PG532"
    assert found.message == "the box `band` lacks 3.0 mm of bleed at the right of page 1"


@pytest.mark.parametrize("out", ["-15.5mm", "-17mm", "-17.8mm"])
def test_a_part_of_the_bleed_is_not_enough(seen: Seen, out: str) -> None:
    css = f".band {{ background: #abc; height: 9mm; margin: 0 {out} }}"

    assert [it.code for it in seen('<div class="band"></div>', css)] == ["PG532"]


@pytest.mark.parametrize("out", ["-18mm", "-25mm", "-14mm", "0"])
def test_what_reaches_out_or_stays_inside_is_fine(seen: Seen, out: str) -> None:
    css = f".band {{ background: #abc; height: 9mm; margin: 0 {out} }}"

    assert seen('<div class="band"></div>', css) == []


def test_a_picture_at_the_edge_lacks_its_bleed_once(seen: Seen) -> None:
    css = "img { display: block; margin: 0 -15mm; width: 105mm } .card { background: #eee }"
    picture = f'<img alt="Sea" src="{bitmap(1300, 300)}">'

    [found] = [it for it in seen(f'<div class="card">{picture}</div>', css) if it.code == "PG532"]

    assert found.message.startswith("the image `Sea` lacks 3.0 mm of bleed at the ")


def test_what_stands_in_an_area_without_bleed_is_not_said_again(seen: Seen) -> None:
    css = ".band, .band div { background: #abc; height: 9mm } .band { margin: 0 -15mm }"

    assert len(seen('<div class="band"><div></div></div>', css)) == 1


def test_letters_near_the_cut_are_said_with_how_near(seen: Seen) -> None:
    found = seen("<p>Tea</p>", "p { margin-left: -13mm }", "---\ntitle: T\n---\n\nTea\n")
    [near] = [it for it in found if it.code == "PG533"]

    assert near.message == (
        "the word `Tea` stands 2.0 mm from the cut at the left of page 1; cutting needs 3.0 mm"
    )
    assert near.place.line == 5


def test_letters_beyond_the_cut_are_said_too(seen: Seen) -> None:
    [near] = [it for it in seen("<p>Tea</p>", "p { margin-left: -16mm }") if it.code == "PG533"]

    assert "stands 0.0 mm from the cut" in near.message


def test_running_heads_are_cut_as_well(seen: Seen) -> None:
    css = "@page { margin-top: 15mm; @top-left { content: 'Tea'; vertical-align: top } }"

    assert [it.code for it in seen("<p>Tea</p>", css)] == ["PG533"]


def test_a_code_near_the_cut_cannot_be_read_when_it_is_cut(seen: Seen) -> None:
    code = f'<img class="code" alt="QR code: a" style="width: 20mm" src="{bitmap(29, 29)}">'

    found = seen(code, "img { margin-left: -14mm }")

    assert "PG533" in [it.code for it in found]


@pytest.mark.parametrize("safe", [0, 1, 5])
def test_how_near_is_data(seen: Seen, safe: float) -> None:
    found = seen("<p>Tea</p>", "p { margin-left: -13mm }", safe_mm=safe)

    assert ("PG533" in [it.code for it in found]) == (safe > 2)


@pytest.fixture
def composed(tmp_path: Path) -> Composed:
    """Return a function that composes an article for a press."""

    def make(
        matter: str = "title: Tea", style: str = "", body: str = "Boil water."
    ) -> tuple[PrintHtml, Path]:
        (tmp_path / "printguide.toml").write_text("", "utf-8")
        (tmp_path / "styles").mkdir(exist_ok=True)
        (tmp_path / "styles" / "project.css").write_text(style, "utf-8")
        (tmp_path / "tea.mdx").write_text(f"---\n{matter}\n---\n\n{body}\n", "utf-8")
        project = open_project(tmp_path, dt.date(2026, 1, 1))
        format_ = project.format("press")
        order = Order(project, format_, find_paper("a4", format_), Catalogue(project))
        _, html = compose_file(tmp_path / "tea.mdx", order)
        assert html.value is not None, html.found
        return html.value, tmp_path

    return make


def test_without_a_profile_the_condition_is_said(composed: Composed) -> None:
    html, root = composed()
    assert html.finish.intent is not None

    [found] = render(html, root).found

    assert (found.code, found.severity) == ("PG530", Severity.INFO)
    assert html.finish.intent.condition in found.message


def test_with_a_profile_nothing_is_said(composed: Composed) -> None:
    html, root = composed()
    intent = Intent("FOGRA39", GENERAL.read_bytes())

    assert render(replace(html, finish=replace(html.finish, intent=intent)), root).found == ()


def test_a_profile_that_cannot_be_computed_with_is_a_fault(composed: Composed) -> None:
    html, root = composed()
    content = GENERAL.read_bytes()
    intent = Intent("ours", content[:252] + bytes(len(content) - 252))

    rendering = render(replace(html, finish=replace(html.finish, intent=intent)), root)

    assert rendering.value is None
    [found] = rendering.found
    assert found.code == "PG534"
    assert found.message.startswith("the profile for `ours` has tables that cannot be used")


def test_dates_are_those_of_the_article(composed: Composed) -> None:
    html, root = composed("title: Tea\ndate: 2026-02-07\nupdated: 2026-03-01")
    made = render(html, root).value
    assert made is not None

    file = opened(made.pdf)
    said = file.docinfo

    assert (str(said["/CreationDate"]), str(said["/ModDate"])) == ("D:20260207", "D:20260301")


def test_an_article_without_dates_is_not_dated_by_the_clock(composed: Composed) -> None:
    html, root = composed()
    made = render(html, root).value
    assert made is not None

    file = opened(made.pdf)
    said = file.docinfo

    day = "D:" + UNDATED.replace("-", "")
    assert (str(said["/CreationDate"]), str(said["/ModDate"])) == (day, day)


def test_the_bleed_is_a_token_that_styles_can_reach_across(composed: Composed) -> None:
    html, _ = composed(style=".cover { margin-inline: calc(-20mm - var(--page-bleed)) }")

    assert "calc(-20mm - 3mm)" in html.html
    assert "bleed: 3mm" in html.html


def test_codes_are_black_whatever_colour_the_brand_gives_them(composed: Composed) -> None:
    html, root = composed(body='<Map name="Quay" lat={51.5} lng={-0.1} />')
    coloured = replace(html, code_colour=Colour(11, 95, 102))
    made, other = (render(one, root).value for one in (html, coloured))
    assert made is not None
    assert other is not None

    assert len(made.codes) == 1
    assert made.pdf == other.pdf
