"""What a brand says: the same in all languages, or a text for each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from printguide.brand import Brand
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.faults import UsageError
from printguide.formats.format import find_paper
from printguide.project import Project

Opened = Callable[[dict[str, str | bytes]], Project]

SETTINGS = """[brand]
name = { en = "Harbour Guides", ko = "항구 안내" }
tagline = "Plain words"
disclaimer = { en = "Ask a doctor.", ko = "의사에게 물어보십시오." }
[brand.contact]
organisation = { en = "The desk", ko = "안내 데스크", "zh-Hant" = "服務台" }
phone = "+44 20 7946 0110"
"""


@pytest.mark.parametrize(
    ("lang", "organisation"),
    [("en", "The desk"), ("ko", "안내 데스크"), ("ko-KR", "안내 데스크"), ("zh-Hant", "服務台"),
     ("zh", "The desk"), ("ar", "The desk")],
)  # fmt: skip
def test_a_text_is_that_of_the_language_or_else_the_first(
    project: Opened, lang: str, organisation: str
) -> None:
    texts = project({"printguide.toml": SETTINGS}).configuration.brand.texts(lang)

    assert texts.contact.organisation == organisation
    assert (texts.tagline, texts.contact.phone) == ("Plain words", "+44 20 7946 0110")
    assert (texts.contact.email, texts.contact.hours) == (None, None)


def test_a_brand_that_says_nothing_says_nothing_in_any_language() -> None:
    assert set(Brand().texts("ko").model_dump(exclude={"contact"}).values()) == {None}


def _html(opened: Project, name: str, format_: str = "brochure") -> str:
    chosen = opened.format(format_)
    order = Order(opened, chosen, find_paper(chosen.papers[0], chosen), Catalogue(opened))
    html = compose_file(opened.root / name, order)[1].value
    assert html
    return html.html


def test_an_edition_has_the_imprint_of_its_language(project: Opened) -> None:
    opened = project({
        "printguide.toml": SETTINGS,
        "quay.mdx": "---\ntitle: Quay\nlang: en\n---\n\nWater.\n",
        "quay.ko.mdx": "---\ntitle: 부두\nlang: ko\n---\n\n물.\n",
    })  # fmt: skip

    english, korean = _html(opened, "quay.mdx"), _html(opened, "quay.ko.mdx")

    plain = korean.replace('<span class="word">', "").replace("</span>", "")
    for ours, theirs in (
        ("Harbour Guides", "항구 안내"), ("Ask a doctor.", "의사에게 물어보십시오."),
        ("The desk", "안내 데스크"),
    ):  # fmt: skip
        assert ours in english
        assert theirs not in english
        assert theirs in plain
        assert ours not in plain


def test_a_card_shows_the_publisher_in_the_language_of_the_article(project: Opened) -> None:
    opened = project({
        "printguide.toml": f'{SETTINGS}address = {{ en = "1 Quay Road", ko = "부두길 1" }}\n',
        "quay.ko.mdx": "---\ntitle: 부두\nlang: ko\n---\n\n물.\n",
    })  # fmt: skip

    assert "부두길 1" in _html(opened, "quay.ko.mdx", "card").replace("</span>", "").replace(
        '<span class="word">', ""
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("name = {}", "printguide.toml:2: `brand.name` is not a text, or a table of texts"),
        ("name = 3", "printguide.toml:2: `brand.name` is not a text, or a table of texts"),
        ("name = { Korean = 'x' }", "printguide.toml:2: `brand.name` is not a text, or a table"),
        ("name = { ko = 3 }", "printguide.toml:2: `brand.name` is not a text, or a table"),
        ("contact.phone = { ko = [] }", "printguide.toml:2: `brand.contact.phone` is not a text"),
        ("nmae = { ko = 'x' }", "there is no `brand.nmae`: write `name` for `nmae`"),
    ],
)
def test_a_text_that_is_none_is_said_with_its_line(
    project: Opened, tmp_path: Path, line: str, said: str
) -> None:
    with pytest.raises(UsageError) as raised:
        project({"printguide.toml": f"[brand]\n{line}\n"})

    assert said in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1
