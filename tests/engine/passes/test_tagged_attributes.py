"""Figures say where they are, and words in which language they are."""

import re

import pytest

from printguide.engine.finishing import finisher
from printguide.engine.passes.figures import place_figures
from printguide.engine.passes.languages import declare_languages
from tests.support.printing import Press, tags
from tests.support.tagging import IMAGE, before_and_after, elements, opened, through


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


def test_the_box_of_a_figure_is_where_the_figure_is(press: Press) -> None:
    css = "@page { margin: 0; bleed: 3mm } body { margin: 0 } "
    css += "p { margin: 10mm 0 0 20mm } img { display: block }"
    file = opened(press.write(f"<p>{IMAGE} alt='x'></p>", css, through(place_figures)))
    box = elements(file, "Figure")[0].A.BBox
    left, foot, right, head = (float(it) / 72 * 25.4 for it in box)
    assert (left, right) == pytest.approx((20, 40), abs=0.01)
    assert (foot, head) == pytest.approx((148 - 30, 148 - 10), abs=0.01)


def test_a_caption_follows_its_figure(press: Press) -> None:
    """And is not in it: what reads pages aloud stops at a figure's alternative text."""
    body = f"<figure>{IMAGE} alt='x'><figcaption>c</figcaption></figure>"
    pdf = press.write(body, "", finisher(()))
    found = re.sub(r"\s*(NonStruct|\*)", "", tags(pdf)).split()
    assert found == ["Div", "Figure", "Alt=x", "Caption"]


def test_elements_in_another_language_say_so(press: Press) -> None:
    body = """<p>one <span lang="de">zwei</span></p><ul lang="fr"><li>trois</ul>
    <p lang="not a language">four</p><table><tr><td lang="ko-KR">5</table>"""
    before, after = before_and_after(press, body, declare_languages)
    assert "Lang" not in before
    assert re.findall(r"(\w+) Lang=(.*)", after) == [("Span", "de"), ("L", "fr"), ("TD", "ko-KR")]


def test_a_language_is_stated_once_for_an_item_and_its_parts(press: Press) -> None:
    body = '<ul><li lang="de">text<p>mehr</p></li></ul>'
    _, after = before_and_after(press, body, declare_languages)
    assert after.count("Lang") == 1
