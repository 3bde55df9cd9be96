"""The sample project, built once as its users build it, and its PDFs read as readers do."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from printguide.article.dialect.calls import strings_in
from printguide.registry.registry import Registry
from tests.support.inspector import Inspector, bare
from tests.support.outside import VERAPDF
from tests.support.renderers import RENDERERS, assert_drawn_alike

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
ARTICLES = sorted(CONTENT.glob("*.mdx"))
NOT_PRINTED = {"icon", "variant"}
REPLACED = {("InfoBox", "type")}


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "printguide", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def inspected(article: Path) -> dict[str, object]:
    made: dict[str, object] = json.loads(run("inspect", str(article), "--json").stdout)
    return made


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    done = run("build", str(CONTENT), "--out", str(folder))
    assert done.returncode == 0, done.stderr
    return folder / "brochure"


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda file: file.stem)
def made(request: pytest.FixtureRequest, out: Path) -> tuple[dict[str, object], Inspector]:
    article = inspected(request.param)
    slug = article["meta"]["slug"]  # type: ignore[index]
    return article, Inspector.of(out / f"{slug}.pdf")


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
            if (component["name"], name) in REPLACED or name in NOT_PRINTED:
                continue
            for text in strings_in(without_icons(value)):
                plain = text.replace("*", "").replace("`", "")
                if "](" not in text and bare(plain) not in pdf.words:
                    lost.append((component["name"], name, text))

    assert lost == []


def without_icons(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_icons(inner) for key, inner in value.items() if key != "icon"}
    return [without_icons(item) for item in value] if isinstance(value, list) else value


def test_codes_lead_to_the_site_and_to_maps(made: tuple[dict[str, object], Inspector]) -> None:
    article, pdf = made
    places = [c for c in article["components"] if c["name"] == "LocationCard"]  # type: ignore[attr-defined]

    codes = pdf.codes()

    maps = [code for code in codes if code.startswith("https://www.google.com/maps/search/?api=1")]
    assert len(maps) == len({json.dumps(place["props"]) for place in places})
    for code in set(codes) - set(maps):
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


def test_the_sample_uses_every_component_and_attribute() -> None:
    used: dict[str, set[str]] = {}
    for article in ARTICLES:
        for component in inspected(article)["components"]:  # type: ignore[attr-defined]
            used.setdefault(component["name"], set()).update(component["props"])

    for name in Registry().names():
        schema = Registry().find(name)
        assert schema is not None
        assert set(schema.attributes()) - used.get(name, set()) == set()


def test_two_builds_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    again = run("build", str(CONTENT / "market.mdx"), "-o", str(tmp_path / "again.pdf"))

    assert again.returncode == 0
    assert (tmp_path / "again.pdf").read_bytes() == (out / "harbour-market.pdf").read_bytes()


def test_letter_paper_has_its_own_size(tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"

    done = run("build", str(CONTENT / "market.mdx"), "--paper", "letter", "-o", str(target))

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


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
def test_verapdf_finds_every_sample_accessible(out: Path) -> None:
    files = [str(file) for file in sorted(out.glob("*.pdf"))]

    done = subprocess.run(
        [str(VERAPDF), "PDFUA_1", *files], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
