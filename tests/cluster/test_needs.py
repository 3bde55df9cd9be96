"""What a worker is given of a project: what the engine reads, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from printguide.cluster.needs import Needs
from printguide.compose.print_html import OwnFont, PrintHtml
from printguide.places import Place
from printguide.project import Project

Made = Callable[[dict[str, str | bytes]], Project]

HERE = Place(PurePosixPath("printguide.toml"))
PAGE = PrintHtml(PurePosixPath("a.mdx"), "a", "a", "A", "en", "", frozenset())


def named(html: str, root: Path, *more: str) -> dict[str, str | None]:
    return dict(Needs().of(replace(PAGE, html=html), root, more)[0])


@pytest.mark.parametrize(
    "html",
    [
        "h1 { background: url(art/quay.png) }",
        "h1 { background: url( 'art/quay.png' ) }",
        'h1 { background: url("./art/../art/quay.png#part") }',
        "h1 { background: URL(%61rt/quay.png) }",
        '<p style="background: url(&quot;art/quay.png&quot;)">',
        '<img alt="" src="art/quay.png">',
    ],
)
def test_files_that_a_page_refers_to_are_needed(html: str, project: Made) -> None:
    made = project({"art/quay.png": b"picture", "art/other.png": b"picture"})

    assert list(named(html, made.root)) == ["art/quay.png"]


def test_fonts_of_the_brand_and_looks_of_the_project_are_needed(project: Made) -> None:
    made = project({"fonts/a.ttf": b"font", "styles/project.css": "", "secret.txt": "secret"})
    fonts = (OwnFont("text", ("fonts/a.ttf", "pip:some-font"), HERE),)

    files, contents = Needs().of(replace(PAGE, fonts=fonts), made.root, ())

    assert list(files) == ["styles/project.css", "fonts/a.ttf"]
    assert set(contents) == set(files.values())


@pytest.mark.parametrize(
    "address",
    ["absent.png", "art", "../outside.png", "data:image/png;base64,AAAA", "https://a.example.org/b",
     "nul%00.png", "x" * 500, "\ud800.png"],
)  # fmt: skip
def test_what_is_no_file_of_the_project_is_not_sent(address: str, project: Made) -> None:
    made = project({"art/quay.png": b"picture"})
    (made.root.parent / "outside.png").write_bytes(b"outside")

    assert named(f"h1 {{ background: url({address}) }}", made.root) == {}


def test_a_link_that_leads_out_of_the_project_stays_one(project: Made) -> None:
    made = project({})
    (made.root.parent / "outside.png").write_bytes(b"outside")
    (made.root / "link.png").symlink_to("../outside.png")

    assert named("h1 { background: url(link.png) }", made.root) == {"link.png": None}


def test_a_file_is_read_again_once_it_has_changed(project: Made) -> None:
    made = project({"a.png": b"first"})
    needs = Needs()
    before, _ = needs.of(PAGE, made.root, ["a.png"])
    assert needs.of(PAGE, made.root, ["a.png"])[0] == before

    (made.root / "a.png").write_bytes(b"the second")

    assert needs.of(PAGE, made.root, ["a.png"])[0] != before
