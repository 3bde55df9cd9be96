"""Style sheets in the order of their cascade layers: tokens, base, components, formats."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from printguide.compose.order import Order
from printguide.compose.templates import TemplateTrouble
from printguide.compose.tokens import fill_in
from printguide.formats.finding import packaged_sheet
from printguide.formats.paper import Paper
from printguide.registry.registry import packaged

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
LAYERS = ("tokens", "base", "components", "formats", "project")


def gather(folders: tuple[Path, ...], stems: Iterable[str], order: Order) -> str:
    """Return the sheets that an article needs as one text: of these components, in this order.

    `@page` rules know no layers: there the last in the text wins, so the order of the text is
    that of the layers.
    """
    format_ = order.format
    parts = [f"@layer {', '.join(LAYERS)};", *_pages(order.leaves or (order.paper,))]
    named = [("tokens", "tokens.css"), ("base", "base.css")]
    named += [("components", f"components/{stem}.css") for stem in stems]
    named += [("formats", f"formats/{name}.css") for name in format_.sheets]
    named += [("project", "project.css")]
    for layer, name in named:
        if text := _sheet(folders, name):
            parts.append(f"@layer {layer} {{\n{text}\n}}")
    if order.fitting:
        parts.append(f":root {{ --size-text: {order.fitting.type_pt:g}pt; }}")
    return fill_in("\n".join(parts))


def _pages(leaves: tuple[Paper, ...]) -> Iterator[str]:
    """The size of the pages; those that differ from the first one by their numbers."""
    yield f"@page {{ size: {_size(leaves[0])}; }}"
    for number, leaf in enumerate(leaves, start=1):
        if _size(leaf) != _size(leaves[0]):
            yield f"@page :nth({number}) {{ size: {_size(leaf)}; }}"


def _size(paper: Paper) -> str:
    return f"{paper.width_mm:g}mm {paper.height_mm:g}mm"


def _sheet(folders: tuple[Path, ...], name: str) -> str:
    """The first sheet of this name on the search path, or that of a package; without comments.

    A link that leads out of its folder is not followed. Raises TemplateTrouble where a sheet is
    not text.
    """
    found = (folder / name for folder in folders if _is_inside(folder, folder / name))
    file = next(found, None) or packaged("styles", name) or packaged_sheet(name)
    if file is None:
        return ""
    try:
        text = _COMMENT.sub("", file.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TemplateTrouble(name, error) from error
    return _SPACE.sub(" ", text).strip().replace("</", "<\\/")


def _is_inside(folder: Path, file: Path) -> bool:
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())
