"""Repairs of the tag tree: what WeasyPrint writes, and what stands there afterwards."""

import io
import re
from collections.abc import Callable, Iterator
from textwrap import dedent
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint.pdf.tags
from weasyprint import Document

from printguide.compose.codes import encode
from printguide.engine.finishing import finisher, tagged
from printguide.engine.passes.bare_links import wrap_bare_links
from printguide.engine.passes.decoration import set_aside_decoration
from printguide.engine.passes.definitions import label_terms
from printguide.engine.passes.figures import place_figures
from printguide.engine.passes.fragments import join_fragments
from printguide.engine.passes.furniture import set_aside_furniture
from printguide.engine.passes.header_scopes import scope_headers
from printguide.engine.passes.identifiers import index_identifiers
from printguide.engine.passes.languages import declare_languages
from printguide.engine.passes.link_flags import print_links
from printguide.engine.passes.link_texts import name_links
from printguide.engine.passes.lists import wrap_list_bodies
from printguide.engine.passes.nested_links import drop_inner_annotations
from printguide.engine.passes.origins import trace
from printguide.engine.passes.tree import TagTree
from tests.support.printing import Press, tags
from tests.support.soundness import unsound

Pass = Callable[[TagTree], None]
IMAGE = f'<img src="{encode("https://example.org").bitmap()}" style="width: 20mm"'
ICONS = ".icon::before { content: attr(data-icon) }"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


def through(*passes: Pass) -> Callable[[Document, Any], None]:
    """A finisher of some passes only."""

    def finish(document: Document, pdf: Any) -> None:
        tree = tagged(document, pdf)
        assert tree.origins
        for mend in passes:
            mend(tree)

    return finish


def before_and_after(
    press: Press, body: str, mend: Pass, css: str = "", first: Pass | None = None
) -> tuple[str, str]:
    """The tags of a page as WeasyPrint leaves them, and after a pass."""
    passes = [first, mend] if first else [mend]
    mended = press.write(body, css, through(*passes))
    return tags(press.write(body, css)), tags(mended)


def lines(text: str) -> str:
    return dedent(text).strip()


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def page_marks(file: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """The marked contents of the pages: their tag, and what is said of them."""
    for page in file.pages:
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) in ("BDC", "BMC"):
                yield str(step.operands[0]), step.operands[1:]


# Lists


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


# Tables


TABLE = """<table>
<tr><th>Where<th>When</tr><tr><th>here<td>now</tr><tr><th scope="col">there<td>later</tr>
</table>"""


def test_header_cells_say_which_way_they_count(press: Press) -> None:
    before, after = before_and_after(press, TABLE, scope_headers)
    assert "Scope" not in before
    assert re.findall(r"TH Scope=(\w+)", after) == ["Column", "Column", "Row", "Column"]


def test_the_scope_that_the_html_states_wins(press: Press) -> None:
    body = '<table><tr><th scope="row">a<th scope="colgroup">b</tr></table>'
    _, after = before_and_after(press, body, scope_headers)
    assert re.findall(r"TH Scope=(\w+)", after) == ["Row", "Column"]


def test_the_ids_that_cells_refer_to_can_be_found(press: Press) -> None:
    file = opened(press.write(TABLE * 6, finisher=through(index_identifiers)))
    names = file.Root.StructTreeRoot.IDTree.Kids[0].Names
    ids, elements = [bytes(it) for it in names[::2]], list(names[1::2])
    assert len(ids) == 24
    assert ids == sorted(ids)
    assert [bytes(it.ID) for it in elements] == ids
    limits = file.Root.StructTreeRoot.IDTree.Kids[0].Limits
    assert [bytes(it) for it in limits] == [ids[0], ids[-1]]
    cells = [it for it in file.objects if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/TD"]
    assert {bytes(it) for cell in cells for it in cell.A.Headers} <= set(ids)


def test_no_header_cell_no_index(press: Press) -> None:
    file = opened(press.write("<p>text</p>", finisher=through(index_identifiers)))
    assert "/IDTree" not in file.Root.StructTreeRoot


# Page furniture and decoration


FURNITURE = """@page { @bottom-center { content: counter(page) } @top-left { content: element(head) } }
.head { position: running(head) }"""


def test_running_heads_and_folios_are_artifacts(press: Press) -> None:
    body = '<p class="head">A <a href="https://example.org">site</a></p><p>one</p>'
    body += '<p style="break-before: page">two</p>'
    raw, mended = (
        opened(press.write(body, FURNITURE, it)) for it in (None, through(set_aside_furniture))
    )
    spans = [[tag for tag, _ in page_marks(it)].count("/Span") for it in (raw, mended)]
    assert spans == [8, 2]
    kinds = [facts[0].get("/Type") for tag, facts in page_marks(mended) if tag == "/Artifact" and facts]
    assert kinds == ["/Pagination"] * 6
    assert "/Annots" not in mended.pages[0], "a link in an artifact has no place in the tags"
    page_trees = list(mended.Root.StructTreeRoot.ParentTree.Nums)[1::2]
    known = [it for tree in page_trees for it in tree if it is not None]
    assert [str(it.S) for it in known] == ["/Span"] * 2


def test_the_glyph_of_an_icon_is_spoken_nowhere(press: Press) -> None:
    body = '<p><span class="icon" data-icon="*"></span> Care</p>'
    before, after = before_and_after(press, body, set_aside_decoration, ICONS)
    assert before == "P\n  Span\n    NonStruct\n      *\n  *"
    assert after == "P\n  *"
    mended = press.write(body, ICONS, through(set_aside_decoration))
    assert [tag for tag, _ in page_marks(opened(mended))].count("/Artifact") >= 1
    assert "*" in pypdfium2.PdfDocument(mended)[0].get_textpage().get_text_bounded()


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


# Links


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


# Figures and languages


def test_the_box_of_a_figure_is_where_the_figure_is(press: Press) -> None:
    css = "@page { margin: 0; bleed: 3mm } body { margin: 0 } "
    css += "p { margin: 10mm 0 0 20mm } img { display: block }"
    file = opened(press.write(f"<p>{IMAGE} alt='x'></p>", css, through(place_figures)))
    box = next(it.A.BBox for it in file.objects if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/Figure")
    left, foot, right, head = (float(it) / 72 * 25.4 for it in box)
    assert (left, right) == pytest.approx((20, 40), abs=0.01)
    assert (foot, head) == pytest.approx((148 - 30, 148 - 10), abs=0.01)


def test_a_caption_follows_its_figure(press: Press) -> None:
    """And is not in it: what reads pages aloud stops at a figure's alternative text."""
    pdf = press.write(f"<figure>{IMAGE} alt='x'><figcaption>c</figcaption></figure>", "", finisher(()))
    assert re.sub(r"\s*(NonStruct|\*)", "", tags(pdf)).split() == ["Figure", "Alt=x", "Caption"]


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


# Origins


LAYOUTS = {
    "text in the body": "loose <b>text</b> <p>and a paragraph</p> more",
    "lists": "<ul><li>a<ul><li>b<p>c</p></ul><li style='list-style: none'>d</ul><ol><li><ol><li>x</ol></ol>",
    "marked inside": "<ul style='list-style-position: inside'><li>a<li><div>b</div></ul>",
    "definitions": "<dl><dt>a<dd>b<p>c</p></dl><dl><div><dt>a<dd>b</div></dl>",
    "tables": f"<table><caption>c</caption><thead><tr><th>h</thead>{'<tr><td>x<p>y</p>' * 30}</table>",
    "parts of tables": "<div style='display: table'><p style='display: table-cell'>x</p>y</div>",
    "blocks for tables": "<table style='display: block'><tr style='display: flex'><td>x</table>",
    "flexible": "<div style='display: flex'>a<p>b</p><ul><li>c</ul></div>",
    "grid": "<div style='display: grid; grid-template-columns: 1fr 1fr'>a<p>b</p><p>c</p></div>",
    "columns": f"<div style='columns: 2'><h2 style='column-span: all'>t</h2>{'<p>x</p>' * 60}</div>",
    "out of the flow": "<p>a<span style='float: right'>b</span><b style='position: absolute'>c</b></p>"
    "<div style='position: fixed; top: 0'>d</div>",
    "footnotes": "<p>a<span style='float: footnote'>b <b>c</b></span> d</p>" * 30,
    "inline blocks": "<p>a <span style='display: inline-block'>b<p>c</p></span></p>",
    "blocks in links": "<a href='#x'>a<div id=x>b</div>c</a>",
    "images": f"<p>{IMAGE} alt=x> <svg width='10' height='10'><title>t</title></svg></p>",
    "broken inline": f"<p>{'<a href=#y>some words <b id=y>that break</b></a> ' * 20}</p>",
    "generated": "<style>p::before { content: 'x' url(none) } q::after { display: block }</style><p>a<q>b</q></p>",
    "forms": "<form><input value=x><select><option>a</select><textarea>b</textarea></form>",
    "furniture": f"<style>{FURNITURE}</style><div class=head>a<ul><li>b</ul></div><p>c</p>",
    "broken items": f"<ul>{'<li><p>a long paragraph</p><p>and another</p>' * 30}</ul>",
    "headings": "<h1>a</h1><section><h2>b <small>c</small></h2></section><hr><pre>d\ne</pre>",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_origins_are_those_that_weasyprint_had(
    press: Press, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell = weasyprint.pdf.tags._build_box_tree
    made: dict[int, Any] = {}

    def listen(box: Any, *rest: Any) -> Iterator[Any]:
        for element in tell(box, *rest):
            made.setdefault(element.number, box)
            yield element

    monkeypatch.setattr(weasyprint.pdf.tags, "_build_box_tree", listen)
    found: dict[int, Any] = {}

    def finish(document: Document, pdf: Any) -> None:
        found.update(trace(document, pdf) or {})

    press.write(LAYOUTS[name], "", finish)
    assert made.keys() <= found.keys()
    for number, box in made.items():
        box = getattr(box, "_box", box)
        assert found[number].html is box.element
        assert found[number].pseudo == (box.element is not None and "::" in box.element_tag)


def test_a_tree_that_does_not_match_has_no_origins(
    press: Press, caplog: pytest.LogCaptureFixture
) -> None:
    def finish(document: Document, pdf: Any) -> None:
        document.pages[0]._page_box.children[0].children[0].children = ()
        assert tagged(document, pdf).origins == {}

    press.write("<p>a</p><p>b</p>", "", finish)
    assert "do not match" in caplog.text


@pytest.mark.parametrize("name", LAYOUTS)
def test_all_passes_leave_sound_tags(press: Press, name: str) -> None:
    assert unsound(press.write(LAYOUTS[name], ICONS, finisher(()))) == []


# Fragments


ROWS = "".join(f"<tr><th scope=row>{n}</th><td>row {n}</td></tr>" for n in range(60))
LONG_TABLE = f"""<table><thead><tr><th><a href="https://example.org">No.</a></th><th>What</th></tr></thead>
<tfoot><tr><td>end</td><td>end</td></tr></tfoot><tbody>{ROWS}</tbody></table>"""


def mended(press: Press, body: str, css: str = "") -> pikepdf.Pdf:
    """A file that went through all passes, and is sound."""
    pdf = press.write(body, css, finisher(()))
    assert unsound(pdf) == []
    return opened(pdf)


def elements(file: pikepdf.Pdf, kind: str) -> list[Any]:
    """The structure elements of one kind, as they stand in the file."""
    found = [it for it in file.objects if isinstance(it, pikepdf.Dictionary)]
    return [it for it in found if it.get("/S") == f"/{kind}"]


def test_a_table_over_pages_is_one_table_with_one_head_and_one_foot(press: Press) -> None:
    file = mended(press, LONG_TABLE)
    assert len(file.pages) > 2
    kinds = ("Table", "THead", "TFoot", "TBody", "TR", "Link")
    assert [len(elements(file, kind)) for kind in kinds] == [1, 1, 1, 1, 62, 1]
    assert [str(it.S) for it in elements(file, "Table")[0].K] == ["/THead", "/TBody", "/TFoot"]


def test_heads_that_are_repeated_are_page_furniture(press: Press) -> None:
    file = mended(press, LONG_TABLE)
    artifacts = [facts for tag, facts in page_marks(file) if tag == "/Artifact" and facts]
    assert [facts[0].Type for facts in artifacts] == ["/Pagination"] * 4 * (len(file.pages) - 1)


def test_cells_of_later_pages_refer_to_the_head_that_is_left(press: Press) -> None:
    file = mended(press, LONG_TABLE)
    head = [bytes(cell.ID) for cell in elements(file, "THead")[0].K[0].K]
    known = {bytes(it) for it in file.Root.StructTreeRoot.IDTree.Kids[0].Names[::2]}
    cells = [it for it in elements(file, "TD") if len(it.A.Headers) == 2]
    assert len(cells) == 60
    assert {bytes(cell.A.Headers[1]) for cell in cells} == {head[1]}
    assert {bytes(name) for cell in elements(file, "TD") for name in cell.A.Headers} <= known


def test_the_rows_of_a_joined_table_keep_their_order(press: Press) -> None:
    pages: dict[Any, int] = {}
    file = mended(press, LONG_TABLE)
    for number, page in enumerate(file.pages):
        pages[page.obj.objgen] = number
    rows = [pages[row.Pg.objgen] for row in elements(file, "TBody")[0].K]
    assert rows == sorted(rows)


def test_a_paragraph_a_list_and_a_link_over_pages_are_one_each(press: Press) -> None:
    words = "some words that go on " * 100
    body = f"<p>{words}<a href='https://example.org'>{words}</a></p><ul><li>{words * 2}<li>b</ul>"
    file = mended(press, body)
    assert len(file.pages) > 2
    assert [len(elements(file, kind)) for kind in ("P", "L", "LI", "Lbl", "Link")] == [1, 1, 2, 2, 1]
    references = [it for it in elements(file, "Link")[0].K if not isinstance(it, int)]
    assert {str(it.Type) for it in references} == {"/OBJR", "/MCR"}


def test_a_row_that_breaks_is_one_row(press: Press) -> None:
    cell = "<td>" + "some words " * 200
    file = mended(press, f"<table><tr><th>a<th>b<tr>{cell}{cell}</table>")
    assert len(file.pages) > 1
    assert [len(elements(file, kind)) for kind in ("TR", "TD")] == [2, 2]


def test_what_stands_around_a_block_is_not_moved_across_it(press: Press) -> None:
    block = '<p style="height: 100mm">block</p>'
    _, after = before_and_after(press, f"<div>one {block} two</div>", join_fragments)
    assert re.findall(r"^  (\w+)", after, re.MULTILINE) == ["NonStruct", "P", "NonStruct"]


def test_two_elements_alike_stay_two(press: Press) -> None:
    before, after = before_and_after(press, "<p>a</p><p>a</p><ul><li>b<li>b</ul>", join_fragments)
    assert before == after
