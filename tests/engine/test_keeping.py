"""What was laid out once is not laid out again, and is the same to the last byte."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import pytest

from printguide.article.reading import Source, source_of
from printguide.compose.print_html import PrintHtml
from printguide.engine import weasy
from printguide.engine.apart import Render
from printguide.engine.keeping import Layouts, layout_key
from printguide.engine.rendering import Rendering
from printguide.outcome import Outcome
from printguide.store import Store

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Tram</title><style>"
    "@page { size: a6 } body { background: url(paper.svg) }</style></head>"
    "<body><p id='here' data-line='1'>Line two 한</p></body></html>"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


@dataclass
class KeptRender:
    """An engine that keeps what it has laid out."""

    render: Render
    layouts: Layouts
    standing: str = "versions"

    def __call__(self, html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
        """Lay out, unless that is kept."""
        key = layout_key(html, source, self.standing)
        found = self.layouts.find(key, root)
        if found is None:
            found = self.render(html, root, source)
            self.layouts.keep(key, found, root)
        return found


@pytest.fixture
def calls() -> list[str]:
    return []


@pytest.fixture
def kept(tmp_path: Path, calls: list[str]) -> KeptRender:
    (tmp_path / "paper.svg").write_text(SVG, "utf-8")

    def render(html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
        calls.append(html.html)
        return weasy.render(html, root, source)

    return KeptRender(render, Layouts(Store(tmp_path / "kept")))


def page(text: str = PAGE) -> PrintHtml:
    return PrintHtml(
        path=PurePosixPath("tram.mdx"), slug="tram", name="tram", title="Tram", lang="en",
        html=text, characters=frozenset(text), traced=True,
    )  # fmt: skip


def test_the_second_time_gives_the_very_same(
    kept: KeptRender, tmp_path: Path, calls: list[str]
) -> None:
    source = source_of("Line two 한\n", PurePosixPath("tram.mdx"))

    first, second = (kept(page(), tmp_path, source) for _ in range(2))

    assert len(calls) == 1
    assert first.value
    assert first.value.pdf.startswith(b"%PDF")
    assert first.value.anchors == {"here": 1}
    assert second == first


def test_a_font_that_is_missing_is_said_each_time(
    kept: KeptRender, tmp_path: Path, calls: list[str]
) -> None:
    lacking = page(PAGE.replace("한", "\U0001f980\u0378"))

    first, second = (kept(lacking, tmp_path, None) for _ in range(2))

    assert first.found
    assert second.found == first.found


@pytest.mark.parametrize("change", ["html", "characters", "source", "versions", "a file"])
def test_what_differs_in_anything_is_laid_out(
    kept: KeptRender, tmp_path: Path, calls: list[str], change: str
) -> None:
    source = source_of("Line two 한\n", PurePosixPath("tram.mdx"))
    html = page()
    kept(html, tmp_path, source)
    if change == "html":
        html = page(PAGE.replace("two", "three"))
    elif change == "characters":
        html = replace(html, characters=html.characters | {"é"})
    elif change == "source":
        source = source_of("Line 2\n", PurePosixPath("tram.mdx"))
    elif change == "versions":
        kept.standing = "other versions"
    else:
        (tmp_path / "paper.svg").write_text(SVG.replace("1 1", "2 2"), "utf-8")

    kept(html, tmp_path, source)

    assert len(calls) == 2


def test_an_article_with_an_error_is_not_kept(
    kept: KeptRender, tmp_path: Path, calls: list[str]
) -> None:
    def broken(html: PrintHtml, root: Path, source: Source | None) -> Outcome[Rendering]:
        calls.append(html.html)
        return Outcome(None)

    kept.render = broken
    for _ in range(2):
        assert kept(page(), tmp_path, None).value is None

    assert len(calls) == 2


def test_that_nothing_can_be_kept_is_said_once(
    kept: KeptRender, tmp_path: Path, calls: list[str]
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    kept.layouts = Layouts(Store(tmp_path / "file"))

    for text in (PAGE, PAGE.replace("two", "three")):
        assert kept(page(text), tmp_path, None).value

    assert len(kept.layouts.notes) == 1
