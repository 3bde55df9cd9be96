"""`printguide build`, as it is called, and once for each exit status as a program."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from printguide.cli.main import commands
from tests.support.program import run

GOOD = '---\ntitle: "Good"\n---\n\nAll is well, see [the other](/blog/other).\n'
WRONG = (
    '---\ntitle: "Wrong"\n---\n\n'
    '<PriceTable items={[{ name: "Tea", prise: "3 EUR" }]} />\n\n<Box>\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.mdx").write_text(GOOD, "utf-8")
    return tmp_path


def test_the_articles_of_a_folder_are_made_into_out(folder: Path) -> None:
    done = run(folder, "build", "--base-url", "https://www.example.org")

    assert done.returncode == 0, done.stderr
    assert (folder / "out" / "brochure" / "good.pdf").read_bytes().startswith(b"%PDF-")
    assert "pages" in done.stdout
    assert "good.pdf" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["good.mdx", "--base-url", "https://www.example.org"], 0, ""),
        (["wrong.mdx"], 1, "error[PG201]: `<Box>` is never closed"),
        (["missing.mdx"], 2, "there is no file or folder `missing.mdx`"),
        (["good.mdx", "-o", "good.mdx/a.pdf"], 3, "cannot be written"),
    ],
)
def test_a_program_that_calls_it_learns_how_it_went(
    folder: Path, arguments: list[str], status: int, said: str
) -> None:
    (folder / "wrong.mdx").write_text(WRONG, "utf-8")
    command = [sys.executable, "-m", "printguide", "build", "--quiet", *arguments]

    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (status, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_faulty_article_costs_no_other_and_keeps_its_former_pdf(folder: Path) -> None:
    (folder / "wrong.mdx").write_text(WRONG, "utf-8")
    former = folder / "out" / "brochure" / "wrong.pdf"
    former.parent.mkdir(parents=True)
    former.write_bytes(b"former")

    done = run(folder, "build", "--base-url", "https://www.example.org")

    assert done.returncode == 1
    assert (folder / "out" / "brochure" / "good.pdf").exists()
    assert former.read_bytes() == b"former"
    assert "wrong.mdx: not made" in done.stdout


def test_faults_are_said_with_code_place_line_caret_and_hint(folder: Path) -> None:
    (folder / "wrong.mdx").write_text(WRONG, "utf-8")

    said = run(folder, "build", "wrong.mdx").stderr

    assert "warning[PG302]: `items[0]` has no `prise`" in said
    assert "--> wrong.mdx:5:36" in said
    assert '5 | <PriceTable items={[{ name: "Tea", prise: "3 EUR" }]} />' in said
    assert "  |                                    ^^^^^" in said
    assert "  = write `price` for `prise`" in said
    assert "error[PG304]: `items[0].price` is missing from `<PriceTable>`" in said
    assert "error[PG201]: `<Box>` is never closed" in said
    assert "Traceback" not in said


def test_without_the_address_of_the_site_a_link_is_plain_text_and_a_warning(folder: Path) -> None:
    done = run(folder, "build")

    assert done.returncode == 0
    assert "warning[PG401]" in done.stderr
    assert (folder / "out" / "brochure" / "good.pdf").exists()


def test_strict_lets_warnings_fail(folder: Path) -> None:
    done = run(folder, "build", "--strict")

    assert done.returncode == 1
    assert "error[PG401]" in done.stderr
    assert not (folder / "out" / "brochure" / "good.pdf").exists()


def test_one_article_goes_to_the_file_that_is_named(folder: Path) -> None:
    done = run(folder, "build", "good.mdx", "-o", "deep/er/mine.pdf", "--quiet")

    assert done.returncode == 0
    assert done.stdout == ""
    assert (folder / "deep" / "er" / "mine.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.mdx"], "there is no file or folder `missing.mdx`"),
        (["--format", "brochur"], "write `brochure` for `brochur`"),
        (["--paper", "a0"], "its papers are a4, letter"),
        (["--base-url", "nonsense"], "`nonsense` is no address"),
        (["good.mdx", "second.mdx", "-o", "x.pdf"], "`-o` names one file"),
        (["--unknown"], "No such option"),
    ],
)
def test_wrong_use_is_said_and_exits_with_two(
    folder: Path, arguments: list[str], said: str
) -> None:
    (folder / "second.mdx").write_text(GOOD, "utf-8")

    done = run(folder, "build", *arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_articles_is_wrong_use(tmp_path: Path) -> None:
    done = run(tmp_path, "build")

    assert done.returncode == 2
    assert "there is no article" in done.stderr


def test_a_faulty_configuration_is_said_with_its_line(folder: Path) -> None:
    (folder / "printguide.toml").write_text('[site]\nbase_ulr = "https://x.example.org"\n', "utf-8")

    done = run(folder, "build")

    assert done.returncode == 2
    assert "printguide.toml:2: there is no `site.base_ulr`: write `base_url`" in done.stderr


def test_an_address_that_is_none_is_said_with_its_line(folder: Path) -> None:
    (folder / "printguide.toml").write_text('[site]\n\nbase_url = "example.org"\n', "utf-8")

    done = run(folder, "build")

    assert done.returncode == 2
    assert "printguide.toml:3: `site.base_url` is not an address, such as https" in done.stderr


def test_a_faulty_format_is_said(folder: Path) -> None:
    formats = folder / "styles" / "formats"
    formats.mkdir(parents=True)
    (formats / "my-own.toml").write_text('about = "x"\n', "utf-8")

    done = run(folder, "build", "--format", "my-own")

    assert done.returncode == 2
    assert "my-own.toml: `papers` does not fit: field required" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_the_machines_fault(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out").chmod(stat.S_IRUSR | stat.S_IXUSR)

    done = run(folder, "build")

    assert done.returncode == 3


def test_a_file_in_place_of_the_folder_is_the_machines_fault(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "brochure").write_text("in the way", "utf-8")

    done = run(folder, "build")

    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_articles_of_one_slug_do_not_replace_each_other(folder: Path) -> None:
    (folder / "other.mdx").write_text('---\ntitle: "O"\nslug: good\n---\n\nText.\n', "utf-8")

    done = run(folder, "build")

    assert done.returncode == 1
    assert "error[PG117]: the slug `good` is taken by good.mdx" in done.stderr


def test_a_project_is_found_from_any_folder(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (folder / "printguide.toml").write_text(
        '[site]\nbase_url = "https://www.example.org"\n', "utf-8"
    )
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    done = run(elsewhere, "build", str(folder))

    assert done.returncode == 0
    assert "PG401" not in done.stderr
    assert (elsewhere / "out" / "brochure" / "good.pdf").exists()


def test_without_a_path_the_whole_project_is_built_from_any_of_its_folders(folder: Path) -> None:
    (folder / "printguide.toml").write_text("", "utf-8")
    (folder / "deep").mkdir()

    done = run(folder / "deep", "build", "--out", str(folder / "made"))

    assert done.returncode == 0
    assert (folder / "made" / "brochure" / "good.pdf").exists()


def test_an_empty_file_and_a_file_that_is_no_article_are_faults_not_crashes(folder: Path) -> None:
    (folder / "empty.mdx").write_bytes(b"")
    (folder / "noise.mdx").write_bytes(bytes(range(256)))

    done = run(folder, "build")

    assert done.returncode == 1
    assert "error[PG112]: the article has no title" in done.stderr
    assert "error[PG102]: this is not UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["build", "--dry-run", "--verify"], ["check", "--quick"]], ids=" ".join
)
def test_a_command_that_lays_nothing_out_starts_no_process(
    folder: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.chdir(folder)
    monkeypatch.setattr("os.posix_spawn", started)

    done = CliRunner().invoke(commands, arguments, catch_exceptions=False)

    assert done.exit_code == 0
