"""Themes: found by name, nearest first, and chosen by the project or by an article."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.faults import Severity, UsageError
from printguide.formats.paper import papers
from printguide.outcome import Outcome
from printguide.project import Project
from printguide.themes import DEFAULT, find_theme, theme_names

Files = dict[str, str | bytes]
Made = Callable[[Files], Project]

HARBOUR = "/* Blue,\n   like the sea. */\n:root { --accent: #004488; }\n"
ARTICLE = "---\ntitle: Tea\nslug: tea\n{theme}---\n\nBoil water.\n"


def composed(project: Project) -> Outcome[PrintHtml]:
    format_ = project.format("brochure")
    order = Order(project, format_, papers()["a4"], Catalogue(project))
    return compose_file(project.root / "tea.mdx", order)[1]


def styles(project: Project) -> str:
    html = composed(project).value
    assert html is not None
    return html.html.partition("</style>")[0]


def test_two_themes_come_along_and_the_quiet_one_is_taken(project: Made) -> None:
    root = project({}).root

    assert {"bright", "calm"} <= set(theme_names(root))
    assert DEFAULT == "calm"
    assert find_theme("bright", root).origin == "printguide"


@pytest.mark.parametrize("name", ["bright", "calm"])
def test_a_shipped_theme_says_what_it_is_like_in_a_line(project: Made, name: str) -> None:
    about = find_theme(name, project({}).root).about

    assert len(about.split()) >= 5
    assert "\n" not in about


def test_a_theme_of_the_project_is_a_stylesheet_and_nothing_else(project: Made) -> None:
    made = project({"styles/themes/harbour.css": HARBOUR})
    theme = find_theme("harbour", made.root)

    assert (theme.about, theme.origin) == ("Blue, like the sea.", "this project")
    assert "harbour" in theme_names(made.root)


def test_a_theme_without_a_comment_has_nothing_to_say(project: Made) -> None:
    made = project({"styles/themes/bare.css": "p { margin: 0 }"})

    assert find_theme("bare", made.root).about == ""


def test_the_project_has_its_own_in_place_of_a_shipped_one(project: Made) -> None:
    made = project({"styles/themes/calm.css": HARBOUR})

    assert find_theme("calm", made.root).origin == "this project"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("brihgt", "write `bright` for `brihgt`"), ("loud", "themes are bright, calm")],
)
def test_an_unknown_theme_is_a_wrong_use_with_the_nearest_name(
    project: Made, name: str, hint: str
) -> None:
    with pytest.raises(UsageError, match=f"there is no theme `{name}`: {hint}"):
        find_theme(name, project({}).root)


@pytest.mark.parametrize("name", ["../calm", "themes/calm", "", ".", "calm.css", "/etc/passwd"])
def test_a_theme_is_a_name_and_no_path(project: Made, name: str) -> None:
    with pytest.raises(UsageError, match="there is no theme"):
        find_theme(name, project({}).root)


def test_a_link_that_leads_out_of_the_project_is_not_followed(
    project: Made, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "sheet.css"
    outside.write_text(HARBOUR, "utf-8")
    made = project({"styles/themes/mine.css": HARBOUR})
    (made.root / "styles" / "themes" / "linked.css").symlink_to(outside)

    with pytest.raises(UsageError, match="there is no theme `linked`"):
        find_theme("linked", made.root)


def test_the_settings_name_the_theme_and_a_slip_is_said_with_its_line(project: Made) -> None:
    with pytest.raises(UsageError) as error:
        project({"printguide.toml": '[brand]\nname = "Tea"\ntheme = "brihgt"\n'})

    assert str(error.value) == (
        "printguide.toml:3: there is no theme `brihgt`: write `bright` for `brihgt`"
    )


def test_the_theme_stands_behind_the_format_and_before_the_project(project: Made) -> None:
    made = project(
        {
            "printguide.toml": '[brand]\ntheme = "harbour"\n[brand.colours]\nwarning = "#773300"',
            "styles/themes/harbour.css": "h1 { margin: 1pt }",
            "styles/project.css": "h1 { margin: 3pt }",
            "tea.mdx": ARTICLE.format(theme=""),
        }
    )
    text = styles(made)
    order = [text.index(it) for it in
             ("@layer formats {", "@layer themes {", "margin: 1pt", "@layer brand {",
              "@layer project {", "margin: 3pt")]  # fmt: skip

    assert order == sorted(order)
    assert text.startswith("<!DOCTYPE html>")
    assert "@layer tokens, base, components, formats, themes, brand, project;" in text


def test_an_article_can_have_another_theme_than_its_project(project: Made) -> None:
    plain = styles(project({"printguide.toml": "", "tea.mdx": ARTICLE.format(theme="")}))
    own = styles(project({"tea.mdx": ARTICLE.format(theme="theme: bright\n")}))

    assert "PG Poster" not in plain
    assert "PG Poster" in own


def test_an_unknown_theme_of_an_article_is_a_warning_at_its_place(
    project: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    made = project({"printguide.toml": "", "tea.mdx": ARTICLE.format(theme="theme: clam\n")})
    outcome = composed(made)

    (found,) = outcome.found
    assert (found.code, found.severity) == ("PG431", Severity.WARNING)
    assert found.hint == "write `calm` for `clam`"
    assert found.place.path == PurePosixPath("tea.mdx")
    assert (found.place.line, found.place.column, found.place.length) == (4, 8, 4)
    assert outcome.value is not None


def test_a_theme_that_is_no_text_is_a_fault_of_the_article(project: Made) -> None:
    made = project(
        {
            "printguide.toml": '[brand]\ntheme = "odd"\n',
            "styles/themes/odd.css": b"/* \xff */",
            "tea.mdx": ARTICLE.format(theme=""),
        }
    )

    assert [it.code for it in composed(made).found if it.severity is Severity.ERROR] == ["PG440"]
