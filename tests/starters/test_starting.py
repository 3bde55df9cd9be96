"""What `printguide new` makes: safe names, nothing overwritten, filled in, and good at once."""

import datetime as dt
import re
from pathlib import Path

import pytest

from printguide.building import prepare
from printguide.catalogue import articles_in
from printguide.faults import UsageError
from printguide.project import Project, open_project
from printguide.starters.starting import (
    HERE,
    Started,
    start_article,
    start_component,
    start_project,
)

TODAY = dt.date(2026, 2, 7)


def text_of(started: Started) -> str:
    return "\n".join(file.read_text("utf-8") for file in started.files)


def names(started: Started, folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in started.files}


def component_in(folder: Path, name: str = "TideTable") -> Started:
    return start_component(name, open_project(folder, TODAY))


def checked(project: Project) -> list[str]:
    """Every fault and every remark of the articles of a project, as they are before layout."""
    files = articles_in(project.root)
    return [f"{d.code} {d.message}" for file in files for d in prepare(file, project).found]


def test_a_project_has_settings_an_article_a_picture_and_what_git_has_to_know(
    tmp_path: Path,
) -> None:
    started = start_project("quay guides", tmp_path, TODAY)

    assert names(started, tmp_path / "quay guides") == {
        ".gitignore", "README.md", "images/quay.svg", "printguide.toml", "welcome.mdx",
    }  # fmt: skip
    assert (tmp_path / "quay guides" / ".gitignore").read_text().endswith("out/\n")
    assert started.steps == ('cd "' + str(tmp_path / "quay guides") + '"', "printguide build")


@pytest.mark.parametrize("name", ["guides", 'with "quotes" and \\', "Führer für Gäste", "안내"])
def test_a_new_project_has_no_fault_whatever_its_name(tmp_path: Path, name: str) -> None:
    if '"' in name:
        with pytest.raises(UsageError, match="write `with -quotes- and`"):
            start_project(name, tmp_path, TODAY)
        return
    start_project(name, tmp_path, TODAY)
    project = open_project(tmp_path / name, TODAY)

    assert project.configuration.brand.name == name
    assert checked(project) == []


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Opening hours", "opening-hours.mdx"),
        ("  When we're open: 2026!  ", "when-were-open-2026.mdx"),
        ('"Tea" & \\ more', "tea-more.mdx"),
        ("Öffnungszeiten", "öffnungszeiten.mdx"),
        ("접수 안내", "접수-안내.mdx"),
        ("../../etc", "etc.mdx"),
        ("true", "true.mdx"),
    ],
)
def test_an_article_is_named_after_its_title_and_has_no_fault(
    tmp_path: Path, title: str, file: str
) -> None:
    (tmp_path / "printguide.toml").touch()

    started = start_article(title, tmp_path, TODAY)

    project = open_project(tmp_path, TODAY)
    assert names(started, tmp_path) == {file}
    assert checked(project) == []
    article = prepare(started.files[0], project).article
    assert article is not None
    assert article.meta.title == " ".join(title.split())
    assert article.meta.date == TODAY


@pytest.mark.parametrize("title", ["", "!!!", "…", "Readme", "con", "a\x07b", "x" * 300])
def test_what_can_be_no_article_is_refused_with_one_that_can(tmp_path: Path, title: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name of an article: write `") as fault:
        start_article(title, tmp_path, TODAY)

    assert list(tmp_path.iterdir()) == []
    near = str(fault.value).rsplit("`", 2)[1]
    assert start_article(near, tmp_path, TODAY).files


def test_a_component_is_three_files_that_agree(tmp_path: Path) -> None:
    started = component_in(tmp_path)

    assert names(started, tmp_path) == {
        "templates/components/tide_table.html",
        "templates/components/tide_table.toml",
        "styles/components/tide_table.css",
    }
    project = open_project(tmp_path, TODAY)
    assert project.registry.found() == ()
    assert project.registry.find("TideTable") is not None
    assert "tide-table" in text_of(started)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("tide table", "TideTable"),
        ("tide-table", "TideTable"),
        ("tideTable", "TideTable"),
        ("2nd Tide", "NdTide"),
        ("Größe", "GrE"),
        ("../Tide", "Tide"),
        ("Fragment", "OpeningHours"),
        ("", "OpeningHours"),
    ],
)
def test_what_can_be_no_component_is_refused_with_one_that_can(
    tmp_path: Path, name: str, near: str
) -> None:
    with pytest.raises(UsageError, match=f"cannot be the name of a component: write `{near}`"):
        component_in(tmp_path, name)

    assert component_in(tmp_path, near).files


@pytest.mark.parametrize("name", ["InfoBox", "FaqAccordion", "TideTable"])
def test_a_component_that_there_is_already_is_refused(tmp_path: Path, name: str) -> None:
    component_in(tmp_path)

    with pytest.raises(UsageError, match=f"there is a component `{name}` already"):
        component_in(tmp_path, name)


@pytest.mark.parametrize("name", ["a/b", "..", ".hidden", "", "NUL", "x" * 300, "dot.", "a\nb"])
def test_what_can_be_no_folder_is_refused_with_one_that_can(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name of a project: write `") as fault:
        start_project(name, tmp_path, TODAY)

    near = str(fault.value).rsplit("`", 2)[1]
    assert start_project(near, tmp_path, TODAY).files


def test_nothing_is_overwritten_and_then_nothing_is_made(tmp_path: Path) -> None:
    sheet = tmp_path / "styles" / "components" / "tide_table.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("mine", "utf-8")

    with pytest.raises(UsageError, match="is there already"):
        component_in(tmp_path)

    assert sheet.read_text("utf-8") == "mine"
    assert not (tmp_path / "templates").exists()


def test_the_same_command_on_the_same_day_makes_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        made.append(text_of(start_project("guides", tmp_path / folder, TODAY)))

    assert made[0] == made[1]


def test_every_blank_of_a_starter_is_filled_in(tmp_path: Path) -> None:
    started = [
        start_project("guides", tmp_path, TODAY),
        start_article("Tea", tmp_path, TODAY),
        component_in(tmp_path),
    ]

    assert {file.parent.name for file in HERE.rglob("*.*")} >= {"project", "article", "component"}
    for one in started:
        assert "@" not in text_of(one).replace("desk@example.org", "")


def test_what_the_settings_of_a_new_project_offer_can_be_switched_on(tmp_path: Path) -> None:
    start_project("guides", tmp_path, TODAY)
    file = tmp_path / "guides" / "printguide.toml"
    offered = re.sub(r"^# (?=\[|\w+ = )", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(offered, "utf-8")

    brand = open_project(file.parent, TODAY).configuration.brand

    assert brand.colours.given() == {"accent": "#7a1f5c"}
    assert set(brand.cmyk.given()) == {"accent"}
    assert set(brand.fonts.given()) == {"text", "display"}
    assert (brand.logo, brand.code_colour) == ("images/logo.svg", "#083f45")
