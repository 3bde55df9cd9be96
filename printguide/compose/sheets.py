"""Style sheets in the order of their cascade layers: tokens, base, components, formats."""

import re
from collections.abc import Iterable
from pathlib import Path

from printguide.compose.templates import TemplateTrouble
from printguide.compose.tokens import fill_in
from printguide.formats.finding import packaged_sheet
from printguide.formats.format import Format
from printguide.formats.paper import Paper
from printguide.registry.registry import packaged

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
LAYERS = ("tokens", "base", "components", "formats", "project")


def gather(folders: tuple[Path, ...], stems: Iterable[str], format_: Format, paper: Paper) -> str:
    """Return the sheets that an article needs as one text: of these components, in this order.

    `@page` rules know no layers: there the last in the text wins, so the order of the text is
    that of the layers.
    """
    parts = [f"@layer {', '.join(LAYERS)};", _page(paper)]
    named = [("tokens", "tokens.css"), ("base", "base.css")]
    named += [("components", f"components/{stem}.css") for stem in stems]
    named += [("formats", f"formats/{name}.css") for name in format_.sheets]
    named += [("project", "project.css")]
    for layer, name in named:
        if text := _sheet(folders, name):
            parts.append(f"@layer {layer} {{\n{text}\n}}")
    return fill_in("\n".join((*parts, _bleed(format_))))


def _page(paper: Paper) -> str:
    return f"@page {{ size: {paper.width_mm:g}mm {paper.height_mm:g}mm; }}"


def _bleed(format_: Format) -> str:
    """What is cut off outside the page, as a token too, for areas that reach across it."""
    if format_.press is None:
        return ""
    bleed = f"{format_.press.bleed_mm:g}mm"
    return f"@page {{ bleed: {bleed}; }}\n:root {{ --page-bleed: {bleed}; }}"


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
