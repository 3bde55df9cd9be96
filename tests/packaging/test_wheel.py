"""The wheel: it carries templates, styles and formats, and works from any folder."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "printguide" / "reports" / "pages"
"""What the reports of HTML are made of."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_what_the_program_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    for wanted in (
        "printguide/templates/article.html",
        "printguide/templates/components/price_table.html",
        "printguide/styles/tokens.css",
        "printguide/styles/formats/brochure.toml",
        "printguide/content/printguide.toml",
        "printguide/compose/labels/ko.toml",
        "printguide/engine/fonts/faces.toml",
        "printguide/formats/papers.toml",
        "printguide/explanations/PG302.md",
        *(f"printguide/reports/pages/{it.name}" for it in PAGES.iterdir()),
        "printguide/starters/project/gitignore",
        "printguide/starters/project/images/quay.svg",
        "printguide/starters/component/component.toml",
        "printguide/starters/specimens/templates/parts/imprint.html",
        "printguide/py.typed",
    ):
        assert wanted in names


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the program as it is installed, without extras, where nothing else is."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home)
    python = str(home / "bin" / "python")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "-q", str(wheel)]
    subprocess.run(install, check=True)
    return str(home / "bin" / "printguide")


def build(program: str, folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "a.mdx").write_text(f'---\ntitle: "Hello"\n---\n\n{text}\n', "utf-8")
    command = [program, "build", "a.mdx", "-o", "a.pdf"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.timeout(600)
def test_an_installed_printguide_builds_from_an_empty_folder(program: str, tmp_path: Path) -> None:
    done = build(program, tmp_path, "# Words\n\nOn paper.")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.timeout(600)
def test_without_its_fonts_korean_is_an_error_that_names_the_command(
    program: str, tmp_path: Path
) -> None:
    done = build(program, tmp_path, "안녕")

    assert done.returncode == 3
    assert "error[PG502]" in done.stderr
    assert "U+C548" in done.stderr
    assert 'pip install "printguide[cjk]"' in done.stderr
    assert not (tmp_path / "a.pdf").exists()
