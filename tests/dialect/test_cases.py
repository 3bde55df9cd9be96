import json
from pathlib import Path, PurePosixPath

import pytest

from printguide.article.parsing import parse
from printguide.article.reading import source_of
from tests.support.cases import Case, cases_in

CASES = cases_in(Path(__file__).parent)


def said(text: str) -> tuple[list[str], list[str], list[str]]:
    outcome = parse(source_of(text, PurePosixPath("article.mdx")))
    assert outcome.value is not None
    calls = [
        f"{c.name} {'block' if c.block else 'inline'} {json.dumps(c.props, ensure_ascii=False)}"
        for c in outcome.value.calls()
    ]
    pieces = [json.dumps(piece, ensure_ascii=False) for piece in outcome.value.text()]
    faults = [
        f"{d.place.line}:{d.place.column} {d.severity} {d.code} {d.message}" for d in outcome.found
    ]
    return calls, pieces, faults


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_article_is_read_as_its_case_says(case: Case) -> None:
    calls, text, faults = said(case.input)

    if "calls" in case.blocks:
        assert calls == case.lines("calls")
    if "text" in case.blocks:
        assert text == case.lines("text")
    assert faults == case.lines("faults")
