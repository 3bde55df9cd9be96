"""What the tests of joining begin with: a press, and parts that it printed."""

from collections.abc import Callable

import pytest

from printguide.booklet.parts import Facts, Labels, Part
from printguide.engine.finishing import finisher
from tests.support.printing import Press

FACTS = Facts("A booklet", "en", "printguide", "an engine", created="2026-02-07")
Print = Callable[..., Part]


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.set_up(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="session")
def printed(press: Press) -> Print:
    """Return a function that prints the body of a page as a part."""

    def part(
        name: str,
        body: str,
        title: str | None = None,
        level: int = 1,
        labels: Labels | None = None,
        *,
        css: str = "",
    ) -> Part:
        return Part(name, press.write(body, css, finisher(())), title, level, labels)

    return part
