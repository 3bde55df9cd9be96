"""Artifacts: what is on the page and not to be read aloud."""

import pypdfium2
import pytest

from printguide.engine.passes.decoration import set_aside_decoration
from printguide.engine.passes.furniture import set_aside_furniture
from tests.support.printing import Press
from tests.support.tagging import (
    FURNITURE,
    ICONS,
    IMAGE,
    before_and_after,
    opened,
    page_marks,
    through,
)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


def test_running_heads_and_folios_are_artifacts(press: Press) -> None:
    body = '<p class="head">A <a href="https://example.org">site</a></p><p>one</p>'
    body += '<p style="break-before: page">two</p>'
    raw, done = (
        opened(press.write(body, FURNITURE, it)) for it in (None, through(set_aside_furniture))
    )
    spans = [[tag for tag, _ in page_marks(it)].count("/Span") for it in (raw, done)]
    assert spans == [8, 2]
    facts = [facts for tag, facts in page_marks(done) if tag == "/Artifact" and facts]
    assert [it[0].get("/Type") for it in facts] == ["/Pagination"] * 6
    assert "/Annots" not in done.pages[0], "a link in an artifact has no place in the tags"
    page_trees = list(done.Root.StructTreeRoot.ParentTree.Nums)[1::2]
    known = [it for tree in page_trees for it in tree if it is not None]
    assert [str(it.S) for it in known] == ["/Span"] * 2


def test_the_glyph_of_an_icon_is_spoken_nowhere(press: Press) -> None:
    body = '<p><span class="icon" data-icon="*"></span> Care</p>'
    before, after = before_and_after(press, body, set_aside_decoration, ICONS)
    assert before == "P\n  Span\n    NonStruct\n      *\n  *"
    assert after == "P\n  *"
    pdf = press.write(body, ICONS, through(set_aside_decoration))
    assert [tag for tag, _ in page_marks(opened(pdf))].count("/Artifact") >= 1
    assert "*" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("attributes", ['alt="x" aria-hidden="true"', 'alt=""'])
def test_an_image_that_only_adorns_is_an_artifact(press: Press, attributes: str) -> None:
    body = f"<p>text {IMAGE} {attributes}></p>"
    before, after = before_and_after(press, body, set_aside_decoration)
    assert ("Figure" in before, after) == (True, "P\n  *")


def test_a_span_with_other_classes_is_spoken(press: Press) -> None:
    body = '<p><span class="icons" data-icon="*">word</span></p>'
    before, after = before_and_after(press, body, set_aside_decoration)
    assert before == after


def test_decoration_with_a_link_stays_whole(press: Press) -> None:
    body = '<p aria-hidden="true">see <a href="https://example.org">this</a></p>'
    before, after = before_and_after(press, body, set_aside_decoration)
    assert before == after
