"""Other programs build guides with one call, from any thread."""

import datetime as dt
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import printguide
from printguide import EnvironmentFault, Limits, Made, Options, Status, UsageError

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
ROOT = Path(__file__).parents[1]


def article(name: str) -> str:
    return f"---\ntitle: {name}\nslug: {name}\nlang: en\ndate: 2026-01-05\n---\n\nOf {name}.\n"


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    folder = tmp_path / "guides"
    folder.mkdir()
    (folder / "printguide.toml").write_text(SETTINGS, "utf-8")
    for name in ("quay", "tram"):
        (folder / f"{name}.mdx").write_text(article(name), "utf-8")
    return folder


def test_all_articles_are_built_and_each_job_is_told(guides: Path, tmp_path: Path) -> None:
    told: list[Made] = []
    options = Options(formats=("brochure", "phone"), cache=tmp_path / "kept")

    report = printguide.build(guides, options=options, told=told.append)

    assert tuple(told) == report.made
    assert {(one.article.stem, one.format, one.status) for one in report.made} == {
        (name, format_, Status.MADE)
        for name in ("quay", "tram")
        for format_ in ("brochure", "phone")
    }
    for one in report.made:
        assert one.file == guides / "out" / one.format / f"{one.article.stem}.pdf"
        assert one.file.read_bytes().startswith(b"%PDF")
        assert one.seconds > 0
        assert one.inputs
    assert printguide.build(guides, options=options).count(Status.UNCHANGED) == 4


def test_some_articles_are_built_and_proven(guides: Path) -> None:
    options = Options(verify=True, cache=False, today=dt.date(2026, 2, 7))

    report = printguide.build(str(guides), ["tram.mdx"], out="print", options=options)

    (tram,) = report.made
    assert tram.file == guides / "print/brochure/tram.pdf"
    assert (report.errors, tram.failed) == (0, ())


def test_without_a_folder_articles_are_checked_only(guides: Path) -> None:
    (guides / "tram.mdx").write_text(article("tram") + "\n[On](./nowhere.mdx)\n", "utf-8")

    report = printguide.build(guides, out=None, options=Options(cache=False))

    assert {one.status for one in report.made} == {Status.CHECKED}
    assert "PG403" in {d.code for d in report.found}
    assert not (guides / "out").exists()


def test_faults_of_content_are_in_the_report(guides: Path) -> None:
    (guides / "tram.mdx").write_text("No title.\n\n<Unclosed\n", "utf-8")

    report = printguide.build(guides, options=Options(cache=False))

    assert {one.article.stem: one.status for one in report.made} == {
        "quay": Status.MADE,
        "tram": Status.FAILED,
    }
    assert report.errors


def test_what_cannot_work_is_raised(guides: Path) -> None:
    with pytest.raises(UsageError, match="postcard"):
        printguide.build(guides, options=Options(formats=("postcard",), cache=False))
    with pytest.raises(UsageError, match="no file or folder"):
        printguide.build(guides, ["nowhere.mdx"])
    (guides / "out").write_text("in the way", "utf-8")
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        printguide.build(guides, options=Options(cache=False))


def test_several_threads_may_build_at_once(guides: Path, tmp_path: Path) -> None:
    def build(number: int) -> dict[str, bytes]:
        options = Options(limits=Limits(jobs=1), cache=tmp_path / "kept")
        report = printguide.build(guides, out=tmp_path / f"out-{number}", options=options)
        return {one.article.stem: one.file.read_bytes() for one in report.made if one.file}

    with ThreadPoolExecutor(3) as pool:
        first, *others = pool.map(build, range(3))

    assert set(first) == {"quay", "tram"}
    assert all(other == first for other in others)


def test_the_program_of_the_manual_runs(guides: Path) -> None:
    page = (ROOT / "docs" / "batch.md").read_text("utf-8")
    program = page.partition("```python\n")[2].partition("```")[0]
    (guides / "blood-test.mdx").write_text(article("blood-test"), "utf-8")

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=guides.parent, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "blood-test.mdx phone made" in done.stdout
    assert (guides / "print/phone/blood-test.pdf").is_file()


def test_the_package_offers_what_it_lists() -> None:
    assert all(getattr(printguide, name) for name in printguide.__all__)
    with pytest.raises(AttributeError, match="has no `nothing`"):
        _ = printguide.nothing
