"""A booklet that is read from right to left: bound at the right, and mirrored throughout."""

import datetime as dt

import numpy as np
import pikepdf
import pytest

from printguide.booklet.desk import Desk
from printguide.booklet.making import Edition, make
from printguide.booklet.publication import open_publication
from printguide.booklet.spool import Spool
from printguide.catalogue import Catalogue
from printguide.consulted import Consulted
from printguide.engine.weasy import render
from printguide.formats.format import find_paper
from printguide.imposition.imposing import impose
from printguide.imposition.job import Job
from printguide.project import open_project
from tests.support.inspector import Inspector
from tests.support.navigation import Navigation

MM = 72 / 25.4
SAID = "يأتي المد مرتين في اليوم، وتنتظره العبّارة كما ينتظره الجميع. "
ARTICLE = """---
title: {title}
slug: {slug}
lang: ar
index: [العبّارة]
---

انظر [المد](/blog/tides#low).

## الطريق

{text}

## المد المنخفض {{#low}}

{text}
"""
COLOUR = (11, 95, 102)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("project")
    articles = {"tides": "المد والجزر", "market": "سوق الميناء", "garden": "حديقة التل"}
    for slug, title in articles.items():
        text = ARTICLE.format(title=title, slug=slug, text=SAID * 25)
        (root / f"{slug}.mdx").write_text(text, "utf-8")
    manifest = root / "quarterly.toml"
    manifest.write_text(
        'title = "فصلية الميناء"\nissue = "1"\nlang = "ar"\n[[parts]]\ntitle = "للمسافرين"\n'
        'articles = ["tides", "market", "garden"]\ncolour = "#0b5f66"\n',
        "utf-8",
    )
    (root / "printguide.toml").write_text('[site]\nbase_url = "https://www.example.org"\n', "utf-8")
    project = open_project(root, dt.date(2026, 11, 1))
    format_ = project.format("brochure")
    edition = Edition(format_, find_paper("a5", format_), "ar")
    with Spool() as spool:
        desk = Desk(Consulted(Catalogue(project)), (render,), spool)
        booklet = make(open_publication(manifest), manifest, desk, edition)
    assert booklet.pdf, booklet.found
    return booklet.pdf


@pytest.fixture
def pdf(made: bytes) -> Inspector:
    return Inspector(made)


def inner(pdf: Inspector) -> list[int]:
    """The pages of articles, counted from 0."""
    return [n for n, text in enumerate(pdf.pages) if len(text.split()) > 60]


def reach(pdf: Inspector, number: int, *, foot: bool) -> tuple[float, float]:
    """How far the text of a page is from its left and its right edge, or the folio; mm."""
    page = pdf.document[number].get_textpage()
    boxes = [page.get_rect(at) for at in range(page.count_rects())]
    kept = [it for it in boxes if (it[1] < 40) is foot and it[3] < 530]
    left, right = min(it[0] for it in kept), max(it[2] for it in kept)
    origin, _, end, _ = (float(it) for it in pdf.pike.pages[number].mediabox)
    return (left - origin) / MM, (end - right) / MM


def test_readers_are_told_that_it_is_read_from_right_to_left(made: bytes, pdf: Inspector) -> None:
    assert pdf.pike.Root.ViewerPreferences.Direction == pikepdf.Name.R2L


def test_odd_pages_are_left_hand_ones_with_the_wide_margin_at_the_right(pdf: Inspector) -> None:
    assert {number % 2 for number in inner(pdf)} == {0, 1}
    for number in inner(pdf):
        left, right = reach(pdf, number, foot=False)
        assert right == pytest.approx(18 if number % 2 == 0 else 15, abs=1.5)
        assert left > 12


def test_folios_are_on_the_outer_side(pdf: Inspector) -> None:
    for number in inner(pdf):
        left, right = reach(pdf, number, foot=True)
        outer = left if number % 2 == 0 else right
        assert outer == pytest.approx(15, abs=1)


def test_marks_are_on_the_fore_edge(pdf: Inspector) -> None:
    for number in inner(pdf):
        drawn = pdf.raster(number, 72).astype(int)
        edges = {"left": drawn[:, 4] - COLOUR, "right": drawn[:, -5] - COLOUR}
        marked = [side for side, it in edges.items() if (np.abs(it).max(axis=1) < 12).any()]
        assert marked == (["left"] if number % 2 == 0 else ["right"]), number


def test_the_numbers_of_the_contents_stand_at_the_left_of_their_titles(pdf: Inspector) -> None:
    contents = next(n for n, text in enumerate(pdf.pages) if "المحتويات" in text)
    page = pdf.document[contents].get_textpage()
    title = page.search("سوق الميناء").get_next()
    assert title
    left, foot, _, top = page.get_charbox(title[0])
    row = page.get_text_bounded(0, foot - 2, left - 40, top + 2)
    assert row.split(), "a number stands there"
    assert row.split()[-1].isdecimal()


def test_numbers_in_the_text_are_filled_in(pdf: Inspector) -> None:
    labels = [page.label for page in pdf.pike.pages]
    text = " ".join(" ".join(pdf.pages).split())
    assert "000" not in text
    there = Navigation(pdf.content).places["tides/low"][0]
    assert text.count(labels[there]) >= 3


def test_its_sheets_begin_at_the_right(made: bytes, pdf: Inspector) -> None:
    sheets = Inspector(impose(made, Job("saddle", "a4", back_cover=True)).pdf)

    half = 297 / 2 * MM
    page = sheets.document[0].get_textpage()
    cover = page.get_text_bounded(0, 0, half, 600)
    assert "فصلية" in cover, "the first page lies at the left of the back cover"
