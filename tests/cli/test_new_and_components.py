"""`new` and `components`, as they are called."""

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest

from tests.support.inspector import Inspector, bare
from tests.support.outside import VERAPDF
from tests.support.program import run
from tests.support.soundness import unsound

pytestmark = pytest.mark.slow


def test_a_new_project_with_an_article_and_a_component_builds_without_a_warning(
    tmp_path: Path,
) -> None:
    made = run(tmp_path, "new", "project", "guides")
    home = tmp_path / "guides"
    article = run(tmp_path, "new", "article", "Opening hours", "--in", "guides")
    component = run(home, "new", "component", "TideTable")
    example = component.stdout.split("and in an article:\n\n")[1]
    with (home / "opening-hours.mdx").open("a", encoding="utf-8") as file:
        file.write(f"\n{example}")

    done = run(home, "build", "--strict")

    assert made.stdout.splitlines()[0] == "made guides/.gitignore"
    assert "next:\n  cd guides\n  printguide build\n" in made.stdout
    assert f"next:\n  printguide build {Path('guides') / 'opening-hours.mdx'}" in article.stdout
    assert "next:\n  printguide components TideTable" in component.stdout
    assert (done.returncode, done.stderr) == (0, "")
    assert (home / "out" / "brochure" / "welcome.pdf").is_file()
    assert (home / "out" / "brochure" / "opening-hours.pdf").is_file()


def test_an_article_is_dated_today(tmp_path: Path) -> None:
    before = dt.datetime.now(tz=dt.UTC).date()
    run(tmp_path, "new", "article", "Tea")
    after = dt.datetime.now(tz=dt.UTC).date()

    text = (tmp_path / "tea.mdx").read_text("utf-8")
    assert any(f"\ndate: {day}\n" in text for day in (before, after))


@pytest.mark.parametrize(
    ("what", "name", "message"),
    [
        ("project", "a/b", "`a/b` cannot be the name of a project: write `a-b`"),
        ("article", "tea", "tea.mdx is there already: take another name, nothing was made"),
        ("component", "tide table", "`tide table` cannot be the name of a component"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence_and_ends_with_two(
    tmp_path: Path, what: str, name: str, message: str
) -> None:
    (tmp_path / "tea.mdx").write_text("mine", "utf-8")

    done = run(tmp_path, "new", what, name)

    assert done.returncode == 2
    assert message in done.stderr
    assert (tmp_path / "tea.mdx").read_text("utf-8") == "mine"


def test_components_are_listed_with_their_origins(tmp_path: Path) -> None:
    run(tmp_path, "new", "component", "TideTable")

    listed = run(tmp_path, "components").stdout.splitlines()

    assert listed == sorted(listed)
    assert [line.split()[0] for line in listed if "this project" in line] == ["TideTable"]
    assert any(line.split()[:2] == ["FAQAccordion", "printguide"] for line in listed)


def test_a_component_is_shown_with_types_ranges_defaults_and_its_example(tmp_path: Path) -> None:
    card = run(tmp_path, "components", "LocationCard").stdout
    box = run(tmp_path, "components", "InfoBox").stdout
    table = run(tmp_path, "components", "ComparisonTable").stdout

    assert "LocationCard, from printguide" in card
    assert "number from 0 to 5" in card
    assert "nameKo, addressKo, …" in card
    assert '"info", "tip", "warning", "danger", "success" or "note"; "info" if left out' in box
    assert "Markdown has to stand between its tags." in box
    assert "list of { feature*, option1 … option99 }" in table
    assert "  <ComparisonTable headers=" in table


def test_the_schema_of_a_component_is_for_editors(tmp_path: Path) -> None:
    one = json.loads(run(tmp_path, "components", "LocationCard", "--output", "json").stdout)
    every = json.loads(run(tmp_path, "components", "--output", "json").stdout)

    assert one["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert one["required"] == ["name"]
    assert one["patternProperties"] == {"^(name|address)[A-Z][a-z]{1,2}$": {"type": "string"}}
    assert one["x-children"] == "no"
    assert {**every["components"]["LocationCard"], "$schema": one["$schema"]} == one


def test_faulty_descriptions_are_said_and_the_list_is_shown_all_the_same(tmp_path: Path) -> None:
    run(tmp_path, "new", "component", "TideTable")
    file = tmp_path / "templates" / "components" / "tide_table.toml"
    file.write_text(file.read_text("utf-8").replace("about =", "abuot =", 1), "utf-8")

    done = run(tmp_path, "components")

    assert done.returncode == 1
    assert "error[PG311]: there is no key `abuot` here" in done.stderr
    assert "--> templates/components/tide_table.toml:6:1" in done.stderr
    assert "InfoBox" in done.stdout


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of all components of a project, with one of its own."""
    folder = tmp_path_factory.mktemp("sheet")
    run(folder, "new", "component", "TideTable")
    done = run(folder, "components", "--sheet", "-o", "book.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "book.pdf"


def test_the_sheet_prints_every_component_with_its_call(book: Path) -> None:
    read = Inspector.of(book)
    text = read.words
    assert unsound(read.content) == []
    for line in run(book.parent, "components").stdout.splitlines():
        name = line.split()[0]
        assert bare(f"<{name}") in text, name
    assert read.pike.Root.MarkInfo.Marked


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
def test_the_sheet_is_pdf_ua(book: Path) -> None:
    command = [str(VERAPDF), "PDFUA_1", str(book)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_the_sheet_takes_no_name(tmp_path: Path) -> None:
    done = run(tmp_path, "components", "InfoBox", "--sheet")

    assert done.returncode == 2
    assert "give no name and no --output" in done.stderr


def test_the_book_of_components_has_the_logo_and_the_fonts_of_the_brand(tmp_path: Path) -> None:
    run(tmp_path, "new", "project", "guides")
    home = tmp_path / "guides"
    (home / "printguide.toml").write_text(
        '[brand]\nname = "Guides"\nlogo = "images/quay.svg"\n\n'
        '[brand.fonts]\ndisplay = "fonts/none.ttf"\n',
        "utf-8",
    )

    said = run(home, "components", "--sheet").stderr

    assert "PG420" not in said
    assert "error[PG508]: the font `fonts/none.ttf` is not used: there is no such file" in said
