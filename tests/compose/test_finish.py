"""What a brand prints in: the inks it names, by the colours that its tokens have."""

from collections.abc import Callable
from typing import Any

import pytest

from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.compose.print_html import Finish
from printguide.faults import UsageError
from printguide.formats.format import find_paper
from printguide.press.inks import Inks
from printguide.project import Project

Made = Callable[[dict[str, str | bytes]], Project]

ARTICLE = "---\ntitle: Tea\ndate: 2026-02-07\n---\n\nBoil water.\n"


def finish(project: Made, settings: str, format_name: str = "press", **files: str) -> Finish:
    more: dict[str, Any] = {name.replace("__", "/"): text for name, text in files.items()}
    made = project({"printguide.toml": settings, "tea.mdx": ARTICLE, **more})
    format_ = made.format(format_name)
    order = Order(made, format_, find_paper("a4", format_), Catalogue(made))
    _, html = compose_file(made.root / "tea.mdx", order)
    assert html.value is not None, html.found
    return html.value.finish


def test_inks_are_known_by_the_colour_of_their_token(project: Made) -> None:
    settings = """[brand.colours]\naccent = "#B3400C"\n[brand.cmyk]\naccent = [10, 80, 100, 20]\n"""

    assert finish(project, settings).inks == {"#b3400c": Inks(0.1, 0.8, 1, 0.2)}


def test_inks_may_be_given_for_a_colour_of_the_theme(project: Made) -> None:
    found = finish(project, '[brand]\ntheme = "bright"\n[brand.cmyk]\nhighlight = [0, 30, 85, 0]\n')

    assert found.inks == {"#ffbf2e": Inks(0, 0.3, 0.85, 0)}


def test_no_colour_is_darkened_for_type_where_type_is_black(project: Made) -> None:
    settings = """[brand.colours]\naccent = "#f08040"\n[brand.cmyk]\naccent = [0, 60, 80, 0]\n"""

    assert finish(project, settings).inks == {"#f08040": Inks(0, 0.6, 0.8, 0)}


def test_what_is_for_no_press_has_no_inks_and_no_condition(project: Made) -> None:
    found = finish(project, "[brand.cmyk]\naccent = [0, 60, 80, 0]\n", "brochure")

    assert (found.inks, found.intent, found.press) == ({}, None, None)


def test_more_ink_than_dries_is_refused_with_its_line(project: Made) -> None:
    with pytest.raises(UsageError, match=r"printguide.toml:2: `brand.cmyk.accent` is not four .*"
                                         r"280% together at most"):  # fmt: skip
        finish(project, "[brand.cmyk]\naccent = [90, 90, 90, 20]\n")


def test_the_archive_carries_the_article_as_it_was_read(project: Made) -> None:
    assert finish(project, "", "archive").attachment == ("tea.mdx", ARTICLE.encode())
