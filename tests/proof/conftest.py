"""What the tests of the proof begin with: a small project, built as its users build it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from printguide.project import open_project
from printguide.proof.manifest import read_manifest
from printguide.proof.searching import Origin
from tests.support.printing import Press
from tests.support.proofs import TODAY, Print

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n[brand]\nname = "Harbour Clinic"\n'
ARTICLE = """---
title: "Your knee"
author: Harbour Clinic
date: 2026-02-07
lang: en
---

# Before you come

Please **do not eat** for eight hours. How to find us stands in [our guide](/blog/find-us), and
[further down](#what-it-costs) is what it costs. Ring us at
[+44 20 7946 0110](tel:+442079460110), or write to [the desk](mailto:desk@example.org).

- Bring your papers.
- Bring somebody to drive you home.

![The quay](quay.png)

## What it costs

<PriceTable title="Prices" items={[{ name: "First visit", price: "€20.00" },
  { name: "Second visit", price: "€10.00" }]} />

<LocationCard name="Pier" address="1 Quay Road" lat={37.5} lng={127} />

## Afterwards

Rest for a day. A note[^1] says more.

[^1]: Cool it for fifteen minutes.
"""


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project of one article, which is built as a brochure."""
    folder = tmp_path_factory.mktemp("proofs")
    (folder / "printguide.toml").write_text(SETTINGS, "utf-8")
    (folder / "knee.mdx").write_text(ARTICLE, "utf-8")
    Image.linear_gradient("L").resize((1800, 600)).save(folder / "quay.png")
    command = [sys.executable, "-m", "printguide", "build", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def file(project: Path) -> Path:
    """The finished PDF of that project."""
    return project / "out" / "brochure" / "knee.pdf"


@pytest.fixture(scope="session")
def good(project: Path, file: Path) -> Print:
    """That PDF, with its manifest and its article."""
    origin = Origin(project / "knee.mdx", open_project(project, TODAY))
    return Print(file.read_bytes(), read_manifest(file), origin)


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """WeasyPrint with one font, for pages that are written for a test."""
    return Press.set_up(tmp_path_factory.mktemp("fonts"))
