"""Lists in the tags: every item has one body, every term is a label."""

import re
from textwrap import dedent

import pytest

from printguide.engine.passes.definitions import label_terms
from printguide.engine.passes.lists import wrap_list_bodies
from tests.support.printing import Press
from tests.support.tagging import before_and_after


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


def lines(text: str) -> str:
    return dedent(text).strip()


def test_paragraphs_of_an_item_come_into_its_body(press: Press) -> None:
    before, after = before_and_after(press, "<ul><li><p>a</p><p>b</p></ul>", wrap_list_bodies)
    assert before == lines("""
        L
          LI
            Lbl
              *
            P
              *
            P
              *
    """)
    assert after == lines("""
        L
          LI
            Lbl
              *
            LBody
              P
                *
              P
                *
    """)


def test_text_and_paragraphs_of_an_item_share_a_body(press: Press) -> None:
    _, after = before_and_after(press, "<ul><li>text<p>more</p><li>plain</ul>", wrap_list_bodies)
    assert after.count("LBody") == after.count("LI") == 2
    assert not re.search(r"^    (?!Lbl|LBody)\S", after, re.MULTILINE)


def test_a_definition_belongs_to_its_term(press: Press) -> None:
    body = "<dl><dt>one</dt><dd>1</dd><dt>two</dt><dd>2</dd><dd>zwei</dd></dl>"
    before, after = before_and_after(press, body, label_terms)
    assert (before.count("LI"), before.count("Lbl")) == (5, 0)
    assert after == lines("""
        L
          LI
            Lbl
              *
            LBody
              *
          LI
            Lbl
              *
            LBody
              *
              Div
                *
    """)
