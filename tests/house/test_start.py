"""Starting is fast because nothing is imported that is not needed."""

import json
import subprocess
import sys

HEAVY = (
    "weasyprint",
    "jinja2",
    "pydantic",
    "markdown_it",
    "tree_sitter",
    "uharfbuzz",
    "PIL",
    "babel",
    "pikepdf",
    "pypdfium2",
    "zxingcpp",
)


def modules_after(code: str) -> set[str]:
    program = f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_help_imports_no_engine_and_no_parser() -> None:
    code = "from printguide.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass"

    assert modules_after(code) & set(HEAVY) == set()


def test_composing_imports_no_engine() -> None:
    assert "weasyprint" not in modules_after("import printguide.compose.composing")


def test_importing_the_package_costs_nothing() -> None:
    assert modules_after("import printguide") & set(HEAVY) == set()
