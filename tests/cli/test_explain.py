"""`printguide explain`: what a code means, for people and for programs."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from printguide.codebook import codes
from tests.support.program import run


def explain(*arguments: str) -> CompletedProcess[str]:
    return run(Path.cwd(), "explain", *arguments)


@pytest.mark.parametrize("written", ["PG302", "pg302", "302"])
def test_a_code_is_explained_with_what_is_said_of_its_example(written: str) -> None:
    done = explain(written)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "warning[PG302]\n\nA component was given an attribute that it does not have.\n"
    )
    assert "warning[PG302]: `<InfoBox>` has no `kind`" in done.stdout
    assert done.stdout.index("Bad") < done.stdout.index("Good") < done.stdout.index("[faults]")
    assert "\x1b" not in done.stdout


def test_without_a_code_all_are_listed_a_line_each() -> None:
    lines = explain().stdout.splitlines()

    assert [line.split()[0] for line in lines] == list(codes())
    assert all(line.endswith((".", "!")) for line in lines)


def test_programs_read_an_explanation_as_json() -> None:
    data = json.loads(explain("PG302", "--output", "json").stdout)

    assert (data["code"], data["severity"], data["firm"]) == ("PG302", "warning", False)
    assert data["summary"].endswith(".")
    [file] = data["bad"]["samples"]
    assert (file["path"], file["language"]) == ("article.mdx", "mdx")
    assert data["good"]["samples"][0]["text"] != file["text"]


def test_programs_read_all_explanations_as_a_list() -> None:
    data = json.loads(explain("--output", "json").stdout)

    assert [one["code"] for one in data] == list(codes())


def test_a_code_that_does_not_exist_names_the_nearest() -> None:
    done = explain("PG-302")

    assert done.returncode == 2
    assert done.stderr == "error: there is no code `PG-302`: write `PG302` for `PG-302`\n"


def test_what_is_no_code_at_all_leads_to_the_list() -> None:
    done = explain("price")

    assert done.returncode == 2
    assert "`printguide explain` lists all codes" in done.stderr


def test_a_code_that_no_example_shows_is_explained_in_words() -> None:
    done = explain("PG103")

    assert done.returncode == 0
    assert "printguide says" not in done.stdout
    assert "A file of more than 8 million bytes" in done.stdout
