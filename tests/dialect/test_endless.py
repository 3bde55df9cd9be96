"""What nobody writes but somebody may send is read to its end: nothing hangs, nothing recurses."""

from pathlib import PurePosixPath

import pytest

from printguide.article.parsing import parse
from printguide.article.reading import source_of

SIZE = 30_000
PIECES = [
    "<A>", "<A>\n", "<A b={", "<A b={\n", "<A b='\n", "{", "{\n", "{{}", "{/[", "`", "[", "![",
    "[a](", "[^a]: ", "- ", ">", "> - ", "*a ", "**", "_", "|a", "a\n: ", "import {\n\n",
    "export const a = `\n\n", "<!--", "{/*", "<A b={`${", "{<a>{", "http://", "a@b.", "</A>",
]  # fmt: skip
WHOLES = [
    "".join(" " * depth + "- a\n" for depth in range(200)),
    "".join(">" * depth + " a\n" for depth in range(200)),
    "<A b={" + "[" * 10_000 + "]" * 10_000 + "} />",
    "<A>" * 5_000 + "</A>" * 5_000,
    "[" * 10_000 + "]" * 10_000,
    "{" + "(" * 10_000 + ")" * 10_000 + "}",
]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_repeated_without_end_is_read(piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]

    assert parse(source_of(text, PurePosixPath("a.mdx"))).value is not None


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", WHOLES, ids=lambda text: text[:8])
def test_what_is_nested_without_reason_is_read(text: str) -> None:
    assert parse(source_of(text, PurePosixPath("a.mdx"))).value is not None


def test_a_long_list_of_sound_data_is_read_whole() -> None:
    entry = '{ name: "Café // not a comment", price: 3.5 }, // said\n// of each\n'
    text = f"<A rows={{[\n{entry * 3_000}]}} />"

    outcome = parse(source_of(text, PurePosixPath("a.mdx")))

    assert outcome.value is not None
    [call] = outcome.value.calls()
    assert call.props == {"rows": [{"name": "Café // not a comment", "price": 3.5}] * 3_000}
