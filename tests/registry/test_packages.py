"""Components and formats of installed packages, found through their entry points."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from printguide import packages
from printguide.faults import EnvironmentFault, UsageError
from printguide.formats.finding import find_format, format_names
from printguide.project import Project
from printguide.registry.registry import Registry
from printguide.themes import find_theme, theme_names
from tests.registry.test_project_components import composed, said

Files = dict[str, str | bytes]
Made = Callable[[Files], Project]
Install = Callable[[str, str, Files], None]

MODULE = '''"""SeaLevel: how high the water stands.

<SeaLevel at="07:00" />
"""

from printguide.components import Component, Text


class SeaLevel(Component):
    """A line with an hour."""

    at: Text
'''

FORMAT = """\
about = "A card"
papers = ["a4"]
internal_links = "live"
external_links = "live"
panels = "article"
code_box_mm = 25
takeaways_first = false
conforms_to = ["pdf/ua-1"]
"""

SEA: Files = {
    "{0}/__init__.py": '"""A package."""\n',
    "{0}/sea_level.py": MODULE,
    "{0}/templates/components/sea_level.html": (
        '<section class="sea-level" {{ place }}><p>{{ props.at|inline }}</p></section>\n'
    ),
    "{0}/styles/components/sea_level.css": ".sea-level { color: seagreen; }",
    "{0}/styles/formats/seacard.toml": FORMAT,
    "{0}/styles/formats/seacard.css": ".cover { color: navy; }",
}


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a package: its files, and what its entry points say."""
    home = tmp_path / "site-packages"
    home.mkdir()
    monkeypatch.syspath_prepend(str(home))
    before = set(sys.modules)

    def installed(name: str, entry_points: str, files: Files) -> None:
        for path, content in files.items():
            file = home / path.format(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        facts = home / f"{name}-1.0.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (facts / "entry_points.txt").write_text(entry_points.format(name))
        packages.forget()

    yield installed
    for module in set(sys.modules) - before:
        if module.startswith("pg_"):
            del sys.modules[module]
    packages.forget()


POINTS = (
    "[printguide.components]\nSeaLevel = {0}.sea_level:SeaLevel\n\n"
    "[printguide.formats]\nseacard = {0}\n"
)


def test_a_component_of_a_package_prints_in_its_own_looks(install: Install, project: Made) -> None:
    install("pg_sea", POINTS, SEA)

    html, found = composed(project({}), '<SeaLevel at="*07:00*" />')

    assert said(found) == []
    assert '<section class="sea-level" data-line="6"><p><em>07:00</em></p>' in html
    assert "seagreen" in html


def test_a_project_can_give_it_other_looks(install: Install, project: Made) -> None:
    install("pg_sea", POINTS, SEA)
    made = project({"templates/components/sea_level.html": "<p {{ place }}>{{ props.at }}!</p>\n"})

    html, found = composed(made, '<SeaLevel at="07:00" />')

    assert said(found) == []
    assert "07:00!" in html


def test_it_is_listed_with_its_package_and_its_example(install: Install) -> None:
    install("pg_sea", POINTS, SEA)

    (entry,) = (entry for entry in Registry().entries() if entry.name == "SeaLevel")

    assert (entry.origin, entry.about) == ("pg_sea", "A line with an hour.")
    assert entry.example == '<SeaLevel at="07:00" />'


def test_a_package_does_not_take_the_place_of_a_shipped_component(install: Install) -> None:
    files = {**SEA, "{0}/info_box.py": MODULE.replace("SeaLevel", "InfoBox")}
    install("pg_sea", "[printguide.components]\nInfoBox = {0}.info_box:InfoBox\n", files)

    schema = Registry().find("InfoBox")

    assert schema is not None
    assert schema.__module__ == "printguide.components.info_box"


def test_a_package_is_not_imported_before_it_is_called(install: Install, project: Made) -> None:
    install("pg_sea", POINTS, SEA)

    composed(project({}), '<InfoBox type="tip">Nothing of the sea.</InfoBox>')

    assert "pg_sea" not in sys.modules


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{0}.nowhere:SeaLevel", "cannot be loaded (ModuleNotFoundError"),
        ("{0}.sea_level:Nothing", "cannot be loaded (AttributeError"),
        ("{0}.broken:SeaLevel", "cannot be loaded (ZeroDivisionError"),
        ("{0}.sea_level:Text", "is no class that inherits from printguide.components.Component"),
        ("{0}.other:Other", "is the class `Other`: offer it under its own name"),
    ],
)
def test_a_package_that_cannot_be_used_is_named_with_a_cure(
    install: Install, value: str, message: str
) -> None:
    other = MODULE.replace("SeaLevel", "Other")
    files = {**SEA, "{0}/broken.py": "1 / 0\n", "{0}/other.py": other}
    install("pg_sea", f"[printguide.components]\nSeaLevel = {value}\n", files)

    with pytest.raises(EnvironmentFault, match="the package pg_sea") as fault:
        Registry().find("SeaLevel")

    assert message in str(fault.value)


def test_a_broken_package_costs_nobody_who_does_not_call_it(
    install: Install, project: Made
) -> None:
    install("pg_sea", "[printguide.components]\nSeaLevel = ???\n", SEA)

    _, found = composed(project({}), "<SeaLevle />")

    assert [(d.code, d.hint) for d in found] == [("PG301", "write `SeaLevel` for `SeaLevle`")]


def test_two_packages_may_not_offer_the_same_name(install: Install) -> None:
    install("pg_sea", POINTS, SEA)
    install("pg_shore", POINTS, SEA)

    with pytest.raises(EnvironmentFault, match="two packages, pg_sea and pg_shore: uninstall one"):
        Registry().find("SeaLevel")


@pytest.mark.parametrize("value", ["{0}", "{0}.paths:FOLDER", "{0}.paths:FILE"])
def test_a_format_of_a_package_is_found(install: Install, project: Made, value: str) -> None:
    paths = (
        "from pathlib import Path\n"
        'FOLDER = Path(__file__).parent / "styles" / "formats"\n'
        'FILE = FOLDER / "seacard.toml"\n'
    )
    install("pg_sea", f"[printguide.formats]\nseacard = {value}\n", {**SEA, "{0}/paths.py": paths})
    root = project({}).root

    assert find_format("seacard", root).about == "A card"
    assert "seacard" in format_names(root)


def test_a_format_of_a_package_brings_its_stylesheet(install: Install, project: Made) -> None:
    from printguide.catalogue import Catalogue
    from printguide.compose.order import Order
    from printguide.compose.sheets import Looks
    from printguide.formats.paper import papers

    install("pg_sea", POINTS, SEA)
    made = project({})
    order = Order(made, find_format("seacard", made.root), papers()["a4"], Catalogue(made))

    assert "navy" in Looks(order, "calm").gather(())


def test_a_format_of_the_project_comes_first(install: Install, project: Made) -> None:
    install("pg_sea", POINTS, SEA)
    made = project({"styles/formats/seacard.toml": FORMAT.replace("A card", "Ours")})

    assert find_format("seacard", made.root).about == "Ours"


def test_a_format_without_its_file_is_named_with_a_cure(install: Install, project: Made) -> None:
    install("pg_sea", "[printguide.formats]\nmissing = {0}\n", SEA)

    with pytest.raises(EnvironmentFault, match=r"has no `missing\.toml`"):
        find_format("missing", project({}).root)


def test_an_unknown_format_is_still_a_wrong_use(project: Made) -> None:
    with pytest.raises(UsageError, match="write `brochure` for `brochur`"):
        find_format("brochur", project({}).root)


def test_a_package_that_cannot_be_used_ends_the_program_with_three(
    install: Install, tmp_path: Path
) -> None:
    install("pg_sea", "[printguide.components]\nSeaLevel = {0}.nowhere:SeaLevel\n", SEA)
    (tmp_path / "a.mdx").write_text('---\ntitle: "T"\n---\n\n<SeaLevel at="7" />\n', "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "printguide", "build", "a.mdx"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site-packages"), "PATH": "/usr/bin", "HOME": "/tmp"},  # noqa: S108
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3
    assert "mend the package, or uninstall it" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_theme_of_a_package_is_found_and_bears_its_name(install: Install, project: Made) -> None:
    files = {**SEA, "{0}/styles/themes/tidal.css": "/* Wet. */ .cover { color: navy; }"}
    install("pg_sea", "[printguide.themes]\ntidal = {0}\n", files)
    root = project({}).root

    theme = find_theme("tidal", root)

    assert (theme.about, theme.origin) == ("Wet.", "pg_sea")
    assert "tidal" in theme_names(root)


def test_a_theme_of_a_package_dresses_articles(install: Install, project: Made) -> None:
    files = {**SEA, "{0}/styles/themes/tidal.css": "/* Wet. */ .cover { color: navy; }"}
    install("pg_sea", "[printguide.themes]\ntidal = {0}\n", files)
    made = project({"printguide.toml": '[brand]\ntheme = "tidal"\n'})

    assert "navy" in composed(made, "Text.\n")[0]


def test_a_theme_without_its_sheet_is_named_with_a_cure(install: Install, project: Made) -> None:
    install("pg_sea", "[printguide.themes]\nmissing = {0}\n", SEA)

    with pytest.raises(EnvironmentFault, match=r"the theme `missing` and has no `missing\.css`"):
        find_theme("missing", project({}).root)
