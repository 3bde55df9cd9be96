"""The catalogue: articles by slug, and their editions in other languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.cli.main import commands
from printguide.compose.ledger import printed_text
from printguide.compose.order import Order
from printguide.formats.paper import papers
from printguide.project import Project

Opened = Callable[[dict[str, str | bytes]], Project]

SETTINGS = '[site]\nbase_url = "https://www.example.org"\narticle_path = "/{lang}/g/{slug}"\n'
FILES: dict[str, str | bytes] = {
    "printguide.toml": SETTINGS,
    "find-us.mdx": "---\ntitle: Find us\nslug: how-to-come\n---\n\nSee [prices](/en/g/prices).\n",
    "find-us.ko.mdx": "---\ntitle: 오시는 길\n---\n\n[요금](/en/g/prices)을 보세요.\n",
    "prices.mdx": "---\ntitle: Prices\nslug: prices\n---\n\nTea.\n",
    "more/cheap.mdx": (
        "---\ntitle: 요금\nlang: ko\ntranslation_of: prices\n---\n\n차, [길](../find-us.mdx).\n"
    ),
    "alone.mdx": "---\ntitle: Alone\n---\n\nNobody translates me.\n",
    "version.two.mdx": "---\ntitle: Two\n---\n\nNo edition of anything.\n",
}


@pytest.fixture
def catalogue(project: Opened) -> Catalogue:
    return Catalogue(project(FILES))


def test_an_edition_has_the_slug_of_its_original_and_a_name_of_its_own(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    found = {file.relative_to(tmp_path).as_posix(): it for file, it in catalogue.by_file.items()}

    assert {path: (it.slug, it.lang, it.name) for path, it in found.items()} == {
        "find-us.mdx": ("how-to-come", "en", "how-to-come"),
        "find-us.ko.mdx": ("how-to-come", "ko", "how-to-come.ko"),
        "prices.mdx": ("prices", "en", "prices"),
        "more/cheap.mdx": ("prices", "ko", "prices.ko"),
        "alone.mdx": ("alone", "en", "alone"),
        "version.two.mdx": ("versiontwo", "en", "versiontwo"),
    }


def test_a_slug_means_the_original(catalogue: Catalogue) -> None:
    assert catalogue.by_slug["how-to-come"].file.name == "find-us.mdx"
    assert catalogue.by_slug["prices"].file.name == "prices.mdx"


def test_languages_pick_editions_from_whichever_is_named(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    def picked(name: str, *languages: str) -> list[str]:
        return [it.name for it in catalogue.picked([tmp_path / name], languages)]

    assert picked("find-us.mdx", "ko") == ["find-us.ko.mdx"]
    assert picked("find-us.ko.mdx", "en") == ["find-us.mdx"]
    assert picked("prices.mdx", "ko", "en") == ["cheap.mdx", "prices.mdx"]
    assert picked("alone.mdx", "ko") == []


@pytest.mark.parametrize(
    ("name", "address", "title"),
    [
        ("find-us.mdx", "https://www.example.org/en/g/prices", "Prices"),
        ("find-us.ko.mdx", "https://www.example.org/en/g/prices", "요금"),
        ("more/cheap.mdx", "https://www.example.org/ko/g/how-to-come", "오시는 길"),
    ],
)
def test_links_lead_to_the_edition_in_the_same_language(
    project: Opened, tmp_path: Path, name: str, address: str, title: str
) -> None:
    opened = project(FILES)
    order = Order(opened, opened.format("brochure"), papers()["a4"], Catalogue(opened))

    _, html = compose_file(tmp_path / name, order)

    assert html.value
    assert [code.url for code in html.value.codes] == [address]
    assert title in printed_text(html.value.html)


def test_build_makes_the_editions_that_are_asked_for_and_says_what_has_none(
    project: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(FILES)
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(commands, ["build", "--language", "ko"], standalone_mode=False)

    made = sorted(file.name for file in (tmp_path / "out" / "brochure").glob("*.pdf"))
    assert made == ["how-to-come.ko.pdf", "prices.ko.pdf"]
    assert "left out: alone.mdx has no edition in ko" in done.stderr


def test_a_language_that_nobody_writes_is_wrong_use(
    project: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from printguide.faults import UsageError

    project(FILES)
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(commands, ["build", "--language", "xx"], standalone_mode=False)

    assert isinstance(done.exception, UsageError)
    assert "no article has an edition in xx" in str(done.exception)
