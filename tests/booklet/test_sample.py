"""The articles of the sample project, joined: accessible, drawn alike everywhere, nothing lost."""

import pickle
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from printguide.booklet.joining import join
from printguide.booklet.parts import Facts, Labels, Part
from printguide.catalogue import entry
from tests.support.inspector import Inspector
from tests.support.navigation import Navigation
from tests.support.outside import VERAPDF
from tests.support.renderers import RENDERERS, assert_alike, drawn
from tests.support.samples import CONTENT, VARIED, Samples
from tests.support.soundness import unsound
from tests.support.tagging import opened

FACTS = Facts("All of the sample", "en", "printguide", "WeasyPrint", created="2026-02-07")


@pytest.fixture(scope="module")
def parts(samples: Samples) -> list[Part]:
    names = sorted(entry(CONTENT / f"{name}.mdx").name for name in VARIED)
    files = [samples.of("brochure") / f"{name}.pdf" for name in names]
    return [Part(it.stem, it.read_bytes(), title_of(it), 1, Labels("arabic")) for it in files]


def title_of(file: Path) -> str:
    with pikepdf.open(file) as pdf:
        return str(pdf.docinfo.Title)


@pytest.fixture(scope="module")
def joined(parts: list[Part], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("joined") / "booklet.pdf"
    file.write_bytes(join(parts, FACTS))
    return file


def test_every_page_keeps_its_words_and_every_pixel(parts: list[Part], joined: Path) -> None:
    whole = Inspector.of(joined)
    at = 0
    for part in parts:
        alone = Inspector(part.pdf)
        for number, words in enumerate(alone.pages):
            assert whole.pages[at] == words
            assert np.array_equal(whole.raster(at, 96), alone.raster(number, 96))
            at += 1
    assert at == len(whole.pages)


def test_a_face_is_embedded_once(parts: list[Part], joined: Path) -> None:
    before = {name.partition("+")[2] for part in parts for name in Inspector(part.pdf).fonts}

    after = Counter(name.partition("+")[2] for name in Inspector.of(joined).fonts)

    assert after == Counter(before)


def test_it_is_smaller_than_its_parts(parts: list[Part], joined: Path) -> None:
    assert joined.stat().st_size < sum(len(part.pdf) for part in parts)


def test_the_tags_hold_together(joined: Path) -> None:
    assert unsound(joined.read_bytes()) == []


def test_no_identifier_is_given_twice(joined: Path) -> None:
    with opened(joined.read_bytes()) as file:
        cells = [it for it in file.objects if isinstance(it, pikepdf.Dictionary)]
        names = [str(it.ID) for it in cells if it.get("/Type") == "/StructElem" and "/ID" in it]

    assert names
    assert len(names) == len(set(names))


def test_every_entry_of_the_outline_leads_to_a_page_that_says_it(
    parts: list[Part], joined: Path
) -> None:
    pages = ["".join(page.split()) for page in Inspector.of(joined).pages]

    outline = Navigation(joined.read_bytes()).outline

    assert [title for level, title, _ in outline if level == 0] == [it.title for it in parts]
    assert [title for _, title, page in outline if "".join(title.split()) not in pages[page]] == []


def test_every_link_within_leads_into_its_own_part(parts: list[Part], joined: Path) -> None:
    ways = Navigation(joined.read_bytes())
    starts = [ways.places[part.name][0] for part in parts]

    def part_of(page: int) -> int:
        return sum(start <= page for start in starts)

    inside = [link for link in ways.links if not isinstance(link.to, str)]
    assert inside
    assert all(part_of(link.page) == part_of(link.to[0]) for link in inside)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(joined: Path) -> None:
    done = subprocess.run(["qpdf", "--check", str(joined)], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_every_renderer_draws_the_pages_as_it_draws_those_of_the_parts(
    parts: list[Part], joined: Path, tmp_path: Path, renderer: str
) -> None:
    ways = Navigation(joined.read_bytes())

    for part in parts[::4]:
        alone = tmp_path / f"{part.name}.pdf"
        alone.write_bytes(part.pdf)
        last = len(Inspector(part.pdf).pages) - 1
        for number in (0, last):
            page = ways.places[part.name][0] + number
            pictures = drawn(joined, page, renderer), drawn(alone, number, renderer)
            # Ghostscript lines letters up by others of the font, of which there are more now.
            if renderer == "ghostscript":
                assert_alike(*pictures)
            else:
                assert pictures[0] == pictures[1]


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
def test_verapdf_finds_it_accessible(joined: Path) -> None:
    command = [str(VERAPDF), "PDFUA_1", str(joined)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_joining_again_gives_the_same_bytes(parts: list[Part], joined: Path) -> None:
    code = "import pickle, sys; from printguide.booklet.joining import join; "
    code += "sys.stdout.buffer.write(join(*pickle.load(sys.stdin.buffer)))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps((parts, FACTS)),
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )

    assert done.stdout == joined.read_bytes()
