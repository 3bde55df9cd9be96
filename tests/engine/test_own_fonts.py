"""The fonts of a brand: files of the project or packages of pip, and none that prints as boxes."""

import shutil
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

import pytest
from fontTools.ttLib import TTFont

from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.compose.print_html import OwnFont
from printguide.engine.embedding import embedded
from printguide.engine.fonts import Shelf, choose, own_families
from printguide.engine.fonts.own import OwnFamily, Unfit
from printguide.engine.rendering import Rendering
from printguide.engine.weasy import render
from printguide.faults import Severity
from printguide.formats.paper import papers
from printguide.outcome import Outcome
from printguide.places import Place
from printguide.project import Project
from tests.engine.test_fonts import tiny
from tests.support.inspector import Inspector

Files = dict[str, str | bytes]
Made = Callable[[Files], Project]

HERE = Place(PurePosixPath("printguide.toml"), 2, 1, 4)
PLEX = "pip:fontpkg-ibm-plex-sans-arabic"
ARTICLE = "---\ntitle: Tea\nslug: tea\n---\n\nBoil **water** and *wait*, `now`.\n"


def of_package(name: str, file: str) -> Path:
    found = next(it for it in distribution(name).files or () if it.name == file)
    return Path(str(found.locate()))


SANS = of_package("fontpkg-source-sans-3", "SourceSans3[wght].ttf")
SLANTED = of_package("fontpkg-source-sans-3", "SourceSans3-Italic[wght].ttf")
REGULAR = of_package("fontpkg-ibm-plex-sans-arabic", "IBMPlexSansArabic-Regular.ttf")
BOLD = of_package("fontpkg-ibm-plex-sans-arabic", "IBMPlexSansArabic-Bold.ttf")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("fonts"))


def own(
    files: tuple[str, ...], root: Path, shelf: Shelf, role: str = "text"
) -> tuple[tuple[OwnFamily, ...], tuple[Unfit, ...]]:
    return own_families([OwnFont(role, files, HERE)], root, shelf)


def faces(families: tuple[OwnFamily, ...]) -> list[tuple[int, str]]:
    (family,) = families
    return [(face.weight, face.style) for face in family.faces]


def rendered(project: Project) -> Outcome[Rendering]:
    format_ = project.format("brochure")
    order = Order(project, format_, papers()["a4"], Catalogue(project))
    source, html = compose_file(project.root / "tea.mdx", order)
    assert html.value is not None, html.found
    return render(html.value, project.root, source)


def test_static_files_are_used_as_they_are(tmp_path: Path, shelf: Shelf) -> None:
    for file in (REGULAR, BOLD):
        shutil.copy(file, tmp_path)

    families, unfit = own((REGULAR.name, BOLD.name), tmp_path, shelf)

    assert unfit == ()
    assert faces(families) == [(400, "normal"), (700, "normal")]
    assert {face.path.parent for face in families[0].faces} == {tmp_path.resolve()}


def test_a_variable_file_is_made_static_at_the_weights_that_sheets_ask_for(
    tmp_path: Path, shelf: Shelf
) -> None:
    shutil.copy(SANS, tmp_path / "sans.ttf")
    shutil.copy(SLANTED, tmp_path / "slanted.ttf")

    families, unfit = own(("sans.ttf", "slanted.ttf"), tmp_path, shelf)

    assert unfit == ()
    assert faces(families) == [
        (400, "normal"), (600, "normal"), (700, "normal"), (400, "italic"), (700, "italic"),
    ]  # fmt: skip
    for face in families[0].faces:
        with TTFont(face.path) as font:
            assert "fvar" not in font
            assert font["OS/2"].usWeightClass == face.weight


def test_a_changed_file_is_made_static_anew(tmp_path: Path, shelf: Shelf) -> None:
    shutil.copy(SANS, tmp_path / "own.ttf")
    before, _ = own(("own.ttf",), tmp_path, shelf)
    shutil.copy(SLANTED, tmp_path / "own.ttf")

    after, _ = own(("own.ttf",), tmp_path, shelf)

    assert not {it.path for it in before[0].faces} & {it.path for it in after[0].faces}


def test_a_package_gives_the_weights_that_are_wanted_and_no_others(
    tmp_path: Path, shelf: Shelf
) -> None:
    families, unfit = own((PLEX,), tmp_path, shelf)

    assert unfit == ()
    assert faces(families) == [(400, "normal"), (600, "normal"), (700, "normal")]


@pytest.mark.parametrize("role", ["display", "code"])
def test_a_variable_package_serves_any_face(tmp_path: Path, shelf: Shelf, role: str) -> None:
    families, unfit = own(("pip:fontpkg-inter",), tmp_path, shelf, role)

    assert unfit == ()
    assert faces(families)[0] == (400, "normal")
    assert {"display": (800, "normal"), "code": (700, "normal")}[role] in faces(families)


@pytest.mark.parametrize(
    ("files", "why", "cure"),
    [
        (("none.ttf",), "there is no such file", "give its path"),
        (("../outside.ttf",), "it is outside the project", "copy the file into it"),
        (("pip:fontpkg-intr",), "no package of this name is installed", "write `fontpkg-inter`"),
        (("pip:no-such-thing",), "no package of this name", "run `pip install no-such-thing`"),
        (("pip:",), "it names no package", "write its name behind `pip:`"),
        (("pip:pydantic",), "the package has no TrueType files", "take another one"),
        (("postscript.otf",), "the font has PostScript outlines", "use a TrueType version"),
        (("packed.woff2",), "the font is packed as WOFF2", "unpack it"),
        (("words.ttf",), "the file is not a font", "get it again"),
    ],
)
def test_what_will_not_do_is_said_with_its_reason_and_a_cure(
    tmp_path: Path, shelf: Shelf, files: tuple[str, ...], why: str, cure: str
) -> None:
    home = tmp_path / "project"
    home.mkdir()
    (tmp_path / "outside.ttf").write_bytes(tiny(postscript=False))
    (home / "postscript.otf").write_bytes(tiny(postscript=True))
    (home / "packed.woff2").write_bytes(b"wOF2" + bytes(60))
    (home / "words.ttf").write_text("words", "utf-8")

    families, (unfit,) = own(files, home, shelf)

    reason, _, remedy = unfit.reason.partition(": ")
    assert families == ()
    assert reason.startswith(why)
    assert remedy.startswith(cure)


def test_one_unfit_file_of_several_keeps_the_family_from_being_used(
    tmp_path: Path, shelf: Shelf
) -> None:
    shutil.copy(REGULAR, tmp_path)
    (tmp_path / "bold.otf").write_bytes(tiny(postscript=True))

    families, unfit = own((REGULAR.name, "bold.otf"), tmp_path, shelf)

    assert families == ()
    assert [it.file for it in unfit] == ["bold.otf"]


def test_running_text_lacks_what_none_of_its_files_has(tmp_path: Path, shelf: Shelf) -> None:
    shutil.copy(REGULAR, tmp_path)

    (regular,), _ = own((REGULAR.name,), tmp_path, shelf)
    (plex,), _ = own((PLEX,), tmp_path, shelf)
    (display,), _ = own((REGULAR.name,), tmp_path, shelf, "display")

    assert regular.lacking == ("bold", "italic")
    assert plex.lacking == ("italic",)
    assert display.lacking == ()


def test_what_the_brand_can_print_needs_no_helper(tmp_path: Path, shelf: Shelf) -> None:
    families, _ = own((PLEX,), tmp_path, shelf)

    alone, branded = choose("سلام", "ar", (), shelf), choose("سلام", "ar", (), shelf, families)

    assert "PG Arabic" in alone.stack
    assert branded.stack == ("PG Own Text", "PG Sans")


def test_an_article_is_set_in_the_fonts_of_the_brand(project: Made) -> None:
    made = project(
        {
            "printguide.toml": (
                "[brand.fonts]\n"
                'text = ["fonts/a.ttf", "fonts/b.ttf"]\n'
                'display = "pip:fontpkg-inter"\n'
                'code = "pip:fontpkg-jetbrains-mono"\n'
            ),
            "fonts/a.ttf": SANS.read_bytes(),
            "fonts/b.ttf": SLANTED.read_bytes(),
            "tea.mdx": ARTICLE,
        }
    )

    outcome = rendered(made)

    assert outcome.found == ()
    assert outcome.value is not None
    used = {name.partition("+")[2] for name in Inspector(outcome.value.pdf).fonts}
    assert {name.split("-")[2] for name in used if name.startswith("PG-Own")} == {
        "Text", "Display", "Code",
    }  # fmt: skip
    assert not [name for name in used if name.startswith(("PG-Serif", "PG-Mono"))]


def test_a_font_that_is_refused_keeps_the_article_from_being_written(
    project: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = '[brand.fonts]\ndisplay = "fonts/loud.otf"\n'
    made = project(
        {"printguide.toml": settings, "fonts/loud.otf": tiny(postscript=True), "tea.mdx": ARTICLE}
    )

    (found,) = rendered(made).found

    assert (found.code, found.severity) == ("PG508", Severity.ERROR)
    assert found.message.startswith("the font `loud.otf` is not used: the font has PostScript")
    assert (str(found.place.path), found.place.line, found.place.column) == (
        "printguide.toml",
        2,
        1,
    )


def test_the_page_for_a_browser_has_them_inside(project: Made) -> None:
    made = project({"printguide.toml": f'[brand.fonts]\ntext = "{PLEX}"\n', "tea.mdx": ARTICLE})
    format_ = made.format("brochure")
    order = Order(made, format_, papers()["a4"], Catalogue(made))
    _, html = compose_file(made.root / "tea.mdx", order)
    assert html.value is not None

    page = embedded(html.value, made.root)

    assert page.value is not None
    assert '@font-face { font-family: "PG Own Text"; font-weight: 700;' in page.value
    assert "file://" not in page.value
    assert [it.code for it in page.found] == ["PG509"]
