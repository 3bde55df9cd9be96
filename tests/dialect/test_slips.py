"""Slips in data: each is told where the author made it, with what mends it."""

import pytest

from printguide.article.dialect.faults import TagBroken, TagCrossed
from printguide.article.dialect.slips import slip_in

SLIPS = [
    ("[{ a: “x” }]", "“", 'write `"` for `“`'),
    ('[{ a: "x" b: "y" }]', "b", "write `,` before it"),
    ('[{ a: "x" }\n{ a: "y" }]', '{ a: "y"', "write `,` before it"),
    ("[{ a: Blood test }]", "Blood", "put a text into quotation marks"),
    ('[{ a: "x" }', "[", "write `]` behind its last entry"),
    ('[{ a: "x" ]', "]", "write `}` before it"),
    ('[{ a: "x }]', '"x', 'write `"` at its end'),
    ('[{ a: "the "x" b" }]', 'x"', "write `\\` before a quotation mark that belongs to a text"),
    ("[{ a: 'child's' }]", "s' }", "write `\\` before a quotation mark that belongs to a text"),
    ('[{ a = "x" }]', "=", "write `:` for `=`"),
    ('[{ "x", "y" }]', ", ", 'write entries as `name: "text"`'),
    ('"x" "y"', '"y"', "write several values as a list, `[…, …]`"),
]


@pytest.mark.parametrize(("code", "at", "remedy"), SLIPS)
def test_a_slip_is_found_where_it_was_made(code: str, at: str, remedy: str) -> None:
    slip = slip_in(code)

    assert slip is not None
    assert (slip.span.start, slip.remedy) == (code.index(at), remedy)


@pytest.mark.parametrize(
    "code", ['[{ "a": -1.5, b: [true, null,], }]', '"“quoted”"', "", "/* x */ `a\nb` // y"]
)
def test_data_has_no_slip(code: str) -> None:
    assert slip_in(code) is None


@pytest.mark.parametrize(
    ("reason", "hint"),
    [
        ('unexpected `"`, expected `>`', "write `&quot;` for a quotation mark inside a text"),
        ("unexpected `“`, expected a value", 'write straight quotation marks around a text: `"`'),
    ],
)
def test_a_broken_tag_is_mended_by_its_hint(reason: str, hint: str) -> None:
    assert TagBroken(reason).hint == hint


def test_a_closing_tag_with_a_slip_in_its_name_is_not_opened_anew() -> None:
    assert TagCrossed("Infobox", "InfoBox").hint == "write `InfoBox` for `Infobox`"
