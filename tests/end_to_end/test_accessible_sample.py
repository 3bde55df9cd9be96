"""Every sample and the seed, in every format that is read aloud: tags, order, veraPDF's word."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from printguide.formats.finding import find_format
from tests.support.aloud import read_aloud
from tests.support.inspector import bare
from tests.support.outside import VERAPDF
from tests.support.samples import CONTENT, FORMATS, SEED, Samples, inspected
from tests.support.soundness import unsound

ALOUD = {
    name: format_
    for name in FORMATS
    for format_ in [find_format(name, CONTENT)]
    if format_.press is None and format_.fold != "z-fold"  # which only is folded otherwise
}
WHOLE = [name for name, format_ in ALOUD.items() if format_.content == "article"]
"""Those that print all of an article, in its order."""


@dataclass(frozen=True)
class Print:
    """One PDF, with what its build meant it to be."""

    pdf: Path
    manifest: dict[str, Any]

    @property
    def kinds(self) -> list[str]:
        kinds: list[str] = self.manifest["conforms_to"]
        return kinds

    def __str__(self) -> str:
        return f"{self.manifest['format']}/{self.pdf.stem}"


@pytest.fixture(scope="module")
def prints(samples: Samples) -> list[Print]:
    """Everything that is to be read aloud, of the sample and of the seed."""
    found = []
    for file in (it for name in ALOUD for it in sorted(samples.of(name).glob("*.manifest.json"))):
        manifest = json.loads(file.read_text("utf-8"))
        if manifest["tagged"]:
            found.append(
                Print(file.with_name(file.name.replace(".manifest.json", ".pdf")), manifest)
            )
    return found


def test_every_format_is_among_them(prints: list[Print]) -> None:
    assert {it.manifest["format"] for it in prints} == set(ALOUD)


def test_nothing_is_missing_from_the_reading_order(prints: list[Print]) -> None:
    found = {str(it): unsound(it.pdf.read_bytes()) for it in prints}

    assert {name: said for name, said in found.items() if said} == {}


def test_links_say_where_they_lead_and_hold_something(prints: list[Print]) -> None:
    for it in prints:
        with pikepdf.open(it.pdf) as file:
            links = [e for e in file.objects if is_element(e, "Link")]
            for link in links:
                kids = [kid for kid in link.K if isinstance(kid, int) or "/Obj" not in kid]
                annotations = [
                    kid.Obj for kid in link.K if not isinstance(kid, int) and "/Obj" in kid
                ]
                assert kids, it
                assert annotations, it
                assert all(str(note.Contents) for note in annotations), it
                assert all(int(note.F) & 4 for note in annotations), it


def is_element(thing: Any, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == f"/{kind}"


def test_tables_lists_figures_and_notes_have_what_they_need(prints: list[Print]) -> None:
    for it in prints:
        with pikepdf.open(it.pdf) as file:
            elements = [e for e in file.objects if isinstance(e, pikepdf.Dictionary) and "/S" in e]
            for e in elements:
                kind = str(e.S)
                if kind == "/TH":
                    assert e.A.Scope in ("/Row", "/Column"), it
                elif kind == "/Figure":
                    assert str(e.Alt).strip(), it
                elif kind == "/LI":
                    assert {str(kid.S) for kid in e.K} <= {"/Lbl", "/LBody", "/L"}, it
                elif kind == "/Note":
                    assert str(e.ID), it


def test_a_table_or_list_is_one_though_it_breaks_over_pages(prints: list[Print]) -> None:
    """As many tables in the tags as the layout of the widest page has."""
    tables: dict[str, dict[str, int]] = {}
    for it in prints:
        if it.manifest["format"] in WHOLE:
            with pikepdf.open(it.pdf) as file:
                count = sum(is_element(e, "Table") for e in file.objects)
            tables.setdefault(it.pdf.stem, {})[it.manifest["format"]] = count

    assert tables
    for counts in tables.values():
        tabled = {count for name, count in counts.items() if name in ("brochure", "archive")}
        assert len(tabled) == 1


def test_pages_are_read_in_the_order_of_the_article(prints: list[Print]) -> None:
    lost = []
    for it in prints:
        if it.manifest["format"] not in WHOLE or it.manifest["lang"] == "ar":
            continue
        article = SEED if it.pdf.stem == SEED.stem else CONTENT / it.manifest["article"]
        said, at = bare(read_aloud(it.pdf.read_bytes())), 0
        texts = inspected(article)["text"]
        assert len(texts) > 10
        for text in texts:
            found = said.find(bare(text), at)
            if found < 0:
                lost.append((str(it), text))
            else:
                at = found

    assert lost == []


def test_the_archive_holds_the_article_that_it_was_made_from(prints: list[Print]) -> None:
    archived = [it for it in prints if it.manifest["format"] == "archive"]
    for it in archived:
        article = SEED if it.pdf.stem == SEED.stem else CONTENT / it.manifest["article"]
        with pikepdf.open(it.pdf) as file:
            [name] = file.attachments
            spec = file.attachments[name]
            assert name == article.name
            assert spec.get_file().read_bytes() == article.read_bytes()
            assert spec.get_file().mime_type == "text/markdown"
            assert spec.relationship == "/Source"
            assert spec.description == it.manifest["title"]
            assert [e.objgen for e in file.Root.AF] == [spec.obj.objgen]

    assert archived


def test_the_archive_says_that_it_is_both_and_leaves_nothing_to_viewers(
    prints: list[Print],
) -> None:
    for it in (one for one in prints if one.manifest["format"] == "archive"):
        with pikepdf.open(it.pdf) as file:
            with file.open_metadata() as record:
                said = dict(record)
            [intent] = file.Root.OutputIntents
            smooth = [e for e in file.objects
                      if isinstance(e, pikepdf.Stream) and e.get("/Interpolate")]  # fmt: skip
            assert said["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
            assert said["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
            assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert intent.S == "/GTS_PDFA1"
            assert intent.DestOutputProfile.N == 3
            assert smooth == []


@pytest.mark.skipif(not VERAPDF.exists(), reason="veraPDF is not at hand")
@pytest.mark.parametrize(("kind", "flavour"), [("pdf/ua-1", "PDFUA_1"), ("pdf/a-3a", "PDFA_3_A")])
def test_verapdf_finds_nothing(prints: list[Print], kind: str, flavour: str) -> None:
    files = [str(it.pdf) for it in prints if kind in it.kinds]

    done = subprocess.run(
        [str(VERAPDF), flavour, *files], capture_output=True, text=True, check=False
    )

    assert files
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [it for it in answers if not it["compliant"]] == []
    assert len(answers) == len(files)
    assert done.returncode == 0, done.stderr
