"""A booklet: what is gathered, how it is numbered, and that what is printed is true."""

import datetime as dt
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from printguide.booklet import barcode
from printguide.booklet.desk import Desk
from printguide.booklet.gathering import gather
from printguide.booklet.laying import Around
from printguide.booklet.making import Booklet, Edition, editions, make, pairs
from printguide.booklet.marking import Mark, index
from printguide.booklet.numbers import roman, stands
from printguide.booklet.pieces import Piece
from printguide.booklet.publication import open_publication
from printguide.booklet.record import Record, difference
from printguide.booklet.rounds import MOST, Rounds
from printguide.booklet.spool import Spool
from printguide.catalogue import Catalogue
from printguide.cli.main import commands
from printguide.compose.order import Setting
from printguide.compose.print_html import PrintHtml
from printguide.consulted import Consulted
from printguide.engine.rendering import Leaf, Rendering
from printguide.engine.weasy import render
from printguide.faults import Severity, UsageError
from printguide.formats.format import find_paper
from printguide.imposition.imposing import impose
from printguide.imposition.job import Job
from printguide.inputs import Inputs
from printguide.outcome import Outcome
from printguide.project import Project, open_project
from printguide.proof.manifest import Manifest
from tests.support.inspector import Inspector, bare
from tests.support.outside import VERAPDF
from tests.support.soundness import unsound

Opened = Callable[[dict[str, str | bytes]], Project]

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
LONG = "The tide comes twice a day, and the ferry waits for it as everybody does. " * 90
FILES: dict[str, str | bytes] = {
    "printguide.toml": SETTINGS,
    "guide-tides.mdx": f"""---
title: The tides
slug: tides
category: For travellers
tags: [sea]
date: 2026-01-02
index: [ferry, moon]
---

Before you go, see [the harbour](/blog/harbour) and [its prices](/blog/harbour#prices).

## High water

{LONG}

See [low water](#low-water), says the footnote[^a].

## Low water

The moon does it.

[^a]: A note of the tides.
""",
    "guide-harbour.mdx": f"""---
title: The harbour
slug: harbour
category: For travellers
date: 2026-03-04
---

It is [old](https://books.example.org/harbour), says a note[^a]. See [tides](/blog/tides).

<LocationCard name="The old quay" nameKo="옛 부두" address="1 Quay Road" lat={{37.5}} lng={{127}} />

{LONG}

## Prices

<PriceTable title="Tickets" items={{[{{ name: "Ferry", price: "3 EUR" }}]}} asOf="2026-03-01" />

[^a]: A note of the harbour.
""",
    "check-up.mdx": """---
title: Your check-up
slug: check-up
category: For patients
date: 2026-02-03
---

## Prices

It is free. See [outside](/blog/nowhere-in-here).
""",
    "check-up.ko.mdx": "---\ntitle: 건강검진\n---\n\n## 비용\n\n무료입니다.\n",
    "quarterly.toml": """
title = "The Quarterly"
issue = "Autumn 2026"
date = 2026-10-01
issn = "2049-3630"
lists = ["places", "tables"]
[[parts]]
title = "For travellers"
introduction = "By the sea."
articles = ["guide-*.mdx"]
[[parts]]
title = "For patients"
articles = ["check-up"]
colour = "#aa3311"
""",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Booklet:
    """The booklet of those files, made once."""
    root = tmp_path_factory.mktemp("project")
    for name, content in FILES.items():
        (root / name).write_text(str(content), "utf-8")
    return booklet(root)


def booklet(root: Path, **changes: object) -> Booklet:
    project = open_project(root, dt.date(2026, 11, 1))
    publication = open_publication(root / "quarterly.toml").model_copy(update=changes)
    format_ = project.format(publication.formats[0])
    paper = "a5" if "a5" in format_.papers else format_.papers[0]
    edition = Edition(format_, find_paper(paper, format_), "en")
    with Spool() as spool:
        desk = Desk(Consulted(Catalogue(project)), (render,), spool)
        return make(publication, root / "quarterly.toml", desk, edition)


@pytest.fixture
def pdf(made: Booklet) -> Inspector:
    assert made.pdf, made.found
    return Inspector(made.pdf)


def labels(pdf: Inspector) -> list[str]:
    """The page label of every page, as viewers show it."""
    return [page.label for page in pdf.pike.pages]


def page_with(pdf: Inspector, text: str, start: int = 0) -> int:
    """The first page, counted from 0, whose text holds this."""
    return next(n for n, it in enumerate(pdf.pages) if n >= start and bare(text) in bare(it))


def test_page_labels_are_roman_up_to_the_first_article_which_is_page_one(pdf: Inspector) -> None:
    first = page_with(pdf, "says a note")

    assert labels(pdf)[first] == "1"
    assert labels(pdf)[:first] == [roman(n) for n in range(1, first + 1)]
    assert labels(pdf)[first:] == [str(n) for n in range(1, len(pdf.pages) - first + 1)]


def test_every_printed_folio_is_the_label_of_its_page(pdf: Inspector) -> None:
    inner = list(enumerate(pdf.pages))[1:-1]
    assert any(not text.split() for _, text in inner), "a part begins at the right"
    for number, text in inner:
        if words := text.split():
            assert labels(pdf)[number] in (words[0], words[-1])


@pytest.mark.parametrize(
    ("title", "there"),
    [
        ("The tides", "Before you go"),
        ("The harbour", "says a note"),
        ("Your check-up", "It is free."),
    ],
)
def test_the_numbers_of_the_contents_are_those_of_the_articles(
    pdf: Inspector, title: str, there: str
) -> None:
    contents = pdf.pages[page_with(pdf, "Contents")]
    number = labels(pdf)[page_with(pdf, there)]

    assert re.search(rf"{title}\s*{number}\b", contents)


def test_a_link_inside_prints_the_page_where_its_target_really_is(pdf: Inspector) -> None:
    text = " ".join(pdf.pages[page_with(pdf, "Before you go")].split())
    harbour, prices = page_with(pdf, "says a note"), page_with(pdf, "Tickets", 5)

    assert f"the harbour (p. {labels(pdf)[harbour]})" in text
    assert f"its prices (p. {labels(pdf)[prices]})" in text
    here = " ".join(pdf.pages[page_with(pdf, "says the footnote")].split())
    assert f"low water (p. {labels(pdf)[page_with(pdf, 'The moon does it')]})" in here


def test_links_inside_are_live_and_links_outside_keep_their_codes(
    pdf: Inspector, made: Booklet
) -> None:
    uris = [str(a.A.URI) for p in pdf.pike.pages for a in p.get("/Annots", []) if "/A" in a]

    assert not [uri for uri in uris if uri.startswith("xref:")]
    codes = pdf.codes(200)
    assert "https://www.example.org/blog/nowhere-in-here" in codes
    assert "https://www.example.org/blog/harbour" not in codes
    assert made.manifest
    assert {code.url for code in made.manifest.codes} == set(codes)
    assert len(made.manifest.codes) == len(codes), "those at a glance are codes like any other"
    assert pdf.images == 0, "codes are drawn, not pictures"


def test_the_index_has_places_and_words_with_the_pages_where_they_are(pdf: Inspector) -> None:
    text = " ".join(pdf.pages[page_with(pdf, "Index", 5)].split())
    quay, moon = page_with(pdf, "옛 부두"), page_with(pdf, "The moon does it")

    assert f"The old quay {labels(pdf)[quay]}" in text
    assert f"moon {labels(pdf)[moon]}" in text


def test_lists_of_places_and_tables_say_where_they_are(pdf: Inspector) -> None:
    quay, tickets = page_with(pdf, "옛 부두"), page_with(pdf, "Tickets", 5)
    places = pdf.pages[page_with(pdf, "Places in this issue")]
    tables = pdf.pages[page_with(pdf, "Tables in this issue")]

    assert re.search(rf"The old quay\s*{labels(pdf)[quay]}\b", places)
    assert re.search(rf"Tickets\s*{labels(pdf)[tickets]}\b", tables)


def test_who_and_when_of_an_article_are_one_paragraph_at_its_end(pdf: Inspector) -> None:
    end = pdf.pages[page_with(pdf, "A note of the tides.")]

    [line] = [it for it in end.splitlines() if it.startswith("About this guide")]
    assert line.startswith("About this guide Published 2 January 2026 · Online www.example.org/")


def test_footnotes_are_numbered_for_each_article(pdf: Inspector) -> None:
    text = " ".join(" ".join(pdf.pages).split())

    assert re.search(r"says the footnote\s*1\b", text)
    assert re.search(r"says a note\s*1\b", text)


def test_no_id_stands_twice_and_bookmarks_lead_to_the_pages_that_they_name(
    pdf: Inspector,
) -> None:
    names = list(pikepdf.NameTree(pdf.pike.Root.Names.Dests))
    assert len(names) == len(set(names)) > 9
    with pdf.pike.open_outline() as outline:
        titles = [item.title for item in outline.root]
        chapters = [item for item in outline.root if item.title == "For travellers"]
        assert "Contents" in titles
        assert [child.title for child in chapters[0].children] == ["The harbour", "The tides"]


def test_the_booklet_is_accessible(pdf: Inspector, made: Booklet, tmp_path: Path) -> None:
    file = tmp_path / "booklet.pdf"
    file.write_bytes(made.pdf or b"")

    assert unsound(made.pdf or b"") == []
    if VERAPDF.exists():
        import json
        import subprocess

        done = subprocess.run(
            [VERAPDF, "PDFUA_1", file], capture_output=True, text=True, check=False
        )
        assert json.loads(done.stdout.splitlines()[0])["compliant"], done.stdout


def test_every_word_of_every_article_is_in_it(pdf: Inspector) -> None:
    for text in ("Before you go", "The moon does it.", "It is free.", "A note of the harbour."):
        assert bare(text) in pdf.words
    for word in ("twice", "everybody"):  # a sentence may go on on the next page
        assert pdf.words.count(word) == 180


def test_the_serial_number_has_its_bar_code(pdf: Inspector) -> None:
    import numpy as np
    import zxingcpp

    image = np.ascontiguousarray(pdf.raster(len(pdf.pages) - 1, 300))
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ["9772049363002"]


def test_two_builds_give_the_same_bytes(made: Booklet, tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(str(content), "utf-8")

    again = booklet(tmp_path)

    assert again.pdf == made.pdf


def test_folded_sheets_of_it_read_from_the_first_page_to_the_last(
    pdf: Inspector, made: Booklet
) -> None:
    sheets = Inspector(impose(made.pdf or b"", Job("saddle", "a4", back_cover=True)).pdf)

    width = 297 * 72 / 25.4
    halves = [
        [bare(page.get_text_bounded(left, 0, left + width / 2, 600)) for left in (0, width / 2)]
        for page in (it.get_textpage() for it in sheets.document)
    ]
    fronts, backs = halves[::2], halves[1::2]
    first = [
        half for front, back in zip(fronts, backs, strict=True) for half in (front[1], back[0])
    ]
    second = [
        half
        for front, back in zip(fronts[::-1], backs[::-1], strict=True)
        for half in (back[1], front[0])
    ]
    read = [half for half in first + second if half]
    assert read == [bare(text) for text in pdf.pages if bare(text)]


def test_on_a_telephone_it_has_live_links_in_place_of_numbers(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(str(content), "utf-8")

    made = booklet(tmp_path, formats=["phone"])

    assert made.pdf, made.found
    phone = Inspector(made.pdf)
    contents = phone.pages[page_with(phone, "Contents")]
    assert re.search(r"The tides\s*(?!\d)", contents)
    names = [str(a.Dest) for p in phone.pike.pages for a in p.get("/Annots", []) if "/Dest" in a]
    assert {"tides", "harbour", "check-up"} <= set(names)
    assert phone.codes() == []


def test_it_is_recorded_article_by_article(made: Booklet) -> None:
    assert made.record
    assert [it.name for it in made.record.articles] == ["harbour", "tides", "check-up"]
    harbour = next(it for it in made.record.articles if it.name == "harbour")
    assert harbour.prices == {"Ferry": "3 EUR"}
    assert harbour.dates["prices of Tickets"] == "2026-03-01"
    assert harbour.codes == 1


def test_a_diff_names_what_was_added_removed_and_changed_with_prices() -> None:
    def record(**facts: object) -> Record:
        article = {
            "name": "a", "title": "A", "file": "a.mdx", "digest": "1", "pages": ("1", "2"),
            "words": 10, "codes": 0, "warnings": 0, "prices": {"Ferry": "3 EUR"},
            "dates": {"date": "2026-01-01"},
        }  # fmt: skip
        more = {**article, "name": "b", "title": "B", "file": "b.mdx"}
        issue = {"title": "Q", "issue": "1", "lang": "en", "format": "brochure", "paper": "a5"}
        articles = [{**article, **facts}] if facts else [article, more]
        return Record.model_validate({**issue, "pages": 9, "articles": articles})

    lines = list(difference(record(), record(digest="2", words=14, prices={"Ferry": "4 EUR"})))

    assert "removed  B (b.mdx)" in lines
    assert "changed  A (a.mdx), +4 words" in lines
    assert "         price of Ferry: 3 EUR → 4 EUR" in lines
    assert list(difference(record(), record())) == []


def test_faulty_articles_stop_it_with_all_their_faults_or_are_left_out_and_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(str(content), "utf-8")
    (tmp_path / "guide-wrong.mdx").write_text("---\ntitle: Wrong\n---\n\n<Box>\n", "utf-8")
    (tmp_path / "guide-worse.mdx").write_text("---\ntitle: Worse\n---\n\n<Card>\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    stopped = booklet(tmp_path)
    errors = [d for d in stopped.found if d.severity is Severity.ERROR]
    assert stopped.pdf is None
    assert {d.place.path.name for d in errors} == {"guide-wrong.mdx", "guide-worse.mdx"}

    done = CliRunner().invoke(
        commands, ["booklet", "build", "--skip-faulty"], standalone_mode=False
    )
    assert done.exception is None
    assert "left out: `Wrong` is left out of the booklet" in done.stdout
    assert "warning[PG805]" in done.stderr
    assert (tmp_path / "out" / "quarterly.pdf").is_file()
    Manifest.model_validate_json((tmp_path / "out" / "quarterly.manifest.json").read_bytes())


def test_an_edition_made_alone_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.mdx").write_text('---\ntitle: "A"\n---\n\nText.\n', "utf-8")
    manifest = (
        'title = "T"\nissue = "1"\nformats = ["brochure", "press"]\npaper = ["a4", "a5"]\n'
        'lang = "en"\n[[parts]]\ntitle = "P"\narticles = ["a.mdx"]\n'
    )
    (tmp_path / "quarterly.toml").write_text(manifest, "utf-8")
    monkeypatch.chdir(tmp_path)
    only = ["--format", "brochure", "--paper", "a5"]

    done = CliRunner().invoke(commands, ["booklet", "build", *only], standalone_mode=False)

    assert done.return_value == 0, done.output
    assert [it.name for it in (tmp_path / "out").glob("*.pdf")] == ["quarterly.brochure.a5.pdf"]


def test_a_missing_article_is_left_out_too_and_a_fault_of_all_editions_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.mdx").write_text('---\ntitle: "A"\n---\n\nText.\n', "utf-8")
    manifest = (
        'title = "T"\nissue = "1"\npaper = ["a4", "a5"]\n'
        '[[parts]]\ntitle = "P"\narticles = ["a.mdx", "b.mdx"]\n'
    )
    (tmp_path / "quarterly.toml").write_text(manifest, "utf-8")
    monkeypatch.chdir(tmp_path)

    stopped = CliRunner().invoke(commands, ["booklet", "build"], standalone_mode=False)
    assert stopped.return_value == 1
    assert stopped.stderr.count("error[PG801]") == 1

    done = CliRunner().invoke(
        commands, ["booklet", "build", "--skip-faulty"], standalone_mode=False
    )
    assert done.return_value == 0, done.output
    assert done.stderr.count("warning[PG801]") == 1
    assert "left out: there is no article `b.mdx`" in done.stdout


def test_the_least_manifest_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("printguide.toml", "guide-tides.mdx", "guide-harbour.mdx"):
        (tmp_path / name).write_text(str(FILES[name]), "utf-8")
    least = 'title = "T"\nissue = "1"\n[[parts]]\ntitle = "P"\narticles = ["guide-*.mdx"]\n'
    (tmp_path / "least.toml").write_text(least, "utf-8")
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(commands, ["booklet", "build", "least.toml"], standalone_mode=False)

    assert done.return_value == 0, done.output
    assert (tmp_path / "out" / "least.pdf").is_file()


def test_a_new_manifest_builds_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.mdx").write_text('---\ntitle: "A"\n---\n\nText.\n', "utf-8")
    monkeypatch.chdir(tmp_path)

    assert CliRunner().invoke(commands, ["booklet", "new"], standalone_mode=False).return_value == 0
    done = CliRunner().invoke(commands, ["booklet", "build"], standalone_mode=False)

    assert done.return_value == 0, done.output
    assert (tmp_path / "out" / "quarterly.pdf").is_file()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('issue = "1"\n[[parts]]\ntitle = "P"\n', "`title` is missing"),
        ('title = "T"\nissue = "1"\n', "`parts` is missing"),
        (
            'title = "T"\nissue = "1"\nisue = 2\n[[parts]]\ntitle = "P"\n',
            "m.toml:3: there is no `isue`",
        ),
        (
            'title = "T"\nissue = "1"\n[[parts]]\ntitle = "P"\ncolor = 1\n',
            "write `colour` for `color`",
        ),
        ("title = \n", "m.toml is not TOML"),
    ],
)
def test_what_is_wrong_with_a_manifest_is_said(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "m.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(UsageError) as caught:
        open_publication(file)

    assert said in str(caught.value)


def gathered(project: Project, text: str) -> tuple[list[list[str]], list[str]]:
    file = project.root / "m.toml"
    file.write_text('title = "T"\nissue = "1"\n' + text, "utf-8")
    found = gather(open_publication(file), file, Consulted(Catalogue(project)), "en")
    parts = [[it.slug for it in chapter.entries] for chapter in found.chapters]
    return parts, [f"{d.code}:{d.place.line}" for d in found.found]


def test_articles_are_named_by_path_glob_slug_or_query(project: Opened) -> None:
    opened = project(FILES)

    assert gathered(opened, '[[parts]]\ntitle = "P"\narticles = ["guide-*.mdx", "check-up"]\n') == (
        [["harbour", "tides", "check-up"]],
        [],
    )
    query = '[[parts]]\ntitle = "P"\nquery = { category = "For travellers", order = "-date" }\n'
    assert gathered(opened, query) == ([["harbour", "tides"]], [])
    since = '[[parts]]\ntitle = "P"\nquery = { since = 2026-02-01 }\n'
    assert gathered(opened, since) == ([["check-up", "harbour"]], [])


def test_articles_that_are_nowhere_are_told_all_at_once_with_their_lines(project: Opened) -> None:
    text = '[[parts]]\ntitle = "P"\narticles = [\n"chek-up",\n"tides",\n"tides",\n"gone.mdx",\n]\n'

    assert gathered(project(FILES), text) == ([["tides"]], ["PG801:6", "PG802:7", "PG801:9"])


def test_an_empty_part_is_a_fault(project: Opened) -> None:
    assert gathered(project(FILES), '[[parts]]\ntitle = "P"\n') == ([[]], ["PG803:4"])


def test_an_edition_in_another_language_takes_the_translations(project: Opened) -> None:
    opened = project(FILES)
    file = opened.root / "quarterly.toml"
    publication = open_publication(file)

    editions = publication.model_copy(update={"languages": ["en", "ko"]})

    found = gather(editions, file, Consulted(Catalogue(opened)), "ko")

    assert [it.name for it in found.chapters[1].entries] == ["check-up.ko"]
    assert found.chapters[0].entries == (), "the other guides are not translated"
    [empty] = [it for it in found.found if it.code == "PG803"]
    assert empty.message.endswith("has no article in ko")
    assert empty.hint == "translate one of its articles, or leave this edition out"


def test_an_article_without_a_translation_is_not_in_that_edition(
    project: Opened,
) -> None:
    text = 'languages = ["en", "ko"]\n[[parts]]\ntitle = "P"\narticles = ["tides", "check-up"]\n'
    opened = project(FILES)
    file = opened.root / "m.toml"
    file.write_text('title = "T"\nissue = "1"\n' + text, "utf-8")

    found = gather(open_publication(file), file, Consulted(Catalogue(opened)), "ko")

    assert [it.name for it in found.entries] == ["check-up.ko"]
    assert [(d.code, d.severity) for d in found.found] == [("PG806", Severity.INFO)]


def test_a_manifest_may_say_its_texts_in_several_languages(tmp_path: Path) -> None:
    file = tmp_path / "m.toml"
    file.write_text(
        'title = { en = "Tides", ko = "물때" }\nissue = "1"\ncover = { alt = "A" }\n'
        '[[parts]]\ntitle = { en = "Sea", ko = "바다" }\narticles = ["a"]\n',
        "utf-8",
    )

    assert open_publication(file, "ko").title == "물때"
    assert open_publication(file, "ko").parts[0].title == "바다"
    assert open_publication(file, "de").title == "Tides"
    assert open_publication(file).cover.alt == "A"


def test_formats_and_languages_make_an_edition_each(project: Opened) -> None:
    opened = project(FILES)
    names = ("brochure", "phone")
    formats = [opened.format(name) for name in names]
    papers = [find_paper(it.papers[0], it) for it in formats]

    wanted = editions(["en", "ko"], formats, papers)

    assert [(it.format.name, it.lang) for it in wanted] == [
        ("brochure", "en"), ("phone", "en"), ("brochure", "ko"), ("phone", "ko"),
    ]  # fmt: skip


def test_a_manifest_may_name_several_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("printguide.toml", "check-up.mdx"):
        (tmp_path / name).write_text(str(FILES[name]), "utf-8")
    text = (
        'title = "T"\nissue = "1"\npaper = ["a5", "a4"]\nformats = ["brochure", "phone"]\n'
        '[[parts]]\ntitle = "P"\narticles = ["check-up"]\n'
    )
    (tmp_path / "m.toml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(commands, ["booklet", "build", "m.toml"], standalone_mode=False)

    assert done.return_value == 0, done.output
    made = sorted(it.name for it in (tmp_path / "out").glob("*.pdf"))
    assert made == ["m.brochure.a4.pdf", "m.brochure.a5.pdf", "m.phone.phone.pdf"]
    widths = {}
    for name in made:
        with pikepdf.open(tmp_path / "out" / name) as pdf:
            widths[name] = round(float(pdf.pages[0].mediabox[2]) / 72 * 25.4)
    assert widths["m.brochure.a4.pdf"] == 210
    assert widths["m.brochure.a5.pdf"] == 148


def test_a_paper_that_no_format_has_is_wrong_use(project: Opened) -> None:
    formats = [project(FILES).format("brochure")]

    with pytest.raises(UsageError, match="`brochure` is not made on `a55`"):
        pairs(formats, ["a5", "a55"], strict=True)
    assert [paper.name for _, paper in pairs(formats, ["phone"], strict=False)] == ["a4"]


def test_numbers_that_never_come_to_rest_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(str(content), "utf-8")
    monkeypatch.setattr(Rounds, "settle", _restless(Rounds.settle))

    made = booklet(tmp_path)

    assert made.pdf is None
    assert [d.code for d in made.found if d.severity is Severity.ERROR] == ["PG804"]


def _restless(settle: Callable[..., bool]) -> Callable[..., bool]:
    """Lay out as ever, and say that numbers still change."""

    def never(rounds: Rounds, assemble: Callable[[], list[Piece]]) -> bool:
        settle(rounds, assemble)
        return False

    return never


def test_pieces_that_change_each_time_are_given_up_after_some_rounds(tmp_path: Path) -> None:
    tries: list[int] = []

    def compose(setting: Setting, inputs: Inputs) -> Outcome[PrintHtml]:
        tries.append(1)
        html = f"<p>{len(tries)}</p>"
        page = PrintHtml(PurePosixPath("a"), "a", "a", "A", "en", html, frozenset())
        return Outcome(page)

    def lay_out(html: PrintHtml, root: Path, source: object) -> Outcome[Rendering]:
        return Outcome(Rendering(b"%PDF", (Leaf(10, 10, 10, 10),), {}))

    with Spool() as spool:
        articles = Consulted(Catalogue(open_project(tmp_path, dt.date(2026, 11, 1))))
        rounds = Rounds(Desk(articles, (lay_out,), spool), Around({}))

        assert not rounds.settle(lambda: [Piece("a", compose, lists=True)])
    assert len(tries) == MOST


@given(
    st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), min_size=1, max_size=12)
)
def test_pieces_that_begin_at_the_right_do_and_numbers_go_on(
    lengths: list[tuple[int, bool, bool]],
) -> None:
    pieces = [
        Piece(f"p{n}", None, right=right, opens=opens)
        for n, (_, right, opens) in enumerate(lengths)
    ]
    pages = {f"p{n}": length for n, (length, _, _) in enumerate(lengths)}

    found = stands(pieces, pages)

    assert all(it.right for it in found if it.piece.right)
    for before, after in pairwise(found):
        assert after.sheet_page == before.sheet_page + pages.get(before.piece.name, 1)
        if before.roman is after.roman:
            assert after.first == before.first + pages.get(before.piece.name, 1)
        else:
            assert (before.roman, after.roman, after.first) == (True, False, 1)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "i"),
        (4, "iv"),
        (9, "ix"),
        (14, "xiv"),
        (40, "xl"),
        (49, "xlix"),
        (90, "xc"),
        (104, "civ"),
    ],
)
def test_roman_figures(number: int, written: str) -> None:
    assert roman(number) == written


def test_an_index_is_sorted_by_letters_in_any_script() -> None:
    marks = [Mark(t, "a", 1) for t in ("Zebra", "écluse", "Ebb", "부두", "바다")]

    found = index([*marks, Mark("Ebb", "b", 3)])

    assert [(letter, [it.title for it in entries]) for letter, entries in found] == [
        ("E", ["Ebb", "écluse"]), ("Z", ["Zebra"]), ("ㅂ", ["바다", "부두"]),
    ]  # fmt: skip
    assert [mark.piece for mark in found[0][1][0].marks] == ["a", "b"]


def test_a_number_with_a_wrong_check_figure_has_no_bar_code() -> None:
    assert barcode.ean_of_issn("2049-3630") == "9772049363002"
    assert barcode.ean_of_issn("2049-3631") is None
    assert barcode.ean_of_isbn("978-3-16-148410-0") == "9783161484100"
    assert barcode.ean_of_isbn("978-3-16-148410-1") is None
