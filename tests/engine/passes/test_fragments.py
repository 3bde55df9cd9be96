"""Fragments: what a page break parts is one element in the tags."""

import re
from typing import Any

import pytest

from printguide.engine.passes.fragments import join_fragments
from tests.support.printing import Press
from tests.support.tagging import before_and_after, elements, mended, page_marks


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


ROWS = "".join(f"<tr><th scope=row>{n}</th><td>row {n}</td></tr>" for n in range(60))
LONG_TABLE = f"""<table>
<thead><tr><th><a href="https://example.org">No.</a></th><th>What</th></tr></thead>
<tfoot><tr><td>end</td><td>end</td></tr></tfoot><tbody>{ROWS}</tbody></table>"""


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
    kinds = ("P", "L", "LI", "Lbl", "Link")
    assert [len(elements(file, kind)) for kind in kinds] == [1, 1, 2, 2, 1]
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
    assert re.findall(r"^  (\w+)", after, re.MULTILINE) == ["Div", "P", "Div"]


def test_two_elements_alike_stay_two(press: Press) -> None:
    before, after = before_and_after(press, "<p>a</p><p>a</p><ul><li>b<li>b</ul>", join_fragments)
    assert before == after
