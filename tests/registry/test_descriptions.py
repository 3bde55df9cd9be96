"""Faulty descriptions of components: every fault at once, each at its place, with a remedy."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printguide.faults import Diagnostic
from printguide.project import open_project
from printguide.registry.describing import describe
from printguide.registry.keys import keys_of, place_of


def faults(text: str, stem: str = "sea_badge") -> list[str]:
    """What is wrong with a description, as `line:column message = hint`."""
    _, found = describe(text, stem)
    return [
        f"{text.count(chr(10), 0, span.start) + 1}:"
        f"{span.start - text.rfind(chr(10), 0, span.start)} {fault.message} = {fault.hint}"
        for fault, span in found
    ]


GOOD = 'about = "A badge."\n'


def test_a_good_description_has_no_fault() -> None:
    assert faults(GOOD) == []


def test_all_faults_are_said_at_once() -> None:
    text = (
        'childen = true\n[props.a]\ntype = "texts"\nrequired = "yes"\n[props.b]\ntype = "choice"\n'
    )

    assert faults(text) == [
        "1:1 there is no key `childen` here = write `children` for `childen`",
        '1:1 `about` is missing = write about = "…", one line for lists',
        "4:1 `props.a.required` is not true or false = write true or false",
        "3:1 `props.a.type` is `texts`, which is no type = write `text` for `texts`",
        '5:2 `props.b.choices` is missing = write choices = ["small", "large"]',
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[props.a]\n", "2:2 `props.a.type` is missing"),
        ("[props]\na = 3\n", "3:1 `props.a` is not a table"),
        ('[props."a-b"]\ntype = "text"\n', "2:2 `props.a-b` is no name"),
        ('[props.copy]\ntype = "text"\n', "2:2 `props.copy` is a word that printguide needs"),
        ('[props.children]\ntype = "text"\n', "2:2 `props.children` is a word that printguide"),
        (
            '[props.asOf]\ntype = "text"\n[props.as_of]\ntype = "text"\n',
            "4:2 `props.as_of` and `asOf` are the same in a template: `props.as_of`",
        ),
        (
            '[props.a]\ntype = "text"\nchoices = ["x"]\n',
            "4:1 `props.a.choices` is not for a text",
        ),
        ('[props.a]\ntype = "number"\nleast = 3\nmost = 1\n', "5:1 `props.a.most` is less than"),
        ('[props.a]\ntype = "number"\ndefault = "x"\n', "4:1 `props.a.default` is not a number"),
        (
            '[props.a]\ntype = "number"\nmost = 2\ndefault = 3\n',
            "5:1 `props.a.default` is not between",
        ),
        (
            '[props.a]\ntype = "whole number"\ndefault = 1.5\n',
            "4:1 `props.a.default` is not a whole number",
        ),
        (
            '[props.a]\ntype = "choice"\nchoices = ["up"]\ndefault = "upp"\n',
            "5:1 `props.a.default` is not one of `choices` = write `up` for `upp`",
        ),
        (
            '[props.a]\ntype = "text"\nrequired = true\ndefault = "x"\n',
            "5:1 `props.a.default` is never used",
        ),
        (
            '[props.a]\ntype = "list of text"\ndefault = "x"\n',
            "4:1 `props.a.default` is not for a list",
        ),
        (
            '[props.a]\ntype = "object"\nleft_out = "x"\n[props.a.fields.b]\ntype = "text"\n',
            "4:1 `props.a.left_out` is not for an object",
        ),
        ('[props.a]\ntype = "object"\n', "2:2 `props.a.fields` is missing"),
        ('[props]\na = { type = "word" }\n', "3:1 `props.a.type` is `word`, which is no type"),
    ],
)
def test_each_fault_is_at_its_place(written: str, expected: str) -> None:
    (said,) = faults(GOOD + written)

    assert said.startswith(expected)


def test_a_name_has_to_be_that_of_the_file() -> None:
    (said,) = faults(f'{GOOD}name = "Harbour"\n')

    assert said == (
        "2:1 `name` is `Harbour`, which is not the name of the file = "
        "write `SeaBadge`, or name the files after `Harbour`"
    )


def test_objects_lie_five_deep_at_most() -> None:
    deep = (
        "".join(f'[props.a{".fields.a" * depth}]\ntype = "object"\n' for depth in range(6))
        + f'[props.a{".fields.a" * 6}]\ntype = "text"\n'
    )

    (said,) = faults(GOOD + deep)

    assert "lies deeper than 5 objects" in said


@pytest.mark.parametrize("text", ['about = "x', "[[[[", "a = " + "[" * 5000, "\0", "= 3"])
def test_what_is_no_toml_is_one_fault(text: str) -> None:
    (said,) = faults(text)

    assert "the description of a component cannot be read" in said


def test_keys_are_found_behind_strings_and_lists_of_several_lines() -> None:
    text = (
        "a = '''\n[b]\nc = 1\n'''\nd = [\n  { e = 1 }, # ]\n]\n"
        '[f."g h"]\ni.j = "[x]" # y\nk = 1\n'
    )

    keys = keys_of(text)

    assert {".".join(path): text[span.start : span.end] for path, span in keys.items()} == {
        "a": "a",
        "d": "d",
        "f": 'f."g h"',
        "f.g h": 'f."g h"',
        "f.g h.i": "i.j",
        "f.g h.i.j": "i.j",
        "f.g h.k": "k",
    }
    assert place_of(("d", "e"), keys) == keys[("d",)]


@given(st.text())
def test_no_text_makes_the_reader_fail(text: str) -> None:
    _, found = describe(text, "sea_badge")

    assert all(0 <= span.start <= len(text) for _, span in found)


def found_in(folder: Path, name: str, content: bytes) -> tuple[Diagnostic, ...]:
    file = folder / "templates" / "components" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return open_project(folder, dt.date(2026, 2, 7)).registry.found()


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"about = '\xff'", "it is not saved as UTF-8"), (b"#" * 200_001, "it has more than 200 kB")],
)
def test_a_file_that_cannot_be_a_description_is_a_fault(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (found,) = found_in(tmp_path, "sea_badge.toml", content)

    assert found.message == f"the description of a component cannot be read: {reason}"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("SeaBadge.html", "name it `sea_badge.html`"),
        ("sea-badge.toml", "name it `sea_badge.toml`"),
        ("2nd.html", "begin with a letter; take small letters, digits and `_`"),
    ],
)
def test_a_file_that_names_no_component_is_a_fault(tmp_path: Path, name: str, hint: str) -> None:
    (found,) = found_in(tmp_path, name, b"about = 'x'\n")

    assert (found.code, found.hint) == ("PG313", hint)


def test_a_description_without_a_template_is_a_fault(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, "sea_badge.toml", b"about = 'x'\n")

    assert found.code == "PG315"
