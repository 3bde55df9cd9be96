"""Samples and the seed in every format, proven: codes read, words found, pages fit for use."""

import json
from pathlib import Path

import pytest

from tests.support.program import run
from tests.support.samples import ARTICLES, FOLDED, FORMATS, ROOT, SEED, VARIED, Samples


def prints_in(folder: Path) -> dict[Path, str]:
    """The PDFs in a folder, each with its article; panels are there before and after folding."""
    return {
        file.with_name(file.name.replace(".manifest.json", ".pdf")): Path(
            json.loads(file.read_text("utf-8"))["article"]
        ).name
        for file in sorted(folder.glob("*.manifest.json"))
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_samples_are_built_and_proven(samples: Samples, format_: str) -> None:
    """The build says so: it is one with `--verify`."""
    articles = {f"{name}.mdx" for name in VARIED} if format_ in FOLDED else names_of(ARTICLES)
    prints = prints_in(samples.of(format_))

    assert set(prints.values()) == articles | ({SEED.name} if SEED.is_file() else set())
    assert all(pdf.is_file() for pdf in prints)


def names_of(files: list[Path]) -> set[str]:
    return {file.name for file in files}


def test_prints_pass_their_proof_later_too(samples: Samples) -> None:
    """Their article is found again, for its words."""
    article = "check-up.ko.mdx"
    prints = (pdf for name in FORMATS for pdf, of in prints_in(samples.of(name)).items()
              if of == article)  # fmt: skip
    files = [*map(str, prints)]

    done = run(ROOT, "verify", *files)

    assert len(files) == len(FORMATS) + 2  # of leaflets, the panels too
    assert done.returncode == 0, done.stdout
    assert "words not looked for" not in done.stdout


@pytest.mark.skipif(not SEED.is_file(), reason="the first article is not at hand")
def test_an_article_that_lies_elsewhere_is_named(samples: Samples) -> None:
    pdf = str(samples.of("brochure") / f"{SEED.stem}.pdf")

    done = run(ROOT, "verify", pdf, "--article", str(SEED), "--quick")

    assert done.returncode == 0, done.stdout
    assert f"{SEED.name}\n" in done.stdout
