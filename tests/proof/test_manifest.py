"""The manifest beside a PDF: what the build meant it to be, the same whatever folder one is in."""

import subprocess
import sys
from pathlib import Path

import pytest

from printguide.proof.manifest import Manifest, manifest_file

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
ARTICLE = """---
title: "Two codes"
---

See [the other](/blog/other).

<LocationCard name="Pier" address="1 Quay Road" lat={37.5} lng={127} />
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "printguide.toml").write_text(SETTINGS, "utf-8")
    (folder / "guides").mkdir()
    (folder / "guides" / "two.mdx").write_text(ARTICLE, "utf-8")
    return folder


def build(cwd: Path, path: str, out: Path) -> Path:
    command = [sys.executable, "-m", "printguide", "build", path, "--out", str(out)]
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return out / "brochure" / "two.pdf"


def test_it_names_every_code_with_its_place_on_the_page(folder: Path) -> None:
    pdf = build(folder, "guides/two.mdx", folder / "out")

    manifest = Manifest.model_validate_json(manifest_file(pdf).read_bytes())

    assert (manifest.article, manifest.format, manifest.paper) == (
        "guides/two.mdx",
        "brochure",
        "a4",
    )
    assert [(page.width_mm, page.height_mm) for page in manifest.pages] == [(210, 297)]
    link, place = sorted(manifest.codes, key=lambda code: code.url, reverse=True)
    assert link.url == "https://www.google.com/maps/search/?api=1&query=37.5%2C127"
    assert place.url == "https://www.example.org/blog/other"
    for code in manifest.codes:
        assert code.page == 1
        assert code.module_mm >= 0.4
        assert 18 < code.x_mm < 210 - code.side_mm
        assert 16 < code.y_mm < 297 - code.side_mm


def test_it_is_the_same_from_any_folder(folder: Path, tmp_path: Path) -> None:
    here = build(folder, "guides", tmp_path / "one")
    there = build(folder / "guides", "two.mdx", tmp_path / "two")

    assert manifest_file(here).read_bytes() == manifest_file(there).read_bytes()
