"""The reference's own readings of the dialect, where they are at hand: outside this repository."""

import json
from pathlib import PurePosixPath
from typing import Any

import pytest

from printguide.article.manuscript import Manuscript
from printguide.article.parsing import parse
from printguide.article.reading import read, source_of
from printguide.faults import Severity
from tests.support.outside import SHARED

AT_HAND = (SHARED / "mdx").is_dir()
EDGES = json.loads((SHARED / "mdx" / "edgecases.json").read_text("utf-8")) if AT_HAND else []
FILES = (
    json.loads((SHARED / "mdx" / "devset" / "manifest.json").read_text("utf-8")) if AT_HAND else []
)

pytestmark = pytest.mark.skipif(not AT_HAND, reason="the reference's readings are not at hand")


def first_difference(ours: list[Any], theirs: list[Any]) -> str:
    for number, (a, b) in enumerate(zip([*ours, None], [*theirs, None], strict=False)):
        if a != b:
            return f"number {number}: we read {a!r}, the reference {b!r}"
    return ""


def components(manuscript: Manuscript) -> list[dict[str, Any]]:
    found = []
    for call in manuscript.calls():
        component = {"name": call.name, "block": call.block, "props": call.props}
        if call.unread:
            component["not_literal"] = [unread.name for unread in call.unread]
        found.append(component)
    return found


@pytest.mark.parametrize("case", EDGES, ids=lambda case: case["id"])
def test_an_edge_of_the_dialect_is_read_as_the_reference_reads_it(case: dict[str, Any]) -> None:
    outcome = parse(source_of(case["input"], PurePosixPath("a.mdx")))
    expected = case["expect"]
    assert outcome.value is not None
    said = [d for d in outcome.found if d.severity is not Severity.INFO]
    if expected.get("error"):
        assert said
        assert expected["line"] in {None, *(d.place.line for d in said)}
        return

    assert not first_difference(components(outcome.value), expected["components"])
    assert not first_difference(list(outcome.value.text()), expected["text"])
    assert not [d for d in said if d.severity is Severity.ERROR]


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["file"])
def test_a_real_article_is_read_as_the_reference_reads_it(entry: dict[str, Any]) -> None:
    source = read(SHARED / "mdx" / "devset" / entry["file"]).value
    assert source is not None
    manuscript = parse(source).value
    assert manuscript is not None
    calls = [[call.name, manuscript.place(call.span).line] for call in manuscript.calls()]

    assert not first_difference(calls, [list(pair) for pair in entry["components"]])
    assert not first_difference(list(manuscript.text()), entry["text"])
