"""`printguide verify` and `build --verify`, as they are called."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from printguide.proof.manifest import manifest_file
from tests.support.program import run

pytestmark = pytest.mark.slow

SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
ARTICLE = '---\ntitle: "Good"\n---\n\nAll is well, see [the other](/blog/other).\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    (folder / "printguide.toml").write_text(SETTINGS, "utf-8")
    (folder / "good.mdx").write_text(ARTICLE, "utf-8")
    assert run(folder, "build", "--quiet").returncode == 0
    return folder


GOOD = "out/brochure/good.pdf"


@pytest.fixture
def swapped(built: Path, tmp_path: Path) -> Path:
    """A copy whose manifest means another address."""
    pdf = tmp_path / "swapped.pdf"
    pdf.write_bytes((built / GOOD).read_bytes())
    meant = json.loads(manifest_file(built / GOOD).read_text("utf-8"))
    meant["codes"][0]["url"] = "https://www.example.org/<b>other</b>"
    manifest_file(pdf).write_text(json.dumps(meant), "utf-8")
    return pdf


def test_a_good_print_passes_page_by_page(built: Path) -> None:
    done = run(built, "verify", GOOD)

    assert done.returncode == 0
    assert done.stderr == ""
    assert "  file    pass  1 page, PDF/UA-1, " in done.stdout
    assert "words of good.mdx" in done.stdout
    assert re.search(r"  page 1  pass  1 code, smallest type \d\.\d pt, 2 links\n", done.stdout)
    assert done.stdout.endswith("1 file: 1 passed, 0 failed; 0 errors, 0 warnings\n")


def test_a_fault_ends_with_1_and_is_said_with_its_page(swapped: Path, built: Path) -> None:
    done = run(built, "verify", GOOD, str(swapped))

    assert done.returncode == 1
    assert "  page 1  FAIL  1 code" in done.stdout
    assert "error[PG545]: the code on page 1 says https://www.example.org/blog/other" in done.stdout
    assert f" --> {swapped}, page 1" in done.stdout
    assert "2 files: 1 passed, 1 failed; 1 error, 0 warnings" in done.stdout


def test_programs_get_json(swapped: Path, built: Path) -> None:
    told: dict[str, Any] = json.loads(run(built, "verify", str(swapped), "--output", "json").stdout)

    assert (told["version"], told["passed"], told["errors"]) == (1, False, 1)
    [file] = told["files"]
    assert file["manifest"] is True
    assert file["conforms_to"] == ["pdf/ua-1"]
    [page] = file["pages"]
    [code] = page["codes"]
    assert code["text"] == "https://www.example.org/blog/other"
    assert code["read_degraded"] is True
    [finding] = page["findings"]
    assert (finding["code"], finding["severity"], finding["page"]) == ("PG545", "error", 1)
    assert finding["spots"][0]["width_mm"] == code["width_mm"]


def test_people_get_a_page_with_pictures_that_needs_nothing_else(
    swapped: Path, built: Path, tmp_path: Path
) -> None:
    target = tmp_path / "proof.html"

    done = run(built, "verify", str(swapped), "--output", "html", "-o", str(target))

    html = target.read_text("utf-8")
    assert done.returncode == 1
    assert done.stdout == f"{target}  1 file: 0 passed, 1 failed; 1 error, 0 warnings\n"
    assert html.count("data:image/jpeg;base64,") == 1
    assert 'class="spot error"' in html
    assert "PG545" in html
    assert "<b>other</b>" not in html
    assert "&lt;b&gt;other&lt;/b&gt;" in html
    assert re.findall(r'(?:src|href)="(?!data:|#)', html) == []
    assert "<script" not in html


@pytest.mark.parametrize("output", ["text", "json", "html"])
def test_the_same_pdf_gets_the_same_proof(built: Path, output: str) -> None:
    once, again = (run(built, "verify", GOOD, "--output", output) for _ in range(2))

    assert once.returncode == 0
    assert once.stdout == again.stdout


def test_a_pdf_of_somebody_else_is_listed(built: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.pdf"
    foreign.write_bytes((built / GOOD).read_bytes())

    done = run(tmp_path, "verify", "foreign.pdf")

    assert done.returncode == 0
    assert "https://www.example.org/blog/other (modules 0.50 mm, contrast 21.0)" in done.stdout
    assert "words not looked for: no article was named" in done.stdout


def test_its_words_are_looked_for_in_an_article_that_is_named(built: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.pdf"
    foreign.write_bytes((built / GOOD).read_bytes())
    other = tmp_path / "other.mdx"
    other.write_text('---\ntitle: "Good"\n---\n\nSomething else.\n', "utf-8")

    same = run(tmp_path, "verify", "foreign.pdf", "--article", str(built / "good.mdx"))
    changed = run(tmp_path, "verify", "foreign.pdf", "--article", "other.mdx")

    assert same.returncode == 0
    assert changed.returncode == 1
    assert (
        "error[PG578]: `Something else.`, line 5 of the article, is not in the PDF"
        in changed.stdout
    )


def test_the_project_decides_what_counts(swapped: Path, built: Path) -> None:
    settings = built / "printguide.toml"
    settings.write_text(f'{SETTINGS}[faults]\nPG545 = "warning"\n', "utf-8")
    try:
        done = run(built, "verify", str(swapped))
    finally:
        settings.write_text(SETTINGS, "utf-8")

    assert done.returncode == 0
    assert "warning[PG545]" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name the PDFs to verify"),
        (("missing.pdf",), "there is no file `missing.pdf`"),
        ((GOOD, "--article", "missing.mdx"), "there is no file `missing.mdx`"),
        ((GOOD, GOOD.replace("good", "good.manifest").replace(".pdf", ".json"), "--article",
          "good.mdx"), "`--article` is of one PDF"),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2(built: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(built, "verify", *arguments)

    assert done.returncode == 2
    assert said in done.stderr


def test_a_validator_that_is_not_there_ends_with_3(built: Path) -> None:
    done = run(built, "verify", GOOD, "--verapdf", "no-such-validator")

    assert done.returncode == 3
    assert "the validator `no-such-validator` does not run" in done.stderr


def test_what_is_no_pdf_is_a_sentence(built: Path) -> None:
    done = run(built, "verify", "good.mdx")

    assert done.returncode == 1
    assert "error[PG540]: the file cannot be read: it is no PDF" in done.stdout
    assert "Traceback" not in done.stderr


def test_build_proves_what_it_wrote(built: Path, tmp_path: Path) -> None:
    done = run(built, "build", "--verify", "--out", str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert "does not pass" not in done.stderr


def test_a_print_that_fails_its_proof_stays_and_is_said(built: Path, tmp_path: Path) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "project.css").write_text("p { font-size: 4pt }", "utf-8")
    (tmp_path / "printguide.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "good.mdx").write_text(ARTICLE, "utf-8")

    done = run(tmp_path, "build", "--verify")

    assert done.returncode == 1
    assert (tmp_path / GOOD).exists()
    assert "error[PG555]" in done.stderr
    assert f"{GOOD} is written, and does not pass its proof" in done.stderr


def test_without_being_asked_a_build_reads_no_pdf(built: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom printguide.cli.main import main\n"
        f"try: main(['build', 'good.mdx', '-o', {str(tmp_path / 'a.pdf')!r}])\n"
        "except SystemExit: pass\nprint(sorted(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=built, capture_output=True, text=True, check=True
    )

    modules = done.stdout.splitlines()[-1]
    assert "'printguide.building'" in modules
    for heavy in ("pikepdf", "pypdfium2", "zxingcpp"):
        assert f"'{heavy}'" not in modules
