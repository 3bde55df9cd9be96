"""Links in the tags: one annotation each, in a Link, named by its words."""

import re

import pytest

from printguide.engine.passes.bare_links import wrap_bare_links
from printguide.engine.passes.link_flags import print_links
from printguide.engine.passes.link_texts import name_links
from printguide.engine.passes.nested_links import drop_inner_annotations
from tests.support.printing import Press
from tests.support.tagging import IMAGE, before_and_after, opened, through


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


def test_markup_in_a_link_makes_no_further_annotations(press: Press) -> None:
    css = 'a::after { content: " (web)" }'
    body = '<p><a href="https://example.org">a <b>bold</b> <i>word</i></a></p>'
    before, after = before_and_after(press, body, drop_inner_annotations, css)
    assert (before.count(">"), before.count("Link")) == (4, 2)
    assert (after.count(">"), after.count("Link")) == (1, 1)
    file = opened(press.write(body, css, through(drop_inner_annotations)))
    keys = list(file.Root.StructTreeRoot.ParentTree.Nums)[::2]
    assert keys == [0, *(annotation.StructParent for annotation in file.pages[0].Annots)]


def test_a_link_around_an_image_is_a_link(press: Press) -> None:
    body = f'<p><a href="https://example.org">{IMAGE} alt="a"></a></p>'
    before, after = before_and_after(
        press, f'<p style="x">{body}', wrap_bare_links, first=drop_inner_annotations
    )
    assert "Link" in after
    assert after.count(">") == 1
    assert re.search(r"Link\n +> .*\n +Figure Alt=a\n", after)
    assert before.count("Figure") == after.count("Figure") == 1


def test_a_link_is_called_by_its_words(press: Press) -> None:
    body = """<p><a href="https://example.org/a">Opening
    <em>hours</em> for chil\u00addren</a>, <a href="#here">below</a></p>
    <h2 id="here">Here</h2>"""
    before, after = before_and_after(press, body, name_links, first=drop_inner_annotations)
    assert "> https://example.org/a" in before
    assert "> here" in before
    assert re.findall("> (.*)", after) == ["Opening hours for children", "below"]


def test_a_link_without_words_is_called_by_its_image_or_address(press: Press) -> None:
    body = f'<a href="https://example.org/a">{IMAGE} alt="Map"></a>'
    body += '<a href="https://example.org/b"><span style="padding: 1mm"></span></a>'
    _, after = before_and_after(press, f"<p>{body}</p>", name_links, first=drop_inner_annotations)
    assert set(re.findall("> (.*)", after)) == {"Map", "https://example.org/b"}


def test_links_print(press: Press) -> None:
    body = '<p><a href="https://example.org">a</a> <a href="#b">b</a> <i id="b">c</i></p>'
    file = opened(press.write(body, finisher=lambda document, pdf: print_links(pdf)))
    assert [annotation.F for annotation in file.pages[0].Annots] == [4, 4]
