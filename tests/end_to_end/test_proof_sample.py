"""Samples and the seed in every format, proven: codes read, words found, pages fit for use."""

import json
from pathlib import Path

import pytest

from tests.support.program import run
from tests.support.samples import ARTICLES, CONTENT, FOLDED, FORMATS, ROOT, SEED, VARIED, Samples


def prints_in(folder: Path) -> dict[Path, str]:
    """The PDFs in a folder, each with its article; panels are there before and after folding."""
    return {
        file.with_name(file.name.replace(".manifest.json", ".pdf")): Path(
            json.loads(file.read_text("utf-8"))["article"]
        ).name
        for file in sorted(folder.glob("*.manifest.json"))
    }


def prints_of(article: Path, samples: Samples) -> list[Path]:
    """The PDFs of an article in all formats."""
    return [
        pdf
        for format_ in FORMATS
        for pdf, name in prints_in(samples.of(format_)).items()
        if name == article.name
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_samples_are_built_and_proven(samples: Samples, format_: str) -> None:
    """The build says so: it is one with `--verify`."""
    articles = {f"{name}.mdx" for name in VARIED} if format_ in FOLDED else names_of(ARTICLES)
    prints = prints_in(samples.of(format_))

    assert set(prints.values()) == articles | ({SEED.name} if SEED.is_file() else set())
    assert all(pdf.is_file() for pdf in prints)


def names_of(files: list[Path]) -> set[str]:
    return {file.name for file in files}


@pytest.mark.parametrize("article", ["check-up.ko.mdx", "eye-laser.mdx", "market.mdx"])
def test_prints_pass_their_proof_later_too(samples: Samples, article: str) -> None:
    """Their articles are found again, for their words."""
    files = prints_of(CONTENT / article, samples)

    done = run(ROOT, "verify", *map(str, files))

    assert len(files) == len(FORMATS) + 2  # of leaflets, the panels too
    assert done.returncode == 0, done.stdout
    assert "words not looked for" not in done.stdout


@pytest.mark.skipif(not SEED.is_file(), reason="the first article is not at hand")
def test_every_word_of_the_first_article_is_in_its_prints(samples: Samples) -> None:
    for file in prints_of(SEED, samples):
        done = run(ROOT, "verify", str(file), "--article", str(SEED), "--quick")
        assert done.returncode == 0, done.stdout
        assert f"{SEED.name}\n" in done.stdout
