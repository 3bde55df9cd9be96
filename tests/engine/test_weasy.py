"""Rendering: what the engine drops, refuses or complains of becomes a diagnostic."""

import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from printguide.article.reading import source_of
from printguide.compose.print_html import PrintHtml
from printguide.engine.libraries import pango_missing
from printguide.engine.weasy import render
from printguide.faults import Severity
from tests.support.brochures import brochure
from tests.support.inspector import Inspector

Composed = Callable[..., tuple[PrintHtml, Path]]

SAMPLE = Path(__file__).parents[2] / "content" / "images"
ARTICLE = '---\ntitle: "Tea"\n---\n\n## How\n\nBoil water. Pour it over the leaves. Wait.\n'


@pytest.fixture
def composed(tmp_path: Path) -> Composed:
    return lambda text=ARTICLE, style="": (brochure(tmp_path, text, style), tmp_path)


def test_an_article_becomes_a_pdf_with_its_pages_and_anchors(composed: Composed) -> None:
    html, root = composed()

    rendering = render(html, root)

    assert rendering.found == ()
    assert rendering.value is not None
    assert rendering.value.pages == 1
    assert rendering.value.anchors["how"] == 1


def test_text_that_a_style_drops_is_an_error_with_the_authors_line(composed: Composed) -> None:
    long = "\n\n".join(f"Paragraph {n} of the article." for n in range(90))
    html, root = composed(f'---\ntitle: "T"\n---\n\n{long}\n', "main { height: 40mm; }")

    rendering = render(html, root)

    lost = {d.place.line: d.message for d in rendering.found if d.code == "PG503"}
    assert lost[5 + 2 * 89] == "`Paragraph 89 of the article.` is on no page"
    assert 5 not in lost


def test_a_style_that_reads_outside_the_project_is_refused(
    composed: Composed, tmp_path: Path
) -> None:
    outside = tmp_path.parent / "outside.png"
    outside.write_bytes(b"secret")
    (tmp_path / "link.png").symlink_to(outside)
    style = (
        f"body {{ background: url({outside.as_uri()}) }} main {{ background: url(link.png) }}"
        " h2 { background: url(http://127.0.0.1:9/x.png) }"
    )
    html, root = composed(ARTICLE, style)

    rendering = render(html, root)

    refused = [d.message for d in rendering.found if d.code == "PG506"]
    assert len(refused) == 3
    assert rendering.value is not None
    assert b"secret" not in rendering.value.pdf


def test_a_file_of_a_style_that_is_missing_is_said_once(composed: Composed) -> None:
    style = "@font-face { font-family: M; src: url(gone.ttf) } body { background: url(gone.png) }"
    html, root = composed(ARTICLE, style + " p { font-family: M }")

    found = render(html, root).found

    assert {d.code for d in found} == {"PG506"}
    assert sorted(d.message for d in found) == [
        "`gone.png` is not read: there is no such file",
        "`gone.ttf` is not read: there is no such file",
    ]


def test_a_font_that_prints_as_boxes_is_refused(composed: Composed, tmp_path: Path) -> None:
    (tmp_path / "boxes.otf").write_bytes(b"OTTO" + bytes(60))
    style = "@font-face { font-family: Mine; src: url(boxes.otf) } p { font-family: Mine }"
    html, root = composed(ARTICLE, style)

    found = [d for d in render(html, root).found if d.code == "PG508"]

    assert len(found) == 1
    assert found[0].message.startswith("the font `boxes.otf` is not used: ")


def test_a_style_that_the_engine_does_not_know_is_a_warning(composed: Composed) -> None:
    html, root = composed(ARTICLE, "p { text-wrap: balance; colour: red }")

    found = render(html, root).found

    assert {d.code for d in found} == {"PG505"}
    assert all(d.severity is Severity.WARNING for d in found)


def test_a_character_that_no_font_has_is_an_error_with_its_name(composed: Composed) -> None:
    html, root = composed('---\ntitle: "T"\n---\n\nA tablet says \U00012000.\n')

    rendering = render(html, root)

    assert rendering.value is None
    [fault] = rendering.found
    assert fault.code == "PG501"
    assert fault.message == "no font has `\U00012000` (U+12000 CUNEIFORM SIGN A)"


def test_a_control_character_is_named_by_its_number_and_line_ends_of_others_are_blanks(
    composed: Composed,
) -> None:
    html, root = composed('---\ntitle: "T"\n---\n\nOne\u2028two\x0bthree \x07.\n')

    [fault] = render(html, root).found

    assert (fault.code, fault.message) == ("PG501", "no font has U+0007")


def test_characters_that_no_font_has_are_said_line_by_line_where_they_stand(
    composed: Composed,
) -> None:
    text = '---\ntitle: "T"\n---\n\nOne \U00012001 and \U00012000.\n\nTwo \U00012000 \uf8f0.\n'
    html, root = composed(text)

    found = render(html, root, source_of(text, PurePosixPath("tea.mdx"))).found

    assert [(it.place.line, it.place.column, it.message) for it in found] == [
        (
            5,
            5,
            "no font has `\U00012001` (U+12001 CUNEIFORM SIGN A TIMES A), "
            "`\U00012000` (U+12000 CUNEIFORM SIGN A)",
        ),
        (7, 7, "no font has `\uf8f0` (U+F8F0)"),
    ]


def test_the_same_html_gives_the_same_bytes(composed: Composed) -> None:
    html, root = composed()

    first, second = render(html, root), render(html, root)

    assert first.value is not None
    assert second.value is not None
    assert first.value.pdf == second.value.pdf


def test_a_picture_of_a_style_gives_the_same_bytes_wherever_the_project_stands(
    composed: Composed, tmp_path: Path
) -> None:
    html, _ = composed(ARTICLE, "main { background: url(art/exercise.png) }")
    made = []
    for root in (tmp_path / "here", tmp_path / "some where" / "else"):
        (root / "art").mkdir(parents=True)
        shutil.copy(SAMPLE / "exercise.png", root / "art")
        rendering = render(html, root)
        assert rendering.found == ()
        assert rendering.value is not None
        assert rendering.value.files == ("art/exercise.png",)
        made.append(rendering.value.pdf)

    assert Inspector(made[0]).images == 1
    assert made[0] == made[1]


def test_a_missing_pango_is_said_with_its_command() -> None:
    fault = pango_missing(OSError("cannot load library 'libpango-1.0-0'"))

    assert "libpango-1.0-0" in str(fault)
    assert "apt-get install" in str(fault)
