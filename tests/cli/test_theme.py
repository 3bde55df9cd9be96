"""`printguide theme`, as it is called."""

import datetime as dt
from pathlib import Path

from printguide.project import open_project
from printguide.starters.ejecting import eject, originals
from tests.support.program import run


def test_the_list_has_a_line_for_each_theme_and_a_star_for_the_one_in_use(tmp_path: Path) -> None:
    (tmp_path / "printguide.toml").write_text('[brand]\ntheme = "bright"\n', "utf-8")
    own = tmp_path / "styles" / "themes"
    own.mkdir(parents=True)
    (own / "harbour.css").write_text("/* Blue. */", "utf-8")

    done = run(tmp_path, "theme", "list")
    rows = {line[3:].split("  ")[0]: line for line in done.stdout.splitlines()}

    assert (done.returncode, done.stderr) == (0, "")
    assert set(rows) == {"bright", "calm", "harbour"}
    assert [name for name, line in rows.items() if line.startswith("*")] == ["bright"]
    assert rows["harbour"].split() == ["harbour", "this", "project", "Blue."]
    assert "for clinics" in rows["calm"]


def test_eject_says_what_it_made_and_what_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "printguide.toml").write_text("", "utf-8")

    done = run(tmp_path, "theme", "eject", "themes/bright.css")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("made styles/themes/bright.css\n  Warm and loud, for travel")
    assert "Delete it, and the shipped one counts again." in done.stdout
    assert (tmp_path / "styles" / "themes" / "bright.css").is_file()


def test_eject_without_a_name_lists_what_there_is_and_what_the_project_has(tmp_path: Path) -> None:
    (tmp_path / "printguide.toml").write_text("", "utf-8")
    run(tmp_path, "theme", "eject", "base.css")

    lines = run(tmp_path, "theme", "eject").stdout.splitlines()

    assert [line.split()[1] for line in lines if line.startswith("*")] == ["base.css"]
    assert any(line.split()[0] == "components/price_table.html" for line in lines)


def test_eject_twice_is_a_wrong_use(tmp_path: Path) -> None:
    run(tmp_path, "theme", "eject", "base.css")

    again = run(tmp_path, "theme", "eject", "base.css")
    forced = run(tmp_path, "theme", "eject", "base.css", "--force")

    assert again.returncode == 2
    assert "give --force to replace it" in again.stderr
    assert forced.returncode == 0


def test_an_unknown_name_is_a_wrong_use_with_the_nearest(tmp_path: Path) -> None:
    done = run(tmp_path, "theme", "eject", "price_table")

    assert done.returncode == 2
    assert "write `components/price_table.html` for `price_table`" in done.stderr


def test_a_project_that_has_copied_everything_prints_the_same(tmp_path: Path) -> None:
    (tmp_path / "printguide.toml").write_text("", "utf-8")
    (tmp_path / "tea.mdx").write_text("---\ntitle: Tea\nslug: tea\n---\n\n## A\n\nB.\n", "utf-8")
    run(tmp_path, "build", "-o", "before.pdf")
    project = open_project(tmp_path, dt.date(2026, 2, 7))
    for original in originals(project):
        eject(original.name, project)

    done = run(tmp_path, "build", "-o", "after.pdf")

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "after.pdf").read_bytes() == (tmp_path / "before.pdf").read_bytes()
