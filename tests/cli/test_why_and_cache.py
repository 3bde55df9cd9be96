"""What a build would do, and why; what a PDF was made of; what is kept."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support import program

ARTICLE = "---\ntitle: Tram\nslug: tram\nlang: en\ndate: 2026-01-05\n---\n\nLine 2.\n"
OTHER = "---\ntitle: Quay\nslug: quay\nlang: en\ndate: 2026-01-05\n---\n\n[On](./tram.mdx)\n"
SETTINGS = '[site]\nbase_url = "https://www.example.org"\n'
PDF = "out/brochure/quay.pdf"

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that calls the program in a project, with a cache of its own."""
    for name, text in (("printguide.toml", SETTINGS), ("tram.mdx", ARTICLE), ("quay.mdx", OTHER)):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setenv("PRINTGUIDE_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("PRINTGUIDE_CACHE_MB", "100")
    return lambda *arguments: program.run(tmp_path, *arguments)


def deeds(forecast: CompletedProcess[str]) -> dict[str, str]:
    lines = [line.split() for line in forecast.stdout.splitlines()[:-1]]
    return {Path(line[2]).stem: line[0] for line in lines}


def test_a_forecast_makes_nothing_and_says_why(run: Run, tmp_path: Path) -> None:
    forecast = run("build", "--dry-run")

    assert forecast.returncode == 0
    assert deeds(forecast) == {"quay": "make", "tram": "make"}
    assert "it is not there" in forecast.stdout
    assert forecast.stdout.splitlines()[-1] == "2 jobs: 2 make"
    assert not (tmp_path / "out").exists()


def test_a_forecast_knows_what_is_unchanged_missing_and_changed(run: Run, tmp_path: Path) -> None:
    run("build")
    assert deeds(run("build", "--dry-run")) == {"quay": "unchanged", "tram": "unchanged"}

    (tmp_path / "out/brochure/tram.pdf").unlink()
    (tmp_path / "quay.mdx").write_text(f"{OTHER}More.\n", "utf-8")
    forecast = run("build", "--dry-run")

    assert deeds(forecast) == {"quay": "make", "tram": "restore"}
    assert "text quay.mdx has changed" in forecast.stdout


def test_without_the_cache_everything_is_made(run: Run) -> None:
    run("build")

    assert deeds(run("build", "--dry-run", "--no-cache")) == {"quay": "make", "tram": "make"}
    assert run("build", "--no-cache").returncode == 0


def test_a_pdf_says_what_it_was_made_of(run: Run) -> None:
    run("build")

    why = run("why", PDF)

    assert why.returncode == 0
    assert "none has changed since" in why.stdout
    for named in ("text quay.mdx", "article tram.mdx", "package weasyprint",
                  "settings printguide.toml", "program printguide", "format brochure",
                  "paper a4", "library pango"):  # fmt: skip
        assert named in why.stdout


def test_a_pdf_says_which_of_its_inputs_has_changed(run: Run, tmp_path: Path) -> None:
    run("build")
    (tmp_path / "tram.mdx").write_text(ARTICLE.replace("Tram", "Line 2"), "utf-8")

    why = run("why", PDF, "--changes")

    assert why.returncode == 1
    assert "article tram.mdx: its title was `Tram`, is `Line 2`" in why.stdout
    assert "package" not in why.stdout


@pytest.mark.parametrize(("name", "said"), [
    ("nowhere.pdf", "there is no file"),
    ("bare.pdf", "no manifest beside it"),
    ("odd.pdf", "cannot be read"),
    ("quay.mdx", "name a PDF that was made of it"),
])  # fmt: skip
def test_why_needs_a_pdf_of_ours(run: Run, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "bare.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "odd.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "odd.manifest.json").write_text("{", "utf-8")

    why = run("why", name)

    assert why.returncode == 2
    assert said in why.stderr


def test_the_cache_is_looked_at_pruned_and_cleared(run: Run, tmp_path: Path) -> None:
    run("build")
    info = run("cache", "info")
    assert str(tmp_path / "kept") in info.stdout
    entries = int(re.findall(r"(\d+) entries", info.stdout)[0])
    assert entries >= 6  # two results, each with a PDF and a manifest

    assert "removed" in run("cache", "prune", "--to", "0").stdout
    assert "0 entries, 0.0 MB" in run("cache", "info").stdout
    run("build", "--no-cache")
    assert "removed 0 entries" in run("cache", "clear").stdout


def test_a_cache_that_is_switched_off_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRINTGUIDE_CACHE_MB", "0")

    info = run("cache", "info")

    assert info.returncode == 3
    assert "nothing is kept" in info.stderr
