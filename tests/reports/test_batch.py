"""The reports of a batch: JSON for programs, a page with a picture of each guide for people."""

import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import pikepdf
import pytest

from printguide.article.reading import source_of
from printguide.faults import Diagnostic, EnvironmentFault, Mend, Severity
from printguide.made import Made, Output, Report, Status
from printguide.places import Place, Span
from printguide.reports.batch import write_reports
from printguide.reports.json import as_json as as_check_json
from printguide.reports.report import report_of
from printguide.store import Store
from tests.docs.reading import ROOT, names, rows, section

KNEE = PurePosixPath("guides/knee.mdx")
TEXT = "one\ntwo <b>안내</b> three\nfour\n"
ERROR = Diagnostic("PG302", Severity.ERROR, "`<b>` is wrong", Place(KNEE, 2, 5, 3), "mend `it`")
WARNING = Diagnostic(
    "PG408", Severity.WARNING, "it is odd", Place(KNEE, 1, 1, 3), mend=Mend(Span(0, 3), "One")
)
NOTE = Diagnostic("PG206", Severity.INFO, "it is left out", Place(KNEE, 3, 1, 4))


class Batch:
    """A project folder with jobs that have PDFs, and the reports of them."""

    def __init__(self, root: Path) -> None:
        self.root, self.out, self.made = root, root / "out", list[Made]()
        self.notes: tuple[str, ...] = ()

    def add(self, name: str = "knee", format_: str = "brochure", *found: Diagnostic,
            status: Status = Status.MADE, **facts: Any) -> Made:  # fmt: skip
        path = PurePosixPath(f"guides/{name}.mdx")
        outputs = () if status is Status.FAILED else (self._pdf(name, format_),)
        made = Made(path, format_, "a4", "en", source_of(TEXT, path), found, status, outputs,
                    pages=2, codes=1, seconds=0.25, inputs="ab" * 32, **facts)  # fmt: skip
        self.made.append(made)
        return made

    def _pdf(self, name: str, format_: str) -> Output:
        file = self.out / format_ / f"{name}.pdf"
        file.parent.mkdir(parents=True, exist_ok=True)
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(595, 842)).obj.Contents = pdf.make_stream(
            b"%.3f 0 0 rg 0 0 595 842 re f"
            % (int(sha256(str(file.name).encode()).hexdigest()[:2], 16) / 255)
        )
        pdf.save(file, deterministic_id=True)
        return Output(
            file.relative_to(self.root), sha256(file.read_bytes()).hexdigest(), file.stat().st_size
        )

    def write(self, store: Store | None = None) -> Path:
        report = Report(tuple(self.made), 12.5, self.notes)
        return write_reports(report, self.out, self.root, store)

    def json(self) -> dict[str, Any]:
        self.write()
        data: dict[str, Any] = json.loads((self.out / "report.json").read_bytes())
        return data

    def html(self) -> str:
        return self.write().read_text("utf-8")


class _Reading(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    return Batch(tmp_path)


def test_json_says_of_each_job_all_that_is_known(batch: Batch) -> None:
    made = batch.add("knee", "brochure", ERROR, WARNING)

    (job,) = batch.json()["jobs"]

    diagnostics = job.pop("diagnostics")
    assert job == {
        "article": "../guides/knee.mdx",
        "format": "brochure",
        "paper": "a4",
        "lang": "en",
        "status": "made",
        "pages": 2,
        "bytes": made.size,
        "codes": 1,
        "seconds": 0.25,
        "inputs": "ab" * 32,
        "outputs": [
            {"path": "brochure/knee.pdf", "bytes": made.size, "sha256": made.outputs[0].sha256}
        ],
        "failed_proof": [],
    }
    assert [it["code"] for it in diagnostics] == ["PG302", "PG408"]


def test_its_diagnostics_are_those_of_check_with_paths_from_the_report(batch: Batch) -> None:
    made = batch.add("knee", "brochure", ERROR, WARNING)

    (job,) = batch.json()["jobs"]

    checked = json.loads(as_check_json(report_of([made])))["diagnostics"]
    for diagnostic in checked:
        assert diagnostic["path"] == "guides/knee.mdx"
        diagnostic |= {"path": "../guides/knee.mdx", "page": None}
    assert job["diagnostics"] == checked


def test_its_totals_count_jobs_by_status_and_each_fault_once(batch: Batch) -> None:
    made = batch.add("knee", "brochure", WARNING)
    batch.add("knee", "leaflet", WARNING, status=Status.UNCHANGED)
    batch.add("teeth", "brochure", ERROR, status=Status.FAILED)

    data = batch.json()

    assert data["seconds"] == 12.5
    assert data["version"] == 1
    assert data["totals"] == {
        "jobs": 3, "made": 1, "unchanged": 1, "restored": 0, "checked": 0, "failed": 1,
        "pages": 6, "bytes": 2 * made.size, "errors": 1, "warnings": 1,
    }  # fmt: skip


def test_every_key_of_it_is_in_the_manual(batch: Batch) -> None:
    batch.add("knee", "brochure", ERROR)

    data = batch.json()

    tables = rows(section(ROOT / "docs" / "report.md", "For programs"))
    explained = [name.removesuffix("[]") for row in tables for name in names(row[0])]
    assert explained == [*data, *data["jobs"][0]]
    said = {name for row in tables for name in names(row[1])}
    assert said >= {*data["totals"], *data["jobs"][0]["outputs"][0], *Status}


def test_json_has_a_line_for_each_job(batch: Batch) -> None:
    batch.add("knee")
    batch.add("teeth")
    batch.write()

    lines = (batch.out / "report.json").read_text("utf-8").splitlines()
    jobs = [json.loads(line.removesuffix(",")) for line in lines if line.startswith('{"article"')]
    assert [job["article"] for job in jobs] == ["../guides/knee.mdx", "../guides/teeth.mdx"]


def test_what_cost_nothing_but_time_is_noted_in_both(batch: Batch) -> None:
    batch.notes = ("results are not kept: `cache` is <full>",)

    assert batch.json()["notes"] == ["results are not kept: `cache` is <full>"]
    assert "results are not kept: <code>cache</code> is &lt;full&gt;" in batch.html()


def test_a_report_of_nothing_is_json_and_a_page_too(batch: Batch) -> None:
    assert batch.json()["jobs"] == []
    assert "Nothing failed" in batch.html()


def test_a_name_that_is_no_text_reaches_both_reports(batch: Batch) -> None:
    batch.made.append(Made(PurePosixPath("a\udcff.mdx"), "brochure", "a4", "en", None, ()))

    assert batch.json()["jobs"][0]["article"] == "../a\udcff.mdx"
    assert "a?.mdx" in batch.html()


def test_the_page_shows_a_picture_of_every_pdf_and_leads_to_it(batch: Batch) -> None:
    batch.add("knee")
    batch.add("a b#?%:안내")

    tags = _Reading(batch.html()).tags

    pictures = [attrs for tag, attrs in tags if tag == "img"]
    assert len({it["src"] for it in pictures}) == 2
    assert all((batch.out / str(it["src"])).is_file() for it in pictures)
    assert all(it["loading"] == "lazy" for it in pictures)
    links = [unquote(str(it["href"])) for tag, it in tags if tag == "a"]
    assert [it for it in links if not it.startswith("#")] == [
        "brochure/knee.pdf",
        "brochure/a b#?%:안내.pdf",
    ]


def test_the_page_asks_for_nothing_but_its_own_files_and_runs_nothing(batch: Batch) -> None:
    batch.add("knee", "brochure", ERROR)

    html = batch.html()

    tags = _Reading(html).tags
    assert {tag for tag, _ in tags} & {"script", "link", "iframe", "object", "form"} == set()
    assert not [name for _, attrs in tags for name in attrs if name.startswith("on")]
    assert re.findall(r"https?:|@import|url\(", html) == []
    assert "default-src 'none'" in html


def test_what_articles_say_is_shown_as_text(batch: Batch) -> None:
    batch.add("<img src=x onerror=alert(1)>", "<i>", ERROR)

    html = batch.html()

    assert "<img src=x" not in html
    assert "<code>&lt;b&gt;</code> is wrong" in html
    assert "&lt;i&gt; a4 en" in html


def test_failed_articles_come_first_and_then_those_with_warnings(batch: Batch) -> None:
    batch.add("good")
    batch.add("noted", "brochure", NOTE)
    batch.add("odd", "brochure", WARNING)
    batch.add("bad", "brochure", ERROR, status=Status.FAILED)

    text = _Reading(batch.html()).text

    places = [text.index(f"guides/{it}.mdx") for it in ("bad", "odd", "noted", "good")]
    assert places == sorted(places)
    assert "1 of 4 failed" in text


def test_an_article_is_as_grave_as_its_gravest_format(batch: Batch) -> None:
    batch.add("odd", "brochure", WARNING)
    batch.add("knee", "brochure")
    batch.add("knee", "leaflet", ERROR, status=Status.FAILED)

    text = _Reading(batch.html()).text

    assert text.index("guides/knee.mdx") < text.index("guides/odd.mdx")
    assert "no PDF" in text


def test_a_pdf_that_fails_its_proof_counts_as_failed(batch: Batch) -> None:
    batch.add("knee", failed=(Path("out/brochure/knee.pdf"),))

    text = _Reading(batch.html()).text

    assert "1 of 1 failed" in text
    assert "fails its proof" in text


def test_a_fault_of_several_formats_is_told_once_with_its_line(batch: Batch) -> None:
    batch.add("knee", "brochure", ERROR, WARNING)
    batch.add("knee", "leaflet", ERROR)

    html = batch.html()

    assert html.count("PG302") == 1
    assert "guides/knee.mdx:2:5" in html
    assert "two <mark>&lt;b&gt;</mark>안내&lt;/b&gt; three" in html.replace("&#34;", '"')
    assert "in brochure a4 en" in html
    assert "in brochure a4 en, leaflet a4 en" not in html


def test_a_fault_of_a_pdf_has_its_page(batch: Batch) -> None:
    place = Place(PurePosixPath("out/brochure/knee.pdf"), page=2)
    found = Diagnostic("PG544", Severity.ERROR, "it cannot be read", place)
    batch.add("knee", "brochure", found)

    assert batch.json()["jobs"][0]["diagnostics"][0]["page"] == 2
    assert "page 2" in _Reading(batch.html()).text


def test_notes_are_folded(batch: Batch) -> None:
    batch.add("knee", "brochure", NOTE)

    html = batch.html()

    assert "<summary>1 note</summary>" in html
    assert html.index("<details") < html.index("PG206") < html.index("</details>")


def test_hundreds_of_good_guides_lie_in_folds(batch: Batch) -> None:
    made = batch.add("knee", status=Status.UNCHANGED)
    batch.made *= 250

    html = batch.html()

    assert html.count("<summary>") == 3
    assert html.count("<img ") == 250
    assert html.count("<details open>") == 1
    assert batch.json()["totals"]["bytes"] == 250 * made.size
    assert len(list((batch.out / "report").iterdir())) == 1


def test_a_pdf_that_cannot_be_drawn_has_no_picture_and_the_page_says_so(batch: Batch) -> None:
    batch.add("knee")
    (batch.out / "brochure" / "knee.pdf").write_bytes(b"no PDF")

    html = batch.html()

    assert "<img " not in html
    assert "no picture" in html


def test_the_same_batch_has_the_same_reports(batch: Batch, tmp_path: Path) -> None:
    batch.add("knee", "brochure", ERROR)
    store = Store(tmp_path / "store")

    def content() -> dict[str, bytes]:
        batch.write(store)
        reports = [batch.out / "report.json", batch.out / "report.html"]
        return {it.name: it.read_bytes() for it in [*reports, *(batch.out / "report").iterdir()]}

    assert content() == content()


def test_pictures_of_earlier_batches_go(batch: Batch) -> None:
    batch.add("knee")
    batch.write()
    before = {it.name for it in (batch.out / "report").iterdir()}
    batch.made.clear()
    batch.add("teeth")
    batch.write()

    after = {it.name for it in (batch.out / "report").iterdir()}
    assert len(after) == 1
    assert after != before


def test_a_folder_that_cannot_be_written_is_named(batch: Batch) -> None:
    batch.out.write_text("a file")

    with pytest.raises(EnvironmentFault, match=r"report\.html"):
        batch.write()
