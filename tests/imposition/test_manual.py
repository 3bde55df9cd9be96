"""The page of the manual for people at a printer agrees with the schemes and the program."""

from pathlib import Path

import pytest

from printguide.imposition.schemes import SCHEMES, panel_widths_mm
from tests.docs.reading import ROOT, blocks, names, rows, section
from tests.support.numbered import A4, numbered
from tests.support.program import run

PAGE = ROOT / "docs" / "imposing.md"
LEAFLETS = rows(section(PAGE, "A leaflet of six panels"))


def numbers_in(cell: str) -> tuple[int, ...]:
    return tuple(int(word) for word in cell.replace("*", "").split(", "))


@pytest.mark.parametrize("name", ["roll-fold", "z-fold"])
def test_the_sides_of_a_leaflet_are_those_of_the_manual(name: str) -> None:
    [row] = [row for row in LEAFLETS if names(row[0]) == [name]]

    assert tuple(numbers_in(cell) for cell in row[1:3]) == SCHEMES[name].sides


@pytest.mark.parametrize("paper", sorted(SCHEMES["roll-fold"].panels_mm))
def test_the_widths_of_panels_are_those_of_the_manual(paper: str) -> None:
    [row] = [row for row in LEAFLETS if names(row[0]) == [paper]]
    wide, short, equal = (float(cell.split("(")[-1].split(" mm")[0]) for cell in row[1:])

    assert panel_widths_mm("roll-fold", paper) == pytest.approx(
        (wide, wide, wide, short, short, wide), abs=0.05
    )
    assert panel_widths_mm("z-fold", paper) == pytest.approx((equal,) * 6, abs=0.05)


def test_what_the_manual_shows_is_what_the_program_says(tmp_path: Path) -> None:
    (tmp_path / "blood-test.pdf").write_bytes(numbered([A4] * 6))
    [shown] = blocks("text", pages=(PAGE,))
    command = blocks("sh", pages=(PAGE,))[0].text.split()[1:]

    assert run(tmp_path, *command).stdout == shown.text
