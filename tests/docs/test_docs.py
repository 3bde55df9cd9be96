"""The manual is true: its articles print, its commands run, its tables agree with the code."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from jinja2 import Environment, nodes
from pydantic import BaseModel

from printguide.article.binding import item_schema
from printguide.booklet.publication import Publication
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.cli.main import commands
from printguide.components import Component, Props
from printguide.compose.order import Order
from printguide.faults import Diagnostic, Severity
from printguide.formats.finding import find_format
from printguide.formats.format import Format
from printguide.formats.paper import papers
from printguide.project import Configuration, Project
from printguide.registry.describing import PROP_KEYS, TOP_KEYS
from printguide.registry.description import KINDS
from printguide.registry.registry import Registry
from tests.docs.reading import PAGES, ROOT, Block, anchors, blocks, links, names, rows, section
from tests.support.program import shown as shown_by_program

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
TUTORIAL = DOCS / "first-guide.md"
EXTENDING = DOCS / "extending.md"
LOOSE = tuple(page for page in PAGES if page != EXTENDING)
"""Pages whose examples stand alone; those of the other are followed to the letter."""
COMPONENTS = DOCS / "components.md"
THEMES = DOCS / "themes.md"
FORMATS = DOCS / "formats.md"

SURROUNDINGS: dict[str, str | bytes] = {
    "printguide.toml": '[site]\nbase_url = "https://www.example.org"\n',
    "find-us.mdx": '---\ntitle: "How to find us"\n---\n\n## By tram\n\nTake tram 1.\n',
    "images/quay.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"></svg>',
}
"""What the articles of the manual refer to."""

FRONT = "---\ntitle: An example\n---\n\n"
FILES_BEHIND_NUMBERS = re.compile(r"(out/\S+)\s+\d+\s+\d+ kB")


def shown(block: Block) -> str:
    return str(block)


# Articles


Made = Callable[[dict[str, str | bytes]], Project]


def printed(article: str, project: Made, more: dict[str, str | bytes]) -> set[Diagnostic]:
    """Build an article up to its print HTML and return what was found."""
    text = article if article.startswith("---\n") else FRONT + article
    made = project({**SURROUNDINGS, **more, "article.mdx": text})
    format_ = find_format("brochure", made.root)
    order = Order(made, format_, papers()["a4"], Catalogue(made))
    _, html = compose_file(made.root / "article.mdx", order)
    return {found for found in html.found if found.severity is not Severity.INFO}


@pytest.mark.parametrize("block", blocks("mdx", pages=LOOSE), ids=shown)
def test_an_article_of_the_manual_prints_or_shows_the_fault_that_is_named(
    block: Block, project: Made
) -> None:
    found = {diagnostic.code for diagnostic in printed(block.text, project, {})}

    if "wrong" in block.info:
        assert block.code, "name the code in the text behind the block"
        assert block.code in found
    else:
        assert found == set()


# Settings


@pytest.mark.parametrize("block", blocks("toml", pages=LOOSE), ids=shown)
def test_settings_and_formats_of_the_manual_are_valid(block: Block) -> None:
    data = tomllib.loads(block.text)

    if block.file.startswith("styles/formats/"):
        assert Format.model_validate({"name": Path(block.file).stem, "sheets": (), **data})
    else:
        assert block.file in ("printguide.toml", "quarterly.toml")
        model = Publication if block.file == "quarterly.toml" else Configuration
        assert model.model_validate(data)


def keys(table: type[BaseModel], before: str = "") -> list[str]:
    """Every key of a table, with those of the tables in it: `brand.contact.phone`."""
    found: list[str] = []
    for plain, field in table.model_fields.items():
        name, kind = field.alias or plain, field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found += keys(kind, f"{before}{name}.")
        else:
            found.append(before + name)
    return found


def test_every_setting_is_in_the_manual() -> None:
    table = rows(section(DOCS / "cli.md", "Settings"))
    explained = {name for row in table for name in names(row[0])}

    assert explained == set(keys(Configuration))


def test_every_key_of_a_format_is_in_the_manual() -> None:
    table = rows(section(FORMATS, "A format of your own"))
    explained = {name for row in table for name in names(row[0])}

    assert explained == (set(Format.model_fields) | {"extends"}) - {"name", "sheets"}


def test_every_key_of_a_description_is_in_the_manual() -> None:
    table = rows(section(EXTENDING, "What a description can say"))
    explained = {name for row in table for name in names(row[0])}

    assert explained == {*TOP_KEYS, *PROP_KEYS, *KINDS}


# Commands


def typed() -> list[tuple[str, str]]:
    """Every `printguide …` line of the manual, with its page."""
    shells = blocks("sh")
    return [(b.page, line) for b in shells for line in b.text.splitlines() if our(line)]


def our(line: str) -> bool:
    return line.startswith("printguide ")


@pytest.mark.parametrize(("page", "line"), typed())
def test_a_command_of_the_manual_is_one_that_the_program_knows(page: str, line: str) -> None:
    name, *rest = shlex.split(line, comments=True)[1:]
    if name.startswith("-"):
        assert name in ("--help", "--version", "-h")
        return
    command = commands.commands[name]
    if isinstance(command, click.Group):
        command = command.commands[rest.pop(0)]

    command.make_parser(click.Context(command)).parse_args(rest)


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_every_option_is_in_the_manual(command: str) -> None:
    found = section(DOCS / "cli.md", f"printguide {command}")
    words = {name for row in rows(found) for name in names(row[0])}
    group = commands.commands[command]
    below = list(group.commands.values()) if isinstance(group, click.Group) else []
    known = {
        option.split()[0]
        for one in (group, *below)
        for param in one.params
        for option in (param.opts if isinstance(param, click.Option) else [])
    }

    assert found
    assert known <= {word.split()[0] for word in words}


# The tutorials


@pytest.mark.parametrize("page", [TUTORIAL, EXTENDING], ids=lambda page: page.stem)
def test_a_tutorial_can_be_followed_to_the_letter(page: Path, tmp_path: Path) -> None:
    reader, said = Reader(tmp_path), ""
    for block in blocks("mdx", "toml", "diff", "sh", "text", *MORE, pages=(page,)):
        if block.kind == "sh":
            said = "".join(map(reader.type, block.text.splitlines()))
        elif block.kind == "text":
            assert even(block.text) == even(said), block
        else:
            change(reader.folder / block.file, block)


MORE = ("html", "css", "python")
"""Languages of files that only developers write."""


class Reader:
    """Somebody who follows a tutorial at a terminal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packages = folder / "site-packages"

    def type(self, line: str) -> str:
        """Do what a line of a shell says, and return what the terminal shows."""
        words = shlex.split(line, comments=True)
        if words[:1] == ["cd"]:
            self.folder /= words[1]
        elif words[:2] == ["pip", "install"] and words[2].startswith("./"):
            install(self.folder / words[2], self.packages)
        return run(line, self.folder, self.packages) if our(line) else ""


def install(source: Path, packages: Path) -> None:
    """Put a package where Python finds it, with its entry points, as pip would; no network."""
    facts = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    shutil.copytree(source / facts["name"], packages / facts["name"])
    home = packages / f"{facts['name']}-{facts['version']}.dist-info"
    home.mkdir()
    (home / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {facts['name']}\nVersion: {facts['version']}\n", "utf-8"
    )
    groups = [
        "\n".join([f"[{group}]", *(f"{name} = {value}" for name, value in points.items())])
        for group, points in facts["entry-points"].items()
    ]
    (home / "entry_points.txt").write_text("\n\n".join(groups) + "\n", "utf-8")


def run(line: str, folder: Path, packages: Path) -> str:
    """Run a line of a tutorial and return what the terminal shows."""
    if not packages.exists():
        return shown_by_program(folder, *shlex.split(line, comments=True)[1:])
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(line)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(packages)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def even(said: str) -> list[str]:
    """Lines without what fonts and versions change: numbers of pages and of bytes."""
    lines = FILES_BEHIND_NUMBERS.sub(r"\1", said).splitlines()
    return [" ".join(line.split()) for line in lines if line.strip()]


def change(file: Path, block: Block) -> None:
    """Do to a file what a block of the guide says: write it, add to it, or change a line."""
    before = file.read_text("utf-8") if file.exists() else ""
    if block.kind == "diff":
        old, new = block.text.splitlines()
        assert before.count(old[1:]) == 1, block
        file.write_text(before.replace(old[1:], new[1:]), "utf-8")
    else:
        start = f"{before}\n" if "more" in block.info else ""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(start + block.text, "utf-8")


# Components


def schemas() -> list[type[Component]]:
    registry = Registry()
    return [schema for name in registry.names() if (schema := registry.find(name))]


def attributes(schema: type[Props], before: str = "") -> dict[str, bool]:
    """Every attribute with whether it is needed, those of items as `items[].name`."""
    found: dict[str, bool] = {}
    for name, field in zip(schema.attributes(), schema.model_fields.values(), strict=True):
        found[before + name] = field.is_required()
        if inner := item_schema(schema, name):
            found |= attributes(inner, f"{before}{name}[].")
    return found


def explained(schema: type[Component]) -> dict[str, str]:
    """Return the attributes of a component in the manual, with what "needed" says of each."""
    table = rows(section(COMPONENTS, schema.__name__))[1:]
    return {name: row[2] for row in table for name in names(row[0])}


def is_open(schema: type[Component], name: str) -> bool:
    """Whether this is one of the names that a pattern allows, such as `option1`."""
    owner, _, last = name.rpartition("[].")
    inner = item_schema(schema, owner) if owner else schema
    return bool(inner and inner.open_names and inner.open_names.fullmatch(last))


def has_open_names(schema: type[Component]) -> bool:
    inner = [item_schema(schema, name) for name in schema.attributes()]
    return any(part.open_names for part in (schema, *inner) if part)


@pytest.mark.parametrize("schema", schemas(), ids=lambda schema: schema.__name__)
def test_the_page_of_components_agrees_with_their_schemas(schema: type[Component]) -> None:
    said = explained(schema)
    free = {name for name in said if is_open(schema, name)}
    fixed = {name: needed == "yes" for name, needed in said.items() if name not in free}

    assert fixed == attributes(schema)
    assert bool(free) == has_open_names(schema)


@pytest.mark.parametrize("schema", schemas(), ids=lambda schema: schema.__name__)
def test_every_component_has_an_example(schema: type[Component]) -> None:
    found = section(COMPONENTS, schema.__name__)
    examples = [it.content for it in found if it.type == "fence" and it.info.split()[:1] == ["mdx"]]

    assert any(f"<{schema.__name__}" in example for example in examples)


# Templates


SAMPLE = next(block.text for block in blocks("mdx", pages=(DOCS / "writing.md",)))


@pytest.mark.parametrize("block", blocks("html", pages=LOOSE), ids=shown)
def test_a_template_of_the_manual_can_be_used(block: Block, project: Made) -> None:
    assert block.file.startswith("templates/")
    assert printed(SAMPLE, project, {block.file: block.text}) == set()


def blocks_of(template: Path) -> set[str]:
    tree = Environment(autoescape=True).parse(template.read_text("utf-8"))
    return {block.name for block in tree.find_all(nodes.Block)}


def test_every_block_of_a_template_is_in_the_manual() -> None:
    folder = ROOT / "templates"
    known = {
        (template.relative_to(folder).as_posix(), block)
        for template in folder.rglob("*.html")
        for block in blocks_of(template)
    }
    table = rows(section(THEMES, "Blocks"))[1:]

    assert {(names(row[0])[0], names(row[1])[0]) for row in table} == known


# Links


EVERY_PAGE = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("page", EVERY_PAGE, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for href in links(page):
        path, _, anchor = href.partition("#")
        if ":" in path:
            continue
        target = (page.parent / path).resolve() if path else page

        assert target.exists(), href
        assert not anchor or anchor in anchors(target), href
