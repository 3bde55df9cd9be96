"""Areas of a theme that reach across the page: to both of its edges, on left and right pages."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from printguide.booklet.desk import Desk
from printguide.booklet.making import Edition, make
from printguide.booklet.publication import open_publication
from printguide.booklet.spool import Spool
from printguide.catalogue import Catalogue
from printguide.consulted import Consulted
from printguide.engine.weasy import render
from printguide.formats.format import find_paper
from printguide.project import open_project
from tests.support.inspector import Inspector

DPI = 100
LENGTHS = {"Tides": 60, "Markets": 4, "Gardens": 4}
"""By how many times they say the same, articles begin on left pages and on right ones."""
EXCERPT = "What the harbour does twice a day, and who waits for it."
SETTINGS = '[brand]\nname = "Harbour Guides"\ntheme = "bright"\n'


def written(root: Path) -> Path:
    for title, length in LENGTHS.items():
        said = "The tide comes twice a day, and all wait for it at the quay.\n\n" * length
        head = f"---\ntitle: {title}\nexcerpt: {EXCERPT}\nlang: en\n---\n\n"
        (root / f"{title.lower()}.mdx").write_text(f"{head}## The way\n\n{said}", "utf-8")
    (root / "printguide.toml").write_text(SETTINGS, "utf-8")
    manifest = root / "quarterly.toml"
    names = ", ".join(f'"{title.lower()}"' for title in LENGTHS)
    manifest.write_text(
        f'title = "A quarterly"\nissue = "1"\nlang = "en"\n[[parts]]\ntitle = "All"\n'
        f'articles = [{names}]\ncolour = "#0b5f66"\n',
        "utf-8",
    )
    return manifest


def cut(pdf: Inspector, number: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """A page as it is printed, with what is cut off afterwards, but without marks."""
    page = pdf.pike.pages[number]
    left, foot, right, top = (float(it) for it in page.get("/BleedBox", page.mediabox))
    start, _, _, head = (float(it) for it in page.mediabox)
    seen = pdf.raster(number, DPI)
    scale = DPI / 72
    rows = slice(round((head - top) * scale) + 1, round((head - foot) * scale) - 1)
    return seen[rows, round((left - start) * scale) + 1 : round((right - start) * scale) - 1]


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["brochure", "press"])
@pytest.mark.parametrize("paper", ["a5", "a4"])
def test_it_reaches_both_edges(tmp_path: Path, format_: str, paper: str) -> None:
    manifest = written(tmp_path)
    project = open_project(tmp_path, dt.date(2026, 11, 1))
    chosen = project.format(format_)
    edition = Edition(chosen, find_paper(paper, chosen), "en")
    with Spool() as spool:
        desk = Desk(Consulted(Catalogue(project)), (render,), spool)
        booklet = make(open_publication(manifest), manifest, desk, edition)
    assert booklet.pdf, booklet.found
    pdf = Inspector(booklet.pdf)

    firsts = [n for n, text in enumerate(pdf.pages) if EXCERPT[:40] in text]

    assert {number % 2 for number in firsts} == {0, 1}
    for number in firsts:
        dark = cut(pdf, number).reshape(-1, cut(pdf, number).shape[1], 3).max(axis=2) < 150
        across = dark.mean(axis=1) > 0.99
        assert across.sum() > 0.1 * DPI, number
        assert dark[across][:, [0, -1]].all(), number
