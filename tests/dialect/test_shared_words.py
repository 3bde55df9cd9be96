"""Every word that the reference reads in a real article arrives: in `inspect`, and on paper."""

import datetime as dt
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from printguide.article.matter import split
from printguide.article.reading import source_of
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.cli.inspect import inspect
from printguide.compose.order import Order
from printguide.engine.weasy import render
from printguide.formats.finding import find_format
from printguide.formats.format import find_paper
from printguide.project import open_project
from tests.support.inspector import bare
from tests.support.outside import SHARED

FOLDER = SHARED / "mdx" / "devset"
FILES = json.loads((FOLDER / "manifest.json").read_text("utf-8")) if FOLDER.is_dir() else []
EDGES = (16 * 72 / 25.4, 17 * 72 / 25.4)
"""Points at the top and the foot of a brochure's page where running heads and numbers stand."""
FIRST_EDGE = 12 * 72 / 25.4

_TAGGED_TEXT = re.compile(r'^ *"(.*)"$', re.MULTILINE)
_NO_LETTERS = re.compile(r"[\W_]+")

pytestmark = [
    pytest.mark.skipif(not FILES, reason="the reference's readings are not at hand"),
    pytest.mark.slow,
]
every = pytest.mark.parametrize("entry", FILES, ids=lambda entry: entry["file"])


def letters(text: str) -> str:
    """The letters and figures of a text: signs are drawn, and typeset, in many ways."""
    return _NO_LETTERS.sub("", bare(text))


def first_lost(pieces: list[str], printed: str) -> str:
    """The first word that does not follow the one before it, with what stands around; or nothing.

    Notes at the foot of a page, numbers behind links and marks of lists may stand between words.
    """
    at = 0
    for piece in pieces:
        for word in filter(None, map(letters, piece.split())):
            found = printed.find(word, at)
            if found < 0:
                near = printed[max(at - 60, 0) : at], printed[at : at + 60]
                return f"{word!r} of {piece[:80]!r}, expected between {near[0]!r} and {near[1]!r}"
            at = found + len(word)
    return ""


def as_drawn(pdf: Path) -> Iterator[str]:
    """The text of each page without its edges, in the order in which it is drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            width, height = page.get_size()
            top = EDGES[0] if number else FIRST_EDGE
            yield page.get_textpage().get_text_bounded(0, EDGES[1], width, height - top)


def as_tagged(pdf: Path) -> str:
    """The text in the order of its tags: what stands beside other things is drawn late."""
    command = ["pdfinfo", "-struct-text", pdf]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return "".join(_TAGGED_TEXT.findall(done.stdout))


def titled(text: str) -> str:
    """An article that may lack a title, with one."""
    matter = split(source_of(text, PurePosixPath("article.mdx"))).value
    if matter and "title" in matter.data:
        return text
    return f"---\ntitle: Untitled\n---\n\n{text[matter.body if matter else 0 :]}"


def printed(entry: dict[str, Any], folder: Path) -> Path:
    """The PDF of an article."""
    article = folder / entry["file"]
    article.write_text(titled((FOLDER / entry["file"]).read_text("utf-8")), "utf-8")
    (folder / "printguide.toml").write_text("", "utf-8")
    project = open_project(folder, dt.date(2026, 1, 1)).with_base_url("https://www.example.org")
    format_ = find_format("brochure", project.root)
    order = Order(project, format_, find_paper("a4", format_), Catalogue(project))
    source, html = compose_file(article, order)
    assert html.value is not None, html.found
    rendering = render(html.value, project.root, source)
    assert rendering.value is not None, rendering.found
    pdf = folder / "article.pdf"
    pdf.write_bytes(rendering.value.pdf)
    return pdf


@every
def test_every_word_of_a_real_article_is_inspected(entry: dict[str, Any]) -> None:
    said = CliRunner().invoke(
        inspect, ["--json", str(FOLDER / entry["file"])], standalone_mode=False
    )
    report = json.loads(said.stdout)

    assert report["text"] == entry["text"]


@every
def test_every_word_of_a_real_article_is_printed(entry: dict[str, Any], tmp_path: Path) -> None:
    pdf = printed(entry, tmp_path)

    drawn = first_lost(entry["text"], letters("".join(as_drawn(pdf))))
    tagged = drawn and first_lost(entry["text"], letters(as_tagged(pdf)))
    assert not tagged, (drawn, tagged)
