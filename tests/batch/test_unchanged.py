"""What is unchanged is not done again; what has changed in anything that it depends on is."""

import datetime as dt
import os
import shutil
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from printguide.batch.running import Run, plan_of
from printguide.building import Prepared, prepare
from printguide.faults import Diagnostic, Severity
from printguide.made import Status
from printguide.places import Place
from printguide.project import Project, open_project
from printguide.proof.findings import FileProof, Finding
from tests.batch.conftest import FILES, QUAY, SETTINGS, Change, Shop

ODD = Diagnostic("PG512", Severity.WARNING, "it is odd", Place(PurePosixPath("odd.mdx")))
MADE, UNCHANGED, RESTORED = Status.MADE, Status.UNCHANGED, Status.RESTORED


def test_the_second_build_prints_nothing_and_touches_nothing(shop: Shop) -> None:
    first = shop.build()
    before = {file: file.stat().st_mtime_ns for file in (shop.root / "out").rglob("*")}

    assert set(shop.again().values()) == {UNCHANGED}
    assert shop.printed == []
    assert {file: file.stat().st_mtime_ns for file in (shop.root / "out").rglob("*")} == before
    assert [(one.outputs, one.inputs) for one in shop.build()] == [
        (one.outputs, one.inputs) for one in first
    ]


def test_only_dates_of_files_change_nothing(shop: Shop) -> None:
    shop.build()
    for name in FILES:
        os.utime(shop.root / name, (1, 1))

    assert set(shop.again().values()) == {UNCHANGED}


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "its text": (lambda it: it.write("tram.mdx", FILES["tram.mdx"] + "Late.\n"), {"tram"}),
    "a picture": (
        lambda it: it.write("images/boat.svg", FILES["images/boat.svg"] + " "),
        {"quay"},
    ),
    "a picture that is gone": (lambda it: (it.root / "images/boat.svg").unlink(), {"quay"}),
    "the title of an article that it links to": (
        lambda it: it.write("market.mdx", FILES["market.mdx"].replace("Market", "Fish market")),
        {"quay", "market"},
    ),
    "a heading that it links to": (
        lambda it: it.write("market.mdx", FILES["market.mdx"].replace("## Stalls", "## Stands")),
        {"quay", "market"},
    ),
    "the text of an article that it links to": (
        lambda it: it.write("market.mdx", FILES["market.mdx"] + "More fish.\n"),
        {"market"},
    ),
    "a new stylesheet": (
        lambda it: it.write("styles/project.css", "p { color: #111 }"),
        {"quay", "market", "tram"},
    ),
    "a new template": (
        lambda it: it.write("templates/parts/imprint.html", "{# none of it #}"),
        {"quay", "market", "tram"},
    ),
    "a setting": (
        lambda it: it.write("printguide.toml", SETTINGS + '[brand]\nname = "Quayside"\n'),
        {"quay", "market", "tram"},
    ),
    "an edition of an article that it links to": (
        lambda it: it.write("market.ko.mdx", QUAY.replace("lang: en", "lang: ko")),
        {"market.ko"},
    ),
    "another article": (lambda it: it.write("ferry.mdx", QUAY.replace("quay", "ferry")), {"ferry"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_depends_on_a_change_is_made_anew_and_nothing_else(shop: Shop, name: str) -> None:
    change, expected = CHANGES[name]
    shop.build()

    change(shop)

    assert {stem for stem, status in shop.again().items() if status is not UNCHANGED} == expected


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_kept_never_changes_a_byte(shop: Shop, tmp_path: Path, name: str) -> None:
    shop.build()
    CHANGES[name][0](shop)
    shop.build()
    clean = replace(shop)
    clean.request = replace(shop.request, store=None, out=tmp_path / "clean")

    clean.build()

    assert shop.bytes() == clean.bytes()


def test_what_was_changed_and_changed_back_is_found_again(shop: Shop) -> None:
    shop.build()
    for text in (FILES["tram.mdx"] + "Late.\n", FILES["tram.mdx"]):
        shop.write("tram.mdx", text)
        status = shop.again()

    assert status["tram"] is RESTORED
    assert shop.printed == []


def test_a_link_that_was_dead_is_alive_once_its_article_is_there(shop: Shop) -> None:
    shop.write("tram.mdx", FILES["tram.mdx"] + "[To the ferry](/blog/ferry)\n")
    shop.build()

    shop.write("ferry.mdx", QUAY.replace("quay", "ferry"))

    assert shop.again() == {
        "ferry": MADE, "market": UNCHANGED, "quay": UNCHANGED, "tram": MADE,
    }  # fmt: skip


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"other")])
@pytest.mark.parametrize("name", ["tram.pdf", "tram.manifest.json"])
def test_what_is_missing_or_altered_comes_back(shop: Shop, damage: Change, name: str) -> None:
    shop.build()
    before = shop.bytes()
    damage(shop.root / "out" / "brochure" / name)  # type: ignore[arg-type]

    assert shop.again() == {"market": UNCHANGED, "quay": UNCHANGED, "tram": RESTORED}
    assert shop.printed == []
    assert shop.bytes() == before


def test_a_project_that_was_moved_has_its_results_along(shop: Shop, tmp_path: Path) -> None:
    shop.build()
    moved = tmp_path / "elsewhere"
    shutil.move(shop.root, moved)
    there = Shop(moved, shop.store)

    assert set(there.again().values()) == {UNCHANGED}


def test_a_file_that_stylesheets_read_counts(shop: Shop) -> None:
    shop.read = ("images/paper.png",)
    shop.build()

    shop.write("images/paper.png", "now it is there")

    assert set(shop.again().values()) == {MADE}


@pytest.mark.parametrize("written", [
    "./images/boat.svg", "images//boat.svg", "/images/boat.svg", "images/b%6fat.svg?v=2",
])  # fmt: skip
def test_a_picture_counts_however_its_path_is_written(shop: Shop, written: str) -> None:
    shop.write("quay.mdx", FILES["quay.mdx"].replace("images/boat.svg", written))
    assert [d.code for one in shop.build() for d in one.found] == []

    shop.write("images/boat.svg", FILES["images/boat.svg"] + " ")

    assert shop.again()["quay"] is MADE


def test_a_day_counts_only_where_something_is_said_of_it(shop: Shop) -> None:
    due = QUAY.replace("date: 2026-01-05", "date: 2026-01-05\nreview_by: 2026-03-01")
    shop.write("tram.mdx", due.replace("quay", "tram"))
    shop.build()

    assert set(shop.at(dt.date(2026, 2, 8)).again().values()) == {UNCHANGED}
    late = shop.at(dt.date(2026, 3, 2))
    assert late.again() == {"market": UNCHANGED, "quay": UNCHANGED, "tram": MADE}
    assert "PG119" in {d.code for one in late.build() for d in one.found}


def test_what_was_found_is_said_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.write("tram.mdx", FILES["tram.mdx"] + "[To nowhere](/blog/nowhere)\n")
    first = {one.article.stem: one.found for one in shop.build()}
    monkeypatch.chdir(shop.root)

    again = {one.article.stem: one.found for one in shop.build()}

    assert [d.code for d in again["tram"]] == [d.code for d in first["tram"]]
    assert again["tram"]
    assert {str(d.place.path) for d in again["tram"]} == {"tram.mdx"}


def test_a_check_says_what_a_build_has_found_and_lays_nothing_out(shop: Shop) -> None:
    shop.write("tram.mdx", FILES["tram.mdx"] + "[To nowhere](/blog/nowhere)\n")
    shop.request = replace(shop.request, out=None)
    fresh = [(one.article, one.found, one.status, one.pages) for one in shop.build()]
    shop.request = replace(shop.request, out=shop.root / "out")
    shop.build()
    (shop.root / "out/brochure/quay.pdf").unlink()
    shop.request = replace(shop.request, out=None)

    assert set(shop.again().values()) == {Status.CHECKED}

    assert shop.printed == []
    kept = shop.build()
    assert [(one.article, one.found, one.status, one.pages) for one in kept] == fresh
    assert [one.source is None for one in kept] == [False] * len(fresh)
    assert not (shop.root / "out/brochure/quay.pdf").exists()


def test_what_a_proof_has_found_a_build_says_again_and_a_check_does_not(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(file: Path, path: PurePosixPath, inquiry: object, prove: object) -> FileProof:
        return FileProof(path, findings=(Finding(ODD),))

    shop.build()
    monkeypatch.setattr("printguide.batch.proving.verify", odd)
    shop.request = replace(shop.request, prove=lambda file, path, wish: iter(()))
    proved = [one.found for one in shop.build()]
    assert [ODD in found for found in proved] == [True] * 3

    shop.request = replace(shop.request, prove=None)
    assert [one.found for one in shop.build()] == proved
    shop.request = replace(shop.request, out=None)
    assert [ODD in one.found for one in shop.build()] == [False] * 3


def test_a_quick_check_says_nothing_of_pages(shop: Shop) -> None:
    shop.request = replace(shop.request, out=None, layout=False)
    fresh = [one.found for one in shop.build()]
    shop.request = replace(shop.request, out=shop.root / "out", layout=True)
    shop.found = (ODD,)
    assert [ODD in one.found for one in shop.build()] == [True] * 3

    shop.request = replace(shop.request, out=None, layout=False)

    assert [one.found for one in shop.build()] == fresh


def test_a_strict_build_does_not_take_the_results_of_a_mild_one(shop: Shop) -> None:
    shop.write("tram.mdx", FILES["tram.mdx"] + "[To nowhere](/blog/nowhere)\n")
    shop.build()
    shop.request = replace(shop.request, strict=True)

    assert shop.again()["tram"] is Status.FAILED


def test_an_article_with_an_error_is_tried_again(shop: Shop) -> None:
    shop.write("tram.mdx", FILES["tram.mdx"].replace("title: Tram\n", ""))

    assert shop.again()["tram"] is Status.FAILED
    assert shop.again()["tram"] is Status.FAILED


def test_another_version_of_anything_makes_all_anew(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.build()
    monkeypatch.setattr("printguide.batch.ground.programs", lambda: {"library pango": "9.9"})

    assert set(shop.again().values()) == {MADE}


def test_damaged_results_are_made_anew(shop: Shop) -> None:
    shop.build()
    before = shop.bytes()
    for file in shop.store.folder.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-1])

    assert set(shop.again().values()) == {MADE}
    assert shop.bytes() == before


def test_a_store_that_cannot_be_written_costs_nothing_but_time(shop: Shop, tmp_path: Path) -> None:
    folder = tmp_path / "no-folder"
    folder.write_text("a file", "utf-8")
    shop.request = replace(shop.request, store=replace(shop.store, folder=folder))

    assert set(shop.again().values()) == {MADE}
    assert len(shop.notes) == 1
    assert "not kept for the next time" in shop.notes[0]


def test_results_of_one_text_with_many_pictures_do_not_grow_without_end(shop: Shop) -> None:
    for number in range(12):
        shop.write("images/boat.svg", FILES["images/boat.svg"] + " " * number)
        shop.build()

    shop.write("images/boat.svg", FILES["images/boat.svg"] + " " * 11)
    assert shop.again()["quay"] is UNCHANGED
    shop.write("images/boat.svg", FILES["images/boat.svg"])
    assert shop.again()["quay"] is MADE


@pytest.mark.parametrize("meanwhile", [False, True], ids=["between formats", "while it is read"])
def test_of_a_text_that_is_written_during_a_build_nothing_is_taken_for_it(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, *, meanwhile: bool
) -> None:
    shop.request = replace(shop.request, formats=("brochure", "large-print"))
    later = FILES["tram.mdx"] + "Late.\n"

    def rewritten(file: Path, project: Project, *, strict: bool) -> Prepared:
        made = prepare(file, project, strict=strict)
        if meanwhile:
            shop.write("tram.mdx", later)
        return made

    monkeypatch.setattr("printguide.batch.preparing.prepare", rewritten)
    plan = plan_of([shop.root / "tram.mdx"], open_project(shop.root, shop.today), shop.request)
    run = Run(plan, shop.render, lambda name: None)
    for job in plan.jobs():
        run._done(job)
        shop.write("tram.mdx", later)
    monkeypatch.undo()

    for text in (later, FILES["tram.mdx"]):
        shop.write("tram.mdx", text)
        shop.build()
        clean = replace(shop.request, out=shop.root / "clean", store=None)
        warm, shop.request = shop.request, clean
        shop.build()
        made, shop.request = shop.bytes(), warm
        assert shop.bytes() == made
