"""Twice the text is twice the work: no shape of an enemy's text makes it four times as much.

Calls are counted, not seconds. What C does within one call is not seen here but by
`python -m benchmarks.malicious`.
"""

import sys
from typing import Any

import pytest

from benchmarks.malicious import PIECES, WHOLES, Shape, read_through, repeated

SIZE = 2_000
MOST = 2.5
"""Times the calls for twice the text; a square would be 4. Limits are reached late: not just 2."""
LINEAR_FROM = {
    "steps of quotations": 8_000,
    "tags of white space": 4_000,
    "exports with blank lines": 8_000,
    "comments between operands": 16_000,
}
"""Shapes whose texts have to be longer before their limits are reached."""

SHAPES: dict[str, Shape] = WHOLES | {repr(piece): repeated(piece) for piece in PIECES[::4]}


def calls(text: str) -> int:
    """How many functions are called from the bytes of a text to its article."""
    number = 0

    def count(frame: object, event: str, argument: Any) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_through(text)
    finally:
        sys.setprofile(None)
    return number


@pytest.fixture(autouse=True, scope="module")
def _imported() -> None:
    """Let all be imported that reading needs, so that this is not counted."""
    read_through(
        '---\ntitle: T\n---\n\n<InfoBox type="tip">a</InfoBox> <A b={1} /> http://a.b a@b.co'
    )


@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    size = LINEAR_FROM.get(name, SIZE)
    once, twice = (calls(SHAPES[name](times * size)) for times in (1, 2))

    assert twice <= MOST * once, twice / once
