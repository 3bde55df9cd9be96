"""What a print depends on besides its project: every package, library and file of the program."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from printguide import programs as module
from printguide.inputs import ABSENT
from printguide.programs import files_of, programs

Ask = Callable[[], dict[str, str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that stands for the program."""
    made = tmp_path / "program.py"
    made.write_text("one", "utf-8")
    return made


@pytest.fixture
def ask(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that asks anew, as another process would."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(module, "cache_folder", lambda room: tmp_path / "kept")

    def one_file() -> Iterator[Path]:
        yield file

    monkeypatch.setattr(module, "_program", one_file)
    return programs.__wrapped__


def test_packages_libraries_and_the_program_are_told(ask: Ask) -> None:
    found = ask()

    for name in ("package weasyprint", "package jinja2", "package fontpkg-inter",
                 "library pango", "library harfbuzz", "library zlib", "program python",
                 "program printguide"):  # fmt: skip
        assert found[name] != ABSENT
    assert not {"package ruff", "package pytest", "package distributed"} & set(found)


def test_what_is_known_is_looked_up(ask: Ask, tmp_path: Path) -> None:
    ask()
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_text(json.dumps({"package weasyprint": "9"}), "utf-8")

    assert ask()["package weasyprint"] == "9"


@pytest.mark.parametrize("damage", ["", "{"])
def test_what_was_damaged_is_asked_again(ask: Ask, tmp_path: Path, damage: str) -> None:
    first = ask()
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_text(damage, "utf-8")

    assert ask() == first


def test_a_program_that_was_changed_is_another_one(ask: Ask, file: Path) -> None:
    before = ask()["program printguide"]
    file.write_text("two", "utf-8")

    after = ask()["program printguide"]

    assert after != before
    file.write_text("one", "utf-8")
    assert ask()["program printguide"] == before


def test_templates_styles_and_data_are_part_of_the_program(tmp_path: Path) -> None:
    for name in ("a.py", "b/c.css", "b/d.html", "e.toml", "f.txt", "__pycache__/g.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    found = [it.relative_to(tmp_path).as_posix() for it in files_of(tmp_path)]

    assert found == ["a.py", "e.toml", "b/c.css", "b/d.html"]


def test_the_day_that_prints_are_dated_by_counts(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")

    assert ask()["setting SOURCE_DATE_EPOCH"] == "12"
