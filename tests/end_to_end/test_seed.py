"""The article that the project began with, where it is at hand: outside this repository."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from printguide.article.dialect.calls import strings_in
from tests.support.inspector import Inspector, bare
from tests.support.outside import SHARED, VERAPDF
from tests.support.renderers import RENDERERS, assert_drawn_alike

SEED = SHARED / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the first article is not at hand")

SLUGS = (
    "best-korean-skin-clinics-in-gangnam-2026",
    "best-korean-healing-foods-for-surgery-recovery",
    "anti-aging-treatments-in-korea-botox-fillers-and-more-2026",
    "best-neighborhoods-for-expats-in-seoul-2026",
)
LEFT_OUT = {"icon", "variant"}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "printguide", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def brochure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("seed") / "seed.pdf"
    article = str(SEED / "as-meant.mdx")
    done = run("build", article, "--base-url", "https://www.example.org", "-o", str(target))
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def pdf(brochure: Path) -> Inspector:
    return Inspector.of(brochure)


def printed_strings() -> list[str]:
    report = json.loads(run("inspect", str(SEED / "as-meant.mdx"), "--json").stdout)
    assert len(report["components"]) == 13
    found: list[str] = list(report["text"])
    for component in report["components"]:
        for name, value in component["props"].items():
            if name in LEFT_OUT or (component["name"], name) == ("InfoBox", "type"):
                continue
            items = value if isinstance(value, list) else [value]
            for item in items:
                kept = {k: v for k, v in item.items() if k not in LEFT_OUT} \
                    if isinstance(item, dict) else item  # fmt: skip
                found += strings_in(kept)
    return found


def test_every_word_and_every_string_is_on_the_pages(pdf: Inspector) -> None:
    assert [text for text in printed_strings() if bare(text) not in pdf.words] == []


def test_each_link_and_the_place_decode_to_their_addresses(pdf: Inspector) -> None:
    codes = pdf.codes()

    assert set(codes) == {
        *(f"https://www.example.org/blog/{slug}" for slug in SLUGS),
        "https://www.google.com/maps/search/?api=1&query=Seoul+St.+Mary%27s+Hospital+%28Example+Hub"
        "%29%2C+222+Banpo-daero%2C+Seocho-gu%2C+Seoul",
    }


def test_fonts_are_embedded_and_the_korean_name_is_text(pdf: Inspector) -> None:
    assert all(pdf.fonts.values())
    assert bare("서울성모병원") in pdf.words


def test_no_code_is_a_raster_image(pdf: Inspector) -> None:
    assert pdf.images == 0


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
def test_verapdf_finds_it_accessible(brochure: Path) -> None:
    done = subprocess.run(
        [str(VERAPDF), "PDFUA_1", str(brochure)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(brochure: Path) -> None:
    done = subprocess.run(["qpdf", "--check", str(brochure)], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_every_renderer_draws_the_same_pages(brochure: Path, pdf: Inspector, renderer: str) -> None:
    for number in range(len(pdf.document)):
        assert_drawn_alike(brochure, number, renderer)


def test_the_damaged_copy_is_built_with_its_damage_named(tmp_path: Path) -> None:
    target = tmp_path / "damaged.pdf"
    article = str(SEED / "as-delivered.mdx")

    done = run("build", article, "--base-url", "https://www.example.org", "-o", str(target))

    assert done.returncode == 0
    assert target.exists()
    said = re.findall(
        r"PG101.*?as-delivered\.mdx:(\d+):|also on lines? ([\d, ]+)", done.stderr, re.S
    )
    lines = {int(number) for one in said for part in one for number in re.findall(r"\d+", part)}
    assert lines >= {9, 40, 41, 69, 70, 71, 72, 78, 89, 90, 91, 92, 165, 194, 195, 196}
