"""Tables in the tags: header cells say what they head."""

import re

import pytest

from printguide.engine.passes.header_scopes import scope_headers
from printguide.engine.passes.identifiers import index_identifiers
from tests.support.printing import Press
from tests.support.tagging import before_and_after, elements, opened, through


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


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
    ids = [bytes(it) for it in names[::2]]
    assert len(ids) == 24
    assert ids == sorted(ids)
    assert [bytes(it.ID) for it in names[1::2]] == ids
    limits = file.Root.StructTreeRoot.IDTree.Kids[0].Limits
    assert [bytes(it) for it in limits] == [ids[0], ids[-1]]
    assert {bytes(it) for cell in elements(file, "TD") for it in cell.A.Headers} <= set(ids)


def test_no_header_cell_no_index(press: Press) -> None:
    file = opened(press.write("<p>text</p>", finisher=through(index_identifiers)))
    assert "/IDTree" not in file.Root.StructTreeRoot
