"""The room for tables: what a project sets its tokens to, however odd, stops no article."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.formats.format import find_paper
from printguide.project import Project
from tests.conftest import Files
from tests.support.brochures import brochure

TABLE = f"---\ntitle: Tides\n---\n\n| Day | {'x' * 130} |\n|---|---|\n| 1 | 2 |\n"


@pytest.mark.parametrize("token", ["--page-side: 105mm", "--page-side: 120mm", "--cell: 1.2.3mm"])
def test_where_tokens_leave_no_room_that_of_a4_counts(tmp_path: Path, token: str) -> None:
    shipped = brochure(tmp_path, TABLE)
    assert "endless" in shipped.html

    odd = brochure(tmp_path, TABLE, f":root {{ {token} }}")

    assert odd.html.partition("<table")[2] == shipped.html.partition("<table")[2]


def test_a_sheet_that_is_not_text_is_said(project: Callable[[Files], Project]) -> None:
    odd: Files = {"printguide.toml": "", "tea.mdx": TABLE, "styles/project.css": b"/* caf\xe9 */"}
    made = project(odd)
    format_ = made.format("brochure")
    order = Order(made, format_, find_paper("a4", format_), Catalogue(made))

    _, composed = compose_file(made.root / "tea.mdx", order)

    assert composed.value is None
    assert [it.message for it in composed.found if "UTF-8" in it.message]
