"""Slips in YAML: each is told where the author made it, in plain words, with what mends it."""

import pytest
import yaml

from printguide.article.yaml_slips import yaml_slip

SLIPS = [
    ("cover:\n\timage: x\n", "\t", "write blanks for the tab"),
    ('a: "x "y" z"\n', "y", 'write `\\"` for `"` inside the text'),
    ("a: 'child's'\n", "s'", "write `''` for `'` inside the text"),
    ("title: Allergy: tests\n", ": tests", "put the text into quotation marks"),
    ('b: x\nauthor:"Sea"\ndate: 2\n', '"', "write a blank behind `author:`"),
    ("b: x\nauthor:Sea\ndate: 2\n", "Sea", "write a blank behind `author:`"),
    ("cover:\n  image: x\n alt: y\n", "alt", "let all keys of a group begin in the same column"),
    ("a: b\n c: d\n", ": d", "let all keys of a group begin in the same column"),
    ("tags: [x, y\nb: c\n", "[", "close it with the same kind of bracket"),
    ("a: @x\n", "@", "put the text into quotation marks"),
    ('a: "x\nb: c\n', '"', "write the same mark at its end"),
    ('a: "C:\\q"\n', "q", "write two of them, or put the text between `'`"),
]


@pytest.mark.parametrize(("text", "at", "remedy"), SLIPS)
def test_a_slip_is_found_where_it_was_made(text: str, at: str, remedy: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.safe_load(text)

    slip = yaml_slip(text, caught.value)

    assert slip is not None
    assert (slip.at, slip.remedy) == (text.index(at), remedy)


def test_what_is_not_certain_is_left_to_the_loader() -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.safe_load("a: b\n- c\n")

    assert yaml_slip("a: b\n- c\n", caught.value) is None
