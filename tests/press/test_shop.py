"""What the settings say of the print shop: profiles that are none are refused with their line."""

import datetime as dt
from pathlib import Path

import pytest

from printguide.faults import UsageError
from printguide.press.intent import Intent, intent_of
from printguide.press.profile import GENERAL, LARGEST, Unfit, profile_of, read_profile
from printguide.project import open_project

CONTENT = GENERAL.read_bytes()


def intent(folder: Path, settings: str) -> Intent:
    (folder / "printguide.toml").write_text(settings, "utf-8")
    project = open_project(folder, dt.date(2026, 2, 7))
    return intent_of(project.configuration.press, project.root)


def with_profile(folder: Path, content: bytes = CONTENT) -> None:
    (folder / "profiles").mkdir()
    (folder / "profiles" / "shop.icc").write_bytes(content)


def test_without_settings_the_general_condition_is_assumed(tmp_path: Path) -> None:
    found = intent(tmp_path, "")

    assert found.general
    assert found.profile == CONTENT


def test_the_profile_of_a_printer_is_taken_with_the_name_of_its_condition(tmp_path: Path) -> None:
    with_profile(tmp_path)

    found = intent(tmp_path, '[press]\nprofile = "profiles/shop.icc"\ncondition = "FOGRA39"\n')

    assert not found.general
    assert (found.condition, found.registered) == ("FOGRA39", True)


def test_a_profile_names_its_condition_itself_if_nobody_does(tmp_path: Path) -> None:
    with_profile(tmp_path)

    found = intent(tmp_path, '[press]\nprofile = "profiles/shop.icc"\n')

    assert (found.condition, found.registered) == (profile_of(CONTENT).name, False)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"colours", "is no ICC profile"),
        (CONTENT[:16] + b"RGB " + CONTENT[20:], "is a profile for RGB, not for CMYK"),
        (CONTENT[:12] + b"mntr" + CONTENT[16:], "is no profile of a printing press"),
        (CONTENT[:8] + b"\x05" + CONTENT[9:], "is of version 5, which PDF does not know"),
        (CONTENT[: len(CONTENT) // 2], "is cut off"),
        (CONTENT.replace(b"B2A0", b"B2X0"), "has no tables from colours to inks"),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused_with_its_line(
    tmp_path: Path, content: bytes, said: str
) -> None:
    with_profile(tmp_path, content)

    with pytest.raises(UsageError) as error:
        intent(tmp_path, '[press]\ncondition = "ours"\nprofile = "profiles/shop.icc"\n')

    assert str(error.value).startswith(f"printguide.toml:3: `profiles/shop.icc` {said}")


def test_a_profile_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"printguide.toml:2: `a.icc` cannot be read: No such"):
        intent(tmp_path, '[press]\nprofile = "a.icc"\n')


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    inside = tmp_path / "project"
    inside.mkdir()
    (tmp_path / "shop.icc").write_bytes(CONTENT)
    (inside / "link.icc").symlink_to(tmp_path / "shop.icc")

    for path in ("../shop.icc", "link.icc", str(tmp_path / "shop.icc")):
        with pytest.raises(UsageError, match="is outside the project"):
            intent(inside, f'[press]\nprofile = "{path}"\n')


def test_a_condition_needs_the_profile_that_describes_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"printguide.toml:2: `press.condition` needs its profile"):
        intent(tmp_path, '[press]\ncondition = "FOGRA39"\n')


def test_a_file_larger_than_any_profile_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.icc"
    with file.open("wb") as out:
        out.truncate(LARGEST + 1)

    with pytest.raises(Unfit, match="has 8 MB"):
        read_profile(file)


def test_a_directory_that_points_beyond_the_end_is_refused() -> None:
    with pytest.raises(Unfit, match="is cut off"):
        profile_of(CONTENT[:128] + b"\xff\xff\xff\xff" + CONTENT[132:])
