"""The article that the project began with, where it is at hand: outside this repository."""

import re
from pathlib import Path

import pytest

from printguide.article.dialect.calls import strings_in
from tests.support.inspector import Inspector, bare
from tests.support.program import run
from tests.support.renderers import RENDERERS, assert_drawn_alike
from tests.support.samples import ROOT, SEED, Samples, inspected

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the first article is not at hand")

SLUGS = (
    "best-korean-skin-clinics-in-gangnam-2026",
    "best-korean-healing-foods-for-surgery-recovery",
    "anti-aging-treatments-in-korea-botox-fillers-and-more-2026",
    "best-neighborhoods-for-expats-in-seoul-2026",
)
LEFT_OUT = {"icon", "variant"}


@pytest.fixture(scope="module")
def brochure(samples: Samples) -> Path:
    return samples.of("brochure") / f"{SEED.stem}.pdf"


@pytest.fixture(scope="module")
def pdf(brochure: Path) -> Inspector:
    return Inspector.of(brochure)


def printed_strings() -> list[str]:
    report = inspected(SEED)
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


@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_every_renderer_draws_the_same_pages(brochure: Path, pdf: Inspector, renderer: str) -> None:
    for number in range(len(pdf.document)):
        assert_drawn_alike(brochure, number, renderer)


def test_the_damaged_copy_is_built_with_its_damage_named(tmp_path: Path) -> None:
    target = tmp_path / "damaged.pdf"
    article = str(SEED.with_name("as-delivered.mdx"))

    done = run(ROOT, "build", article, "--base-url", "https://www.example.org", "-o", str(target))

    assert done.returncode == 0
    assert target.exists()
    said = re.findall(
        r"PG101.*?as-delivered\.mdx:(\d+):|also on lines? ([\d, ]+)", done.stderr, re.S
    )
    lines = {int(number) for one in said for part in one for number in re.findall(r"\d+", part)}
    assert lines >= {9, 40, 41, 69, 70, 71, 72, 78, 89, 90, 91, 92, 165, 194, 195, 196}
