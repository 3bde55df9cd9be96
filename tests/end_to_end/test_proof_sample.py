"""Samples and the seed in every format, proven: codes read, words found, pages fit for use."""

import json
from pathlib import Path

import pytest

from printguide.building import PANELS
from tests.support.program import run
from tests.support.samples import ARTICLES, CONTENT, FORMATS, ROOT, SEED, VARIED, Z_FOLD, Samples


def prints_of(article: Path, samples: Samples) -> list[Path]:
    """The PDFs of an article in all formats, with the panels of leaflets before they are folded."""
    manifests = (
        manifest
        for format_ in FORMATS
        for manifest in samples.of(format_).glob("*.manifest.json")
        if Path(json.loads(manifest.read_text("utf-8"))["article"]).name == article.name
    )
    names = (manifest.with_suffix("").with_suffix("") for manifest in manifests)
    files = (Path(f"{name}{ending}") for name in names for ending in (".pdf", PANELS))
    return [file for file in files if file.is_file()]


@pytest.mark.parametrize("format_", FORMATS)
def test_samples_are_built_and_proven(samples: Samples, format_: str) -> None:
    """The build says so: it is one with `--verify`."""
    manifests = list(samples.of(format_).glob("*.manifest.json"))

    articles = VARIED if format_ == Z_FOLD else ARTICLES
    assert len(manifests) == len(articles) + SEED.is_file()


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
