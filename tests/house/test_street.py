"""The house keeps its own rules: imports go one way, modules stay small."""

import ast
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from printguide.components import Component, LeftOut, Props, stem_of
from printguide.compose.words import _reason
from printguide.registry.registry import Registry

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "printguide"
MODULES = sorted(PACKAGE.rglob("*.py"))
STREET = [
    "places", "faults", "codebook", "severities", "languages", "outcome", "apart", "shipped",
    "writing", "cache", "store", "threads", "inputs", "programs",
    "fetching", "packages", "components", "registry", "formats", "press", "themes", "brand",
    "project", "article", "heads", "catalogue", "consulted", "checks",
    "compose", "engine", "cluster", "engines", "imposition", "proof",
    "fitting", "made", "building", "batch", "publishing", "booklet", "reports", "mending",
    "rehearsal", "specimens", "starters", "cli", "__main__",
]  # fmt: skip


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def rooms_imported_by(module: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        rooms |= {name.split(".")[1] for name in names if name.startswith("printguide.")}
    return rooms


def named(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_no_stage_knows_a_later_one(module: Path) -> None:
    room = room_of(module)
    if room == "__init__":
        return
    later = set(STREET[STREET.index(room) + 1 :])

    assert not rooms_imported_by(module) & later


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_is_at_most_three_hundred_lines_and_says_what_it_is_for(module: Path) -> None:
    text = module.read_text("utf-8")

    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_function_is_at_most_forty_lines(module: Path) -> None:
    long = [
        (node.name, (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ]

    assert long == []


def components() -> list[type[Component]]:
    registry = Registry()
    return [schema for name in registry.names() if (schema := registry.find(name))]


@pytest.mark.parametrize("schema", components(), ids=lambda schema: schema.__name__)
@pytest.mark.parametrize("home", ["templates/components/{}.html", "styles/components/{}.css"])
def test_a_component_has_a_template_and_a_stylesheet(schema: type[Component], home: str) -> None:
    assert (ROOT / home.format(stem_of(schema))).is_file()


def used_names(stem: str) -> set[str]:
    """Every attribute that a template asks for, and every string it passes on."""
    return names_in(ROOT / "templates" / "components" / f"{stem}.html")


def names_in(template: Path) -> set[str]:
    """The names of a template, with those of templates that it puts in."""
    tree = Environment(autoescape=True).parse(template.read_text("utf-8"))
    names = {node.attr for node in tree.find_all(nodes.Getattr)}
    names |= {str(node.value) for node in tree.find_all(nodes.Const)}
    for node in tree.find_all(nodes.Include):
        assert isinstance(node.template, nodes.Const)
        names |= names_in(ROOT / "templates" / node.template.value)
    return names


def schemas_inside(schema: type[Props]) -> list[type[Props]]:
    from printguide.article.binding import item_schema

    inner = [item_schema(schema, name) for name in schema.attributes()]
    return [schema, *(found for found in inner if found)]


@pytest.mark.parametrize("schema", components(), ids=lambda schema: schema.__name__)
def test_a_template_uses_every_attribute_that_is_not_left_out(schema: type[Component]) -> None:
    used = used_names(stem_of(schema))
    for part in schemas_inside(schema):
        wanted = {name for name, field in part.model_fields.items() if _reason(field) is None}

        assert wanted - used == set()


def test_what_is_left_out_has_a_reason() -> None:
    reasons = [
        mark
        for schema in components()
        for part in schemas_inside(schema)
        for field in part.model_fields.values()
        for mark in [_reason(field)]
        if mark
    ]

    assert reasons
    assert all(len(reason) > len("because") for reason in reasons)
    assert LeftOut("x") == "x"


@pytest.mark.parametrize("template", sorted((ROOT / "templates").rglob("*.html")), ids=str)
def test_a_template_is_at_most_sixty_lines(template: Path) -> None:
    assert len(template.read_text("utf-8").splitlines()) <= 60
