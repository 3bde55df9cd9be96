"""Origins: each structure element is traced to the HTML it was made for."""

from collections.abc import Iterator
from typing import Any

import pytest
import weasyprint.pdf.tags
from weasyprint import Document

from printguide.engine.finishing import finisher, tagged
from printguide.engine.passes.origins import trace
from tests.support.printing import Press
from tests.support.soundness import unsound
from tests.support.tagging import ICONS, LAYOUTS


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


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
