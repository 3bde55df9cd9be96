"""Branding: the colours of a brand, and what becomes of those that cannot be read."""

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from printguide.brand import Brand
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.branding import branding, source_of
from printguide.compose.colours import colour_of, contrast
from printguide.compose.contrast import failing
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.compose.tokens import values_of
from printguide.faults import Severity
from printguide.formats.paper import papers
from printguide.outcome import Outcome
from printguide.project import Project, Written
from printguide.shipped import shipped

Made = Callable[[dict[str, str | bytes]], Project]

PLAIN = values_of((shipped("styles") / "tokens.css").read_text("utf-8"))
ARTICLE = "---\ntitle: Tea\nslug: tea\n---\n\nBoil [water](https://www.example.org).\n"


def brand(**settings: object) -> Brand:
    return Brand.model_validate(settings)


def tokens(made: Brand) -> dict[str, str]:
    """All tokens, with those of a brand over the shipped ones."""
    return {**PLAIN, **values_of(branding(made, PLAIN, Written()).sheet)}


def composed(project: Project) -> Outcome[PrintHtml]:
    format_ = project.format("brochure")
    order = Order(project, format_, papers()["a4"], Catalogue(project))
    return compose_file(project.root / "tea.mdx", order)[1]


def test_without_settings_nothing_is_set() -> None:
    made = branding(brand(), PLAIN, Written())

    assert (made.sheet, made.found) == ("", ())


def test_an_accent_brings_what_goes_with_it() -> None:
    values = tokens(brand(colours={"accent": "#7A1F5C"}))

    assert values["--accent"] == "#7a1f5c"
    assert values["--accent-deep"] not in (PLAIN["--accent-deep"], values["--accent"])
    assert failing(values) == ()


def test_what_is_given_is_not_derived() -> None:
    values = tokens(brand(colours={"accent": "#7a1f5c", "accent-deep": "#111111"}))

    assert values["--accent-deep"] == "#111111"


@pytest.mark.parametrize("accent", ["#ffd500", "#f2a65a", "#9be15d", "#bbbbbb", "#ffffff"])
def test_a_light_accent_is_kept_for_lines_and_darkened_for_type(accent: str) -> None:
    made = branding(brand(colours={"accent": accent}), PLAIN, Written())
    values = {**PLAIN, **values_of(made.sheet)}

    assert values["--accent"] == accent
    assert values["--type-accent"] != accent
    assert failing(values) == ()
    assert [(it.code, it.severity) for it in made.found] == [("PG460", Severity.WARNING)]


def test_a_change_is_said_with_both_colours_and_both_ratios() -> None:
    (found,) = branding(brand(colours={"accent": "#f2a65a"}), PLAIN, Written()).found
    colours = map(colour_of, re.findall(r"#\w{6}", found.message))
    accent, ground, instead = (colour for colour in colours if colour)

    assert f"a contrast of {_cut(contrast(accent, ground))} to 1" in found.message
    assert f"({_cut(contrast(instead, ground))} to 1)" in found.message
    assert contrast(instead, ground) >= 4.5


def _cut(ratio: float) -> str:
    """Two places, not rounded up."""
    return f"{int(ratio * 100) / 100:g}"


def test_a_brand_may_have_such_colours_refused() -> None:
    made = branding(brand(colours={"accent": "#f2a65a"}, contrast="refuse"), PLAIN, Written())

    (found,) = made.found
    assert (found.code, found.severity) == ("PG461", Severity.ERROR)
    assert "type needs 4.5 to 1" in found.message
    assert "--type-accent" not in made.sheet
    assert colour_of(str(found.hint).split('"')[1]) is not None


def test_what_no_colour_is_read_on_is_refused_in_any_case() -> None:
    """Ink has to be light on such paper, and dark on tints that have stayed pale."""
    made = branding(brand(colours={"paper": "#101820"}), PLAIN, Written())

    assert {it.code for it in made.found} == {"PG461"}
    assert all("lighter or darker" in str(it.hint) for it in made.found)


def test_a_dark_paper_makes_type_lighter() -> None:
    pale = {f"{name}-tint": "#202a33" for name in ("accent", "warning", "danger", "success")}
    made = branding(
        brand(colours={"paper": "#101820", "accent-pale": "#202a33", **pale}), PLAIN, Written()
    )
    values = {**PLAIN, **values_of(made.sheet)}

    assert failing(values) == ()
    assert "@page { background: #101820; }" in made.sheet
    ink = colour_of(values["--type-ink"])
    assert ink
    assert ink.luminance > 0.2


def test_type_on_a_highlight_is_dark_or_light_as_it_has_to_be() -> None:
    dark = tokens(brand(colours={"highlight": "#14213d"}))
    light = tokens(brand(colours={"highlight": "#ffd500"}))

    assert dark["--type-highlight"] == "var(--type-reversed)"
    assert light["--type-highlight"] == "var(--type-ink)"


def test_what_a_theme_gets_wrong_is_not_held_against_the_brand() -> None:
    pale = {**PLAIN, "--danger": "#ffaaaa"}

    assert branding(brand(colours={"accent": "#0b5f66"}), pale, Written()).found == ()


def test_a_token_has_its_colour_from_the_last_one_that_is_named() -> None:
    values = {"--a": "var(--b)", "--b": " var( --c ) ", "--c": "#fff", "--x": "var(--y)"}
    values["--y"] = "var(--x)"

    assert source_of("a", values) == "c"
    assert source_of("c", values) == "c"
    assert source_of("x", values) in ("x", "y")


def test_a_fault_is_at_its_line_of_the_settings(project: Made, monkeypatch: pytest.MonkeyPatch,
                                                tmp_path: Path) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    settings = (
        '[brand.cmyk]\naccent = [0, 30, 70, 0]\n\n[brand.colours]\n# warm\naccent = "#f2a65a"\n'
    )
    made = project({"printguide.toml": settings, "tea.mdx": ARTICLE})

    (found,) = (it for it in composed(made).found if it.code == "PG460")

    assert found.place.path == PurePosixPath("printguide.toml")
    assert (found.place.line, found.place.column, found.place.length) == (6, 1, 6)


def test_the_colours_of_a_press_are_kept_for_it(project: Made) -> None:
    made = project({"printguide.toml": "[brand.cmyk]\naccent = [100, 20, 40.5, 30]\n"})

    assert made.configuration.brand.cmyk.given() == {"accent": (100, 20, 40.5, 30)}


def test_codes_in_a_light_colour_are_refused_with_the_figures(project: Made) -> None:
    made = project({"printguide.toml": '[brand]\ncode_colour = "#e0a100"\n', "tea.mdx": ARTICLE})

    (found,) = (it for it in composed(made).found if it.code == "PG463")

    assert (found.severity, found.firm) == (Severity.ERROR, True)
    assert found.message.startswith("codes in #e0a100 have a contrast of 2.")
    assert "4.5 to 1" in found.message


def test_a_sheet_of_the_project_that_is_too_pale_is_a_warning_at_its_line(
    project: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = "p { margin: 0 }\n:root { --ink-soft: #aab2b5; --accent: #0b5f66 }\n"
    made = project({"styles/project.css": sheet, "tea.mdx": ARTICLE, "printguide.toml": ""})

    found = composed(made).found

    assert [(it.code, it.severity) for it in found] == [("PG462", Severity.WARNING)]
    assert (str(found[0].place.path), found[0].place.line) == ("styles/project.css", 2)
    assert found[0].place.column == 9


def test_the_project_has_the_last_word(project: Made) -> None:
    files: dict[str, str | bytes] = {
        "printguide.toml": '[brand.colours]\naccent = "#7a1f5c"\n',
        "styles/project.css": ":root { --accent: #0b5f66 }",
        "tea.mdx": ARTICLE,
    }
    html = composed(project(files)).value

    assert html is not None
    assert "#7a1f5c" not in html.html


def test_a_logo_that_is_missing_is_said_at_its_line(
    project: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = '[brand]\nname = "Tea"\nlogo = "images/none.svg"\n'
    made = project({"printguide.toml": settings, "tea.mdx": ARTICLE})

    (found,) = composed(made).found

    assert (found.code, str(found.place.path), found.place.line) == ("PG420", "printguide.toml", 3)
