"""The sample project, built once as its users build it, and its PDFs read as readers do."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from printguide.article.binding import item_schema
from printguide.article.dialect.calls import for_the_site, strings_in
from printguide.article.editions import named_edition
from printguide.catalogue import entry
from printguide.components import names_of
from printguide.compose.words import _reason
from printguide.registry.registry import Registry
from tests.support.inspector import Inspector, bare
from tests.support.program import run
from tests.support.renderers import RENDERERS, assert_drawn_alike
from tests.support.samples import ARTICLES, CONTENT, ROOT, Samples, inspected

EDITIONS = {file: named[0] for file in ARTICLES if (named := named_edition(file))}
"""The translations among them, each with its original."""


@pytest.fixture(scope="module")
def out(samples: Samples) -> Path:
    return samples.of("brochure")


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda file: file.stem)
def made(request: pytest.FixtureRequest, out: Path) -> tuple[dict[str, object], Inspector]:
    name = entry(request.param).name
    return inspected(request.param), Inspector.of(out / f"{name}.pdf")


def test_every_piece_of_text_is_in_the_pdf(made: tuple[dict[str, object], Inspector]) -> None:
    article, pdf = made

    texts: list[str] = article["text"]  # type: ignore[assignment]
    lost = [text for text in texts if bare(text) not in pdf.words]

    assert lost == []


def test_every_string_of_every_component_is_in_the_pdf(
    made: tuple[dict[str, object], Inspector],
) -> None:
    article, pdf = made
    lost = []
    for component in article["components"]:  # type: ignore[attr-defined]
        for name, value in component["props"].items():
            unsaid = left_out(component["name"])
            if name in unsaid or for_the_site(name):
                continue
            for text in strings_in(without(unsaid, value)):
                plain = text.replace("*", "").replace("`", "")
                if "](" not in text and bare(plain) not in pdf.words:
                    lost.append((component["name"], name, text))

    assert lost == []


def left_out(name: str) -> set[str]:
    """The attributes of a component, and of its items, that are not printed, by their types."""
    schema = Registry().find(name)
    inner = [item_schema(schema, it) for it in schema.attributes()] if schema else []
    parts = [part for part in (schema, *inner) if part]
    return {
        names_of(it, field)[0]
        for part in parts
        for it, field in part.model_fields.items()
        if _reason(field)
    }


def without(unsaid: set[str], value: object) -> object:
    if isinstance(value, dict):
        return {key: without(unsaid, inner) for key, inner in value.items() if key not in unsaid}
    return [without(unsaid, item) for item in value] if isinstance(value, list) else value


def test_codes_lead_to_the_site_and_to_maps(made: tuple[dict[str, object], Inspector]) -> None:
    article, pdf = made
    calls: list[dict[str, Any]] = article["components"]  # type: ignore[assignment]
    places = [call for call in calls if call["name"] in ("LocationCard", "Map")]
    films = {call["props"]["src"] for call in calls if call["name"] in ("Video", "YouTube")}

    codes = pdf.codes()

    maps = [code for code in codes if code.startswith("https://www.google.com/maps/search/?api=1")]
    assert len(maps) == len({json.dumps(place["props"]) for place in places})
    assert films <= set(codes)
    for code in set(codes) - set(maps) - films:
        assert code.startswith("https://www.haneul.example.org/blog/")


def test_codes_are_vectors_and_all_fonts_are_embedded_outlines(
    made: tuple[dict[str, object], Inspector],
) -> None:
    article, pdf = made

    assert all(pdf.fonts.values())
    assert pdf.images == ("exercise.png" in json.dumps(article) or has_picture(article))


def has_picture(article: dict[str, object]) -> bool:
    slug = article["meta"]["slug"]  # type: ignore[index]
    return slug == "knee-exercises"


def test_the_pdf_says_what_it_is(made: tuple[dict[str, object], Inspector]) -> None:
    article, pdf = made
    meta = article["meta"]

    assert str(pdf.pike.docinfo["/Title"]) == meta["title"]  # type: ignore[index]
    assert str(pdf.pike.Root.Lang) == meta["lang"]  # type: ignore[index]
    assert pdf.pike.Root.MarkInfo.Marked
    assert pdf.bookmarks
    assert pdf.box_mm == (210.0, 297.0)


def test_the_sample_is_a_booklet_of_two_parts_in_two_languages() -> None:
    metas: list[dict[str, Any]] = [inspected(it)["meta"] for it in ARTICLES]
    parts = Counter((meta["lang"], meta["category"]) for meta in metas)

    assert set(parts) == {
        ("en", "For patients"),
        ("en", "For travellers"),
        ("ko", "환자 안내"),
        ("ko", "여행자 안내"),
    }
    assert all(count >= (7 if lang == "en" else 3) for (lang, _), count in parts.items())


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda file: file.stem)
def test_an_edition_calls_the_components_of_its_original(edition: Path) -> None:
    def called(article: Path) -> list[str]:
        return [it["name"] for it in inspected(article)["components"]]

    assert called(edition) == called(EDITIONS[edition])


def test_the_sample_uses_every_component_and_attribute() -> None:
    used: dict[str, set[str]] = {}
    for article in ARTICLES:
        for component in inspected(article)["components"]:
            used.setdefault(component["name"], set()).update(component["props"])

    for name in Registry().names():
        schema = Registry().find(name)
        assert schema is not None
        assert set(schema.attributes()) - used.get(name, set()) == set()


def test_two_builds_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    again = run(ROOT, "build", str(CONTENT / "market.mdx"), "-o", str(tmp_path / "again.pdf"))

    assert again.returncode == 0
    assert (tmp_path / "again.pdf").read_bytes() == (out / "harbour-market.pdf").read_bytes()


def test_letter_paper_has_its_own_size(tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"

    done = run(ROOT, "build", str(CONTENT / "market.mdx"), "--paper", "letter", "-o", str(target))

    assert done.returncode == 0
    assert Inspector.of(target).box_mm == (215.9, 279.4)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(out: Path) -> None:
    for file in out.glob("*.pdf"):
        done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("slug", ["eye-laser-consultation", "first-weekend"])
@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_every_renderer_draws_the_same_page(out: Path, slug: str, renderer: str) -> None:
    assert_drawn_alike(out / f"{slug}.pdf", 0, renderer)
