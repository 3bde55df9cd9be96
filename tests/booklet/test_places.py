"""Places: articles are laid out once, for any place, and look as if laid out for theirs."""

import datetime as dt
import io
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path, PurePosixPath

import numpy as np
import pikepdf
import pytest

from printguide.article.binding import Article
from printguide.booklet.desk import Desk
from printguide.booklet.dressing import SlotsUnlike
from printguide.booklet.gist import Gist
from printguide.booklet.guessing import Guess, guessed_pages
from printguide.booklet.joining import join
from printguide.booklet.laying import Around, Asked, Noted
from printguide.booklet.making import Booklet, Edition, make
from printguide.booklet.marking import marks_of
from printguide.booklet.numbers import noughts
from printguide.booklet.parts import Dress, Part
from printguide.booklet.pieces import Piece
from printguide.booklet.publication import open_publication
from printguide.booklet.spool import Spool
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.consulted import Consulted
from printguide.engine.apart import EngineApart, Render
from printguide.engine.rendering import Leaf, Rendering, Row
from printguide.engine.weasy import render
from printguide.formats.format import find_paper
from printguide.outcome import Outcome
from tests.booklet.conftest import FACTS
from tests.support.inspector import Inspector, bare
from tests.support.navigation import Navigation

pytestmark = pytest.mark.slow

SAID = "The tide comes twice a day, and the ferry waits for it as everybody does. "
NAMES = ("airport", "boats", "coast", "dunes", "estuary", "ferry", "gulls", "harbour")


def article(name: str, number: int) -> str:
    """Articles of different lengths, each with links to others, before it and behind it."""
    others = " ".join(f"See [{it}](/blog/{it}#low-water)." for it in NAMES)
    return f"""---
title: About the {name}
slug: {name}
index: [moonlight]
---

{others}

## High water

{SAID * (30 + 25 * (number % 3))}

See [low water](#low-water) too.

<LocationCard name="Quay of {name}" address="{number} Quay Road" lat={{37.5}} lng={{127}} />

## Low water

{SAID * 12}

It falls by moonlight in {name}.
"""


MANIFEST = """
title = "The Quarterly"
issue = "1"
lists = ["places"]
[[parts]]
title = "All of it"
articles = ["*.mdx"]
colour = "#aa3311"
"""


def files(css: str = "") -> dict[str, str]:
    found = {f"{name}.mdx": article(name, number) for number, name in enumerate(NAMES)}
    found["printguide.toml"] = '[site]\nbase_url = "https://www.example.org"\n'
    found["quarterly.toml"] = MANIFEST
    if css:
        found["styles/project.css"] = css
    return found


def booklet(
    root: Path, guess: Guess | None = None, css: str = "", renders: tuple[Render, ...] = (render,),
    made_as: str = "brochure",
) -> Booklet:  # fmt: skip
    """The booklet of these articles."""
    from printguide.project import open_project

    for name, content in files(css).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(content, "utf-8")
    project = open_project(root, dt.date(2026, 11, 1))
    manifest = root / "quarterly.toml"
    publication = open_publication(manifest)
    format_ = project.format(made_as)
    edition = Edition(format_, find_paper("a5", format_), "en")
    with Spool() as spool:
        desk = Desk(Consulted(Catalogue(project)), renders, spool)
        desk.recollection.before.guess = guess or Guess()
        return make(publication, manifest, desk, edition)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Booklet:
    """It, made once."""
    return booklet(tmp_path_factory.mktemp("project"))


@pytest.fixture
def pdf(made: Booklet) -> Inspector:
    assert made.pdf, made.found
    return Inspector(made.pdf)


def first_page(pdf: Inspector, text: str) -> int:
    return next(n for n, it in enumerate(pdf.pages) if bare(text) in bare(it))


def test_articles_begin_at_either_side(pdf: Inspector) -> None:
    starts = [first_page(pdf, f"moonlight in {name}") for name in NAMES]

    assert len(starts) == len(set(starts)), "they are on pages of their own"
    sides = {page % 2 for page in _beginnings(pdf)}
    assert sides == {0, 1}, "or nothing is tried here"


def _beginnings(pdf: Inspector) -> list[int]:
    places = Navigation(pdf.content).places
    return [places[name][0] for name in NAMES]


def test_every_number_in_the_text_is_that_of_the_page_where_its_target_is(pdf: Inspector) -> None:
    labels = [page.label for page in pdf.pike.pages]
    there = {name: labels[first_page(pdf, f"moonlight in {name}")] for name in NAMES}
    heads = Navigation(pdf.content).places

    text = " ".join(" ".join(pdf.pages).split())
    for name in NAMES:
        number = labels[heads[f"{name}/low-water"][0]]
        assert text.count(f"{name} (p. {number})") >= len(NAMES) - 1, name
        assert int(number) <= int(there[name])
    assert "(p. 0" not in text, "no nought is left"


def test_it_is_drawn_as_if_every_article_were_laid_out_for_its_place(
    made: Booklet, pdf: Inspector, tmp_path: Path
) -> None:
    placed = booklet(tmp_path, css="h2 { string-set: section content(); }")

    other = Inspector(placed.pdf or b"")
    assert placed.layouts > made.layouts
    assert [sorted(it.split()) for it in pdf.pages] == [sorted(it.split()) for it in other.pages]
    for number in range(len(pdf.pages)):
        one, two = pdf.raster(number, 60).astype(int), other.raster(number, 60).astype(int)
        assert np.abs(one - two).max() < 40, f"page {number} is drawn otherwise"
    assert placed.manifest == made.manifest, "codes are where they were"


def test_what_has_no_margins_apart_is_laid_out_with_its_own(
    pdf: Inspector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(article: Article, order: Order, kinds: tuple[str, ...]) -> Outcome[PrintHtml]:
        return Outcome(None)

    monkeypatch.setattr("printguide.booklet.assembling.compose_margins", none)
    other = Inspector(booklet(tmp_path).pdf or b"")

    assert [sorted(it.split()) for it in pdf.pages] == [sorted(it.split()) for it in other.pages]


def test_what_lacks_bleed_on_the_other_side_is_found(tmp_path: Path) -> None:
    css = """
    h2 { background: #eee }
    #high-water { margin-inline: -23mm -20mm }
    #low-water { margin-inline: -23mm }
    """

    made = booklet(tmp_path, css=css, made_as="press")

    lacking = [it for it in made.found if it.code == "PG532"]
    lines = [(tmp_path / it.place.path.name).read_text().splitlines() for it in lacking]
    assert {text[it.place.line - 1] for text, it in zip(lines, lacking, strict=True)} == {
        "## High water"
    }
    assert len(lacking) < len(NAMES), "it is well on a right-hand page"


def test_with_a_right_guess_every_piece_is_laid_out_once(made: Booklet, tmp_path: Path) -> None:
    again = booklet(tmp_path, made.came_to)

    assert again.layouts == len(made.came_to.pages)
    assert again.layouts <= made.layouts


def test_a_wrong_guess_changes_no_byte(made: Booklet, tmp_path: Path) -> None:
    too_many_pages = {"airport": 40, "dunes": 40}
    wrong = {"boats": "7", "boats#low-water": "1234", "airport": "iv"}
    of_another = {"gone": "ix"}

    guess = Guess({**too_many_pages, "gone": 3}, {**wrong, **of_another})

    assert booklet(tmp_path, guess).pdf == made.pdf


def test_two_engines_make_the_same_bytes_as_one(made: Booklet, tmp_path: Path) -> None:
    with closing(EngineApart()) as one, closing(EngineApart()) as other:
        assert booklet(tmp_path, renders=(one.render, other.render)).pdf == made.pdf


def test_the_dots_of_the_contents_are_a_pattern_and_no_drawing(pdf: Inspector) -> None:
    page = pdf.pike.pages[first_page(pdf, "Contents")]
    drawn = b"".join(it.read_bytes() for it in page.obj.Contents)

    assert len(drawn) < 1000 * (len(NAMES) + 8), "a border of dots takes 60,000 bytes a row"
    assert b"/Pattern" in drawn


def test_a_style_by_which_margins_show_the_text_is_kept(tmp_path: Path) -> None:
    css = "h2 { string-set: part content(); } @page { @bottom-center { content: string(part); } }"

    made = booklet(tmp_path, css=css)

    pages = Inspector(made.pdf or b"").pages
    assert sum("Low water" in it for it in pages) > len(NAMES)


def test_a_style_that_gives_left_pages_more_room_is_kept(tmp_path: Path) -> None:
    made = booklet(tmp_path, css="@page :left { margin-left: 45mm; }")

    pdf = Inspector(made.pdf or b"")
    lefts = {
        number % 2: min(word for word in _lefts(pdf, number))
        for number in (first_page(pdf, "High water"), first_page(pdf, "High water") + 1)
    }
    assert lefts[1] == pytest.approx(45 * 72 / 25.4, abs=3)
    assert lefts[0] == pytest.approx(18 * 72 / 25.4, abs=3)


def _lefts(pdf: Inspector, number: int) -> Iterable[float]:
    """Where lines of text begin on a page, its folio left out."""
    page = pdf.document[number].get_textpage()
    boxes = [page.get_rect(at) for at in range(page.count_rects())]
    return [left for left, foot, _, _ in boxes if 50 < foot < 520]


def test_entries_of_lists_and_index_lead_to_where_it_stands(pdf: Inspector) -> None:
    quay = first_page(pdf, "7 Quay Road")
    listed = [it[1:] for it in pdf_links(pdf, "Quay of harbour")]

    assert listed
    for page, top in listed:
        assert page == quay
        assert top == pytest.approx(_top(pdf, quay, "Quay of harbour"), abs=25)
    at_the_end = max(n for n, it in enumerate(pdf.pages) if "Index" in it)
    words = [it for it in pdf_links(pdf) if it[0] == at_the_end]
    for name in NAMES:
        page = first_page(pdf, f"moonlight in {name}")
        near = [top for _, at, top in words if at == page]
        line = _top(pdf, page, "moonlight in")
        assert any(top == pytest.approx(line, abs=8) for top in near), name


def pdf_links(pdf: Inspector, said: str = "") -> list[tuple[int, int, float]]:
    """The links whose words hold this: where they stand, the page and height where they lead."""
    return [
        (it.page, it.to[0], it.to[2])
        for it in Navigation(pdf.content).links
        if not isinstance(it.to, str) and said in it.said
    ]


def _top(pdf: Inspector, number: int, text: str) -> float:
    """How high a text stands on a page: its upper edge."""
    page = pdf.document[number].get_textpage()
    found = page.search(text).get_next()
    assert found, text
    return float(max(page.get_charbox(found[0] + at)[3] for at in range(found[1])))


def test_words_are_found_across_lines_and_where_they_are_broken() -> None:
    rows = (
        Row(1, 20, "Nothing of it."),
        Row(2, 20, "Then a spring"), Row(2, 25, "tide comes, and the break\N{HYPHEN}"),
        Row(2, 30, "water holds."),
    )  # fmt: skip
    gist = Gist((), terms=("spring tide", "breakwater"))

    marks = marks_of(gist, "a", Rendering(b"", (), {}, rows=rows))["terms"]

    assert [(it.title, it.page, it.top_mm) for it in marks] == [
        ("spring tide", 2, 20), ("breakwater", 2, 25),
    ]  # fmt: skip


def test_pages_are_guessed_by_length_from_those_that_are_known() -> None:
    def piece(name: str, length: int) -> Piece:
        return Piece(name, None, gist=Gist((), length=length))

    pieces = [piece("a", 1000), piece("b", 4000), Piece("cover", None)]

    assert guessed_pages(pieces, {"a": 2}, Guess()) == {"a": 2, "b": 8, "cover": 1}
    assert guessed_pages(pieces, {}, Guess({"b": 5}))["b"] == 5


def test_noughts_are_as_wide_as_the_number() -> None:
    assert [noughts(it) for it in ("7", "12", "xii")] == ["0", "00", "xii"]


def slotted(press: Callable[..., bytes], text: str) -> bytes:
    """A part with a slot: a number that is not known yet."""
    css = (
        'html { font-family: "PG Sans"; font-variant-numeric: tabular-nums }'
        '@page { @bottom-center { content: "0123456789" } }'
        "a::after { content: attr(data-page); font-variant-numeric: tabular-nums }"
    )
    return press(f'<p>See <a class="bound" href="xref:b" data-page="{text}">there</a></p>', css)


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    from printguide.engine.finishing import finisher
    from printguide.engine.passes.slots import open_slots
    from tests.support.printing import Press

    sheets = Press.set_up(tmp_path_factory.mktemp("fonts"))

    def finish(document: object, pdf: object) -> None:
        finisher(())(document, pdf)
        assert open_slots(document, pdf)

    return lambda text: slotted(lambda body, css: sheets.write(body, css, finish), text)


def test_a_slot_is_filled_with_the_number_of_its_target(part: Callable[[str], bytes]) -> None:
    first = Part("a", part("(p. 000)"), "A", numbers={"b": "174"})
    second = Part("b", part("(S. 0)"), "B", numbers={"b": "9"})

    pdf = Inspector(join([first, second], FACTS))

    assert [" ".join(it.split()) for it in pdf.pages] == ["See there(p. 174)", "See there(S. 9)"]
    assert b"%slot" not in b"".join(it.Contents.read_bytes() for it in pdf.pike.pages)


def test_figures_for_the_slots_are_on_no_page(part: Callable[[str], bytes]) -> None:
    assert "0123456789" not in bare(Inspector(part("(p. 000)")).words)


def test_a_slot_takes_no_number_of_another_width(part: Callable[[str], bytes]) -> None:
    with pytest.raises(SlotsUnlike, match="`b` is on page 9, and the slot has 3 figures"):
        join([Part("a", part("000"), numbers={"b": "9"}), Part("b", part("0"))], FACTS)


def test_a_moved_page_shows_the_same_at_the_same_distance_from_its_links(
    part: Callable[[str], bytes],
) -> None:
    text = part("(p. 0)")
    moved = Part("b", text, numbers={"b": "1"}, dress=Dress(text, (5.0,)))

    whole, alone = (pikepdf.open(io.BytesIO(it)) for it in (join([moved], FACTS), text))

    page = whole.pages[0].obj
    assert float(page.MediaBox[0]) == pytest.approx(5 * 72 / 25.4, abs=0.01)
    assert float(page.TrimBox[2] - page.TrimBox[0]) == pytest.approx(105 * 72 / 25.4, abs=0.01)
    before = alone.pages[0].obj.Annots[0].Rect
    assert list(map(float, page.Annots[0].Rect)) == list(map(float, before))


def test_what_is_laid_out_for_any_place_may_say_that_it_cannot_be(tmp_path: Path) -> None:
    seen: list[bool] = []

    def lay_out(html: PrintHtml, root: Path, source: object) -> object:
        from printguide.outcome import Outcome

        seen.append(html.placeless)
        return Outcome(Rendering(b"%PDF", (Leaf(10, 10, 10, 10),), {}, placeless=False))

    from printguide.booklet.rounds import Rounds
    from printguide.compose.order import Setting
    from printguide.inputs import Inputs
    from printguide.outcome import Outcome

    def compose(setting: Setting, inputs: Inputs) -> Outcome[PrintHtml]:
        page = PrintHtml(PurePosixPath("a"), "a", "a", "A", "en", "", frozenset())
        return Outcome(_with(page, placeless=setting.placeless))

    from printguide.project import open_project

    with Spool() as spool:
        articles = Consulted(Catalogue(open_project(tmp_path, dt.date(2026, 11, 1))))
        rounds = Rounds(Desk(articles, (lay_out,), spool), Around({}))  # type: ignore[arg-type]

        assert rounds.settle(lambda: [Piece("a", compose)])
    assert seen == [True, False]


def _with(html: PrintHtml, **changes: object) -> PrintHtml:
    from dataclasses import replace

    return replace(html, **changes)  # type: ignore[arg-type]


def test_a_number_is_only_asked_again_where_it_was_asked() -> None:
    around = Around({}, {"a": "1", "b": "2"})
    noted = Noted(around.number)
    assert noted.get("a") == "1"
    assert noted.get("c", "000") == "000"
    asked = Asked(False, 1, False, True, noted.asked, {})

    around.numbers["b"] = "3"
    assert asked.same(around)
    around.numbers["c"] = "4"
    assert not asked.same(around)
