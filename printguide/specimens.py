"""The specimen book: every component as it prints, made of the examples that each one has."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from printguide.article.binding import Article, bind
from printguide.article.dialect.calls import strings_in
from printguide.article.headings import slug_of
from printguide.article.parsing import parse
from printguide.article.reading import Source, source_of
from printguide.catalogue import Catalogue
from printguide.compose.composing import compose
from printguide.compose.order import Order
from printguide.engine.apart import Render
from printguide.faults import Diagnostic, in_order
from printguide.formats.format import Format, find_paper
from printguide.project import Project
from printguide.registry.registry import PRINTGUIDE, Entry
from printguide.shipped import PACKAGE

NAME = PurePosixPath("components.mdx")
"""What faults of the examples call the book."""

_SITE = "https://www.example.org"
_PICTURES = PACKAGE / "starters" / "project"
"""Examples of printguide may name the pictures that a new project begins with."""

_LOOKS = PACKAGE / "starters" / "specimens"

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~]")


@dataclass(frozen=True, slots=True)
class Specimens:
    """The finished book, and what was found in the examples."""

    source: Source
    pdf: bytes | None
    pages: int
    found: tuple[Diagnostic, ...]


def specimens(project: Project, paper: str, render: Render) -> Specimens:
    """Print the example of every component of a project on pages of their own looks.

    The project is copied to where the pictures of examples stand beside its own. Raises
    UsageError where there is no such paper.
    """
    format_ = _format(project)
    sheet = find_paper(paper, format_)
    with TemporaryDirectory(prefix="printguide-") as place:
        folder = Path(place).resolve()
        _copy_looks(project.root, folder)
        _copy_brand(project, folder)
        source = source_of(_text(project.registry.entries()), NAME, folder / str(NAME))
        manuscript = parse(source)
        if manuscript.value is None:
            return Specimens(source, None, 0, manuscript.found)
        article = bind(manuscript.value, project.registry)
        found = [*manuscript.found, *article.found]
        if article.value is None:
            return Specimens(source, None, 0, in_order(found))
        _copy_pictures(article.value, project.root, folder)
        site = project.configuration.site.base_url or _SITE
        here = replace(project, root=folder).with_base_url(site)
        html = compose(article.value, Order(here, format_, sheet, Catalogue(here)))
        found += html.found
        if html.value is None:
            return Specimens(source, None, 0, in_order(found))
        made = render(html.value, folder, source)
        found += made.found
        pages = made.value.pages if made.value else 0
        return Specimens(source, made.value.pdf if made.value else None, pages, in_order(found))


def _format(project: Project) -> Format:
    """The brochure, with every component where it is written."""
    return project.format("brochure").model_copy(update={"takeaways_first": False})


def _text(entries: tuple[Entry, ...]) -> str:
    """The book as an article: contents, then a section for each component."""
    shown = [entry for entry in entries if entry.example]
    lines = ["---", "title: Components", "lang: en", "---", "", "## Contents", ""]
    lines += [f"- [{it.name}](#{slug_of(it.name)}): {_plain(it.about)}" for it in shown]
    for entry in shown:
        lines += ["", *_section(entry)]
    return "\n".join(lines) + "\n"


def _section(entry: Entry) -> Iterator[str]:
    example = entry.example or ""
    longest = max((len(run) for run in re.findall("`+", example)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"## {entry.name}", "")
    origin = "" if entry.origin == PRINTGUIDE else f" (from {entry.origin})"
    yield from (_plain(entry.about) + _plain(origin), "")
    yield from (example, "")
    yield from (f"{fence}mdx", example, fence)


def _plain(text: str) -> str:
    """Keep Markdown from reading marks into a plain line."""
    return _MARKS.sub(r"\\\g<0>", text)


def _copy_looks(root: Path, folder: Path) -> None:
    """Copy the looks of the project, and what is other in a book: it has no imprint."""
    for room in ("templates", "styles"):
        if (root / room).is_dir():
            shutil.copytree(
                root / room, folder / room, symlinks=True, copy_function=shutil.copyfile
            )
    own = folder / "templates"
    shutil.copytree(_LOOKS / "templates", own, dirs_exist_ok=True, copy_function=shutil.copyfile)
    sheet = folder / "styles" / "project.css"
    sheet.parent.mkdir(exist_ok=True)
    before = sheet.read_bytes() if sheet.is_file() else b""
    sheet.write_bytes(before + b"\n" + (_LOOKS / "styles" / "project.css").read_bytes())


def _copy_brand(project: Project, folder: Path) -> None:
    """Put the logo and the fonts of the brand where they are looked for."""
    brand = project.configuration.brand
    named = [path for files in brand.fonts.given().values() for path in files]
    for written in filter(None, (brand.logo, *named)):
        _copy(written, project.root, folder)


def _copy(written: str, home: Path, folder: Path) -> None:
    """Copy a file that a path names, unless it leads out of one of the two folders."""
    file, target = (home / written).resolve(), folder / written
    inside = file.is_relative_to(home) and target.resolve().is_relative_to(folder)
    if inside and file.is_file() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def _copy_pictures(article: Article, root: Path, folder: Path) -> None:
    """Put the files that examples name where they are looked for."""
    for call in (bound.call for bound in article.components):
        for written in strings_in(call.props):
            for home in (root, _PICTURES):
                if "\0" not in written and len(written) <= 200:
                    _copy(written, home, folder)
