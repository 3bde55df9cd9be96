"""HTML in articles: what is harmless and means something on paper is written anew, nothing else."""

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printguide.article.binding import bind
from printguide.article.parsing import parse
from printguide.article.reading import source_of
from printguide.catalogue import Catalogue
from printguide.compose.composing import compose
from printguide.compose.html_styles import declarations, kept_attributes
from printguide.compose.order import Order
from printguide.formats.finding import find_format
from printguide.formats.format import find_paper
from printguide.project import Project
from printguide.registry.registry import Registry
from printguide.shipped import shipped

HERE = Path(__file__).parent


def body(text: str) -> str:
    """The print HTML of an article between its title and its imprint."""
    source = source_of(f"---\ntitle: T\n---\n{text}", PurePosixPath("a.mdx"), HERE / "a.mdx")
    manuscript = parse(source)
    assert manuscript.value is not None
    project = Project(HERE, today=dt.date(2026, 2, 7)).with_base_url("https://www.example.org")
    article = bind(manuscript.value, Registry())
    assert article.value is not None
    format_ = find_format("brochure", HERE)
    html = compose(
        article.value, Order(project, format_, find_paper("a4", format_), Catalogue(project))
    )
    assert html.value is not None
    page = html.value.html
    return " ".join(page[page.index("<main>") : page.index('<footer class="imprint"')].split())


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("text-align: center; color: red", "text-align: center"),
        ({"textAlign": "right", "fontWeight": 700}, "text-align: right; font-weight: 700"),
        ({"fontStyle": "italic", "textDecoration": "underline"},
         "font-style: italic; text-decoration: underline"),
        ("page-break-before: always", "break-before: page"),
        ("font-weight: bold !important", "font-weight: bold"),
        ("display: none; visibility: hidden; position: absolute; font-size: 0", ""),
        ("text-align: center url(https://example.com)", ""),
        ("text-align: expression(alert(1))", ""),
        ('font-weight: bold"; onclick="x', ""),
        (7, ""),
        ({"fontWeight": {"a": 1}, "textAlign": True}, ""),
    ],
)  # fmt: skip
def test_of_a_style_only_harmless_declarations_are_kept(style: object, kept: str) -> None:
    assert declarations("p", {"style": style}) == kept


@pytest.mark.parametrize(
    ("name", "props", "kept"),
    [
        ("td", {"width": "30%"}, "width: 30%"),
        ("td", {"style": {"width": "30%"}}, "width: 30%"),
        ("td", {"width": 300}, ""),
        ("img", {"width": 300}, "width: 300px"),
        ("img", {"style": "width: 150%"}, ""),
        ("img", {"width": "99999"}, ""),
        ("p", {"style": "width: 30%"}, ""),
        ("th", {"align": "RIGHT"}, "text-align: right"),
        ("span", {"align": "right"}, ""),
    ],
)
def test_widths_and_alignment_are_kept_where_they_mean_something(
    name: str, props: dict[str, object], kept: str
) -> None:
    assert declarations(name, props) == kept


@pytest.mark.parametrize(
    ("name", "props", "kept"),
    [
        ("td", {"colSpan": 2, "rowspan": "3"}, {"colspan": "2", "rowspan": "3"}),
        ("td", {"colSpan": 1, "rowSpan": -4}, {}),
        ("td", {"colSpan": 100000}, {}),
        ("p", {"colSpan": 2}, {}),
        ("ol", {"start": 3, "type": "a", "reversed": True},
         {"start": "3", "type": "a", "reversed": "reversed"}),
        ("ol", {"start": "x", "type": "disc"}, {}),
        ("p", {"dir": "rtl", "lang": "ar", "title": "hidden"}, {"dir": "rtl", "lang": "ar"}),
        ("time", {"dateTime": "2026-02-07"}, {"datetime": "2026-02-07"}),
        ("p", {"onClick": "x()", "onclick": "x()", "srcdoc": "<b>", "data-furniture": ""}, {}),
        ("label", {"htmlFor": "name"}, {}),
    ],
)  # fmt: skip
def test_attributes_are_kept_where_they_mean_something(
    name: str, props: dict[str, object], kept: dict[str, str]
) -> None:
    assert kept_attributes(name, props) == kept


def test_a_class_stands_behind_a_word_that_no_sheet_of_ours_names() -> None:
    sheets = [file.read_text("utf-8") for file in shipped("styles").rglob("*.css")]

    assert kept_attributes("p", {"className": "lead info-box md:w-1/2 lead", "class": "ref"}) == {
        "class": "site-lead site-info-box site-ref"
    }
    assert not any(".site-" in sheet for sheet in sheets)


def test_an_id_is_a_place_for_links_and_stands_once() -> None:
    html = body(
        '<p id="a">One.</p>\n\n<p id="a">Two.</p>\n\n<Note id="b">Three.</Note>\n\n[x](#a) [y](#b)'
    )

    assert html.count('id="a"') == html.count('id="b"') == 1
    assert 'href="#a"' in html
    assert 'href="#b"' in html


def test_an_anchor_without_a_link_is_a_place() -> None:
    assert '<span id="here"></span>' in body('<a id="here"></a>\n\nSee [it](#here).')


def test_an_id_of_ours_is_not_taken() -> None:
    assert 'id="note-1"' not in body('<p id="note-1">Words.</p>')


def test_steps_that_follow_each_other_are_one_list() -> None:
    html = body("<Step>One.</Step>\n\n<Step>Two.</Step>\n\nWords.\n\n<Step>Three.</Step>")

    assert html.count('<ol class="step-list">') == 2
    assert re.findall(r"<(ol|li|/ol)\b", html) == ["ol", "li", "li", "/ol", "ol", "li", "/ol"]


def test_words_beside_a_block_in_one_line_have_a_paragraph_of_their_own() -> None:
    printed = body("<center>In the middle</center> <mark>behind</mark> <b>it</b>")

    assert '<div style="text-align: center">In the middle</div>' in printed
    assert '<p data-line="4"><mark>behind</mark> <b>it</b> </p>' in printed


def test_a_badge_in_a_line_leaves_it_one_paragraph() -> None:
    html = body('Iron <Badge text="New" /> today.')

    assert re.search(r"<p[^>]*>Iron <span[^>]*>New</span> today\.</p>", html)


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src")}


TAGS = ["p", "div", "a", "img", "td", "svg", "iframe", "script", "style", "base", "form", "video"]
ATTRIBUTES = ["onClick", "onclick", "style", "href", "src", "srcdoc", "id", "class", "action"]
VALUES = st.sampled_from(["javascript:x()", "JaVaScript:x", " data:text/html,x", "a' b=\\c", "x"])
WRITTEN = st.lists(
    st.tuples(
        st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), VALUES | st.text("<>&=x ", max_size=5)
    )
)


@settings(max_examples=40, deadline=None)
@given(WRITTEN)
def test_no_handler_script_or_strange_address_reaches_the_print(
    written: list[tuple[str, str, str]],
) -> None:
    elements = (f'<{tag} {name}="{value}">words</{tag}>' for tag, name, value in written
                if tag not in ("img", "base"))  # fmt: skip
    single = (f'<{tag} {name}="{value}" />' for tag, name, value in written)
    markup = _Markup()
    markup.feed(body("\n\n".join([*elements, *single])))

    assert not {name for name in markup.attributes if name.startswith("on")}
    assert not markup.attributes & {"srcdoc", "action", "formaction"}
    assert not markup.tags & {"script", "style", "iframe", "base", "form", "object", "svg"}
    assert all(
        re.match(r"https?:|#|data:image/|mailto:|tel:|geo:|sms:", it) for it in markup.addresses
    )
