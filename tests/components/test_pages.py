"""Each component on a page of its own: what is written, what is printed, what is wrong.

`python -m tests.components.test_pages` prints what the pages would say now.
"""

import datetime as dt
import re
from html import unescape
from pathlib import Path, PurePosixPath

import pytest

from printguide.article.binding import bind
from printguide.article.parsing import parse
from printguide.article.reading import source_of
from printguide.catalogue import Catalogue
from printguide.compose.composing import compose
from printguide.compose.order import Order
from printguide.faults import in_order
from printguide.formats.finding import find_format
from printguide.formats.format import find_paper
from printguide.project import Project
from printguide.registry.registry import Registry
from tests.support.cases import Case, cases_in

HERE = Path(__file__).parent
CASES = cases_in(HERE)
HEAD = '---\ntitle: "T"\n---\n'
_IMAGE = re.compile(r"<img[^>]*alt=\"([^\"]*)\"[^>]*>")
_RUNNING = re.compile(r"</?(?:a|b|br|code|del|em|i|span|strong|sup|sub)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def printed(text: str) -> tuple[list[str], list[str]]:
    """What an article prints besides its title, a line a block; and its faults."""
    folder = Path(HERE)
    manuscript = parse(source_of(HEAD + text, PurePosixPath("a.mdx"), folder / "a.mdx"))
    assert manuscript.value is not None
    article = bind(manuscript.value, Registry())
    found = [*manuscript.found, *article.found]
    lines: list[str] = []
    if article.value and not article.failed:
        format_ = find_format("brochure", folder)
        project = Project(folder, today=dt.date(2026, 2, 7)).with_base_url(
            "https://www.example.org"
        )
        order = Order(project, format_, find_paper("a4", format_), Catalogue(project))
        html = compose(article.value, order)
        found += html.found
        assert html.value is not None
        lines = _lines(html.value.html)
    faults = [
        f"{d.place.line - 3}:{d.place.column} {d.severity} {d.code} {d.message}"
        for d in in_order(found)
    ]
    return lines, faults


def _lines(html: str) -> list[str]:
    body = html[html.index("<header class") : html.index('<footer class="imprint"')]
    body = body.replace("<h1>T</h1>", "")
    body = _IMAGE.sub(lambda found: f"<p>[{found[1]}]</p>", body)
    body = _RUNNING.sub(lambda found: " " if "<br" in found[0] else "", " ".join(body.split()))
    lines = (" ".join(unescape(line).split()) for line in _TAG.split(body))
    return [line for line in lines if line]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_component_prints_what_its_page_says(case: Case) -> None:
    lines, faults = printed(case.input)

    assert lines == case.lines("printed")
    assert faults == case.lines("faults")


def test_every_component_has_a_page() -> None:
    from printguide.registry.registry import stems

    assert {case.page for case in CASES} >= stems()


if __name__ == "__main__":
    for one in CASES:
        lines_now, faults_now = printed(one.input)
        now = "\n".join(["```printed", *lines_now, "```", "", "```faults", *faults_now, "```"])
        print(f"== {one.page} / {one.name}\n{now}\n")  # noqa: T201 - for whoever writes a page
