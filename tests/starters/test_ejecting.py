"""Ejecting: every template and stylesheet can be copied out, and the copy counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.compose.sheets import _sheet
from printguide.compose.templates import environment, get
from printguide.faults import UsageError
from printguide.formats.finding import find_format
from printguide.project import Project
from printguide.shipped import shipped
from printguide.starters.ejecting import eject, originals
from printguide.themes import find_theme

Made = Callable[[dict[str, str | bytes]], Project]

ALL = originals(Project(Path("/nowhere")))
NAMES = [original.name for original in ALL]


def test_everything_that_is_shipped_can_be_copied() -> None:
    files = {
        file.relative_to(shipped(room)).as_posix()
        for room in ("templates", "styles")
        for file in shipped(room).rglob("*")
        if file.is_file()
    }

    assert set(NAMES) == files
    assert len(NAMES) == len(files)


@pytest.mark.parametrize("original", ALL, ids=lambda it: it.name)
def test_each_says_what_it_is_for_in_a_line(original: object) -> None:
    about = original.about  # type: ignore[attr-defined]

    assert len(about.split()) >= 3
    assert "\n" not in about


@pytest.mark.parametrize("name", NAMES)
def test_the_copy_of_the_project_is_used_in_place_of_the_shipped_one(
    project: Made, name: str
) -> None:
    made = project({"printguide.toml": ""})
    original = eject(name, made)
    copy = original.copy_in(made.root)
    assert copy.read_bytes() == original.file.read_bytes()

    if original.room == "templates":
        template = get(environment(made.folders("templates"), None), name)
        assert template.filename == str(copy)
    elif copy.suffix == ".toml":
        about = f'about = "Ours: {original.about}"'
        copy.write_text(copy.read_text("utf-8").replace(f'about = "{original.about}"', about))
        assert find_format(copy.stem, made.root).about.startswith("Ours: ")
    else:
        copy.write_text(".ours { margin: 1pt }", "utf-8")
        assert _sheet(made.folders("styles"), name) == ".ours { margin: 1pt }"
    if name.startswith("themes/"):
        assert find_theme(copy.stem, made.root).file == copy


def test_nothing_is_overwritten_unless_it_is_forced(project: Made) -> None:
    made = project({"styles/tokens.css": "mine"})

    with pytest.raises(UsageError, match="is there already: give --force to replace it"):
        eject("tokens.css", made)
    assert (made.root / "styles" / "tokens.css").read_text("utf-8") == "mine"

    eject("tokens.css", made, force=True)
    assert (made.root / "styles" / "tokens.css").read_bytes() == (
        shipped("styles") / "tokens.css"
    ).read_bytes()


def test_a_link_is_something_that_is_there(project: Made, tmp_path: Path) -> None:
    made = project({"styles/base.css": ""})
    (made.root / "styles" / "tokens.css").symlink_to(tmp_path / "nowhere.css")

    with pytest.raises(UsageError, match="is there already"):
        eject("tokens.css", made)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tokns.css", "write `tokens.css` for `tokns.css`"),
        ("price_table", "write `components/price_table.html` for `price_table`"),
        ("PriceTable", "write `components/price_table.html` for `PriceTable`"),
        ("bright.css", "write `themes/bright.css` for `bright.css`"),
        ("quay", "`printguide theme eject` lists all of them"),
        ("../../etc/passwd", "`printguide theme eject` lists all of them"),
    ],
)
def test_a_slip_is_said_with_the_nearest_name(project: Made, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        eject(name, project({}))

    assert str(error.value) == f"there is no template or stylesheet `{name}`: {hint}"


@pytest.mark.parametrize("name", ["styles/themes/calm.css", "templates/parts/cover.html"])
def test_the_folder_may_stand_before_the_name(project: Made, name: str) -> None:
    made = project({})

    eject(name, made)

    assert (made.root / name).is_file()
