"""Brochures of small articles, composed and ready to be laid out."""

import datetime as dt
from pathlib import Path

from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.compose.print_html import PrintHtml
from printguide.formats.finding import find_format
from printguide.formats.format import find_paper
from printguide.project import open_project


def brochure(folder: Path, text: str, style: str = "") -> PrintHtml:
    """Compose an article as the A4 brochure of a project of its own."""
    (folder / "printguide.toml").write_text("", "utf-8")
    (folder / "styles").mkdir(exist_ok=True)
    (folder / "styles" / "project.css").write_text(style, "utf-8")
    (folder / "tea.mdx").write_text(text, "utf-8")
    project = open_project(folder, dt.date(2026, 1, 1))
    format_ = find_format("brochure", folder)
    order = Order(project, format_, find_paper("a4", format_), Catalogue(project))
    _, html = compose_file(folder / "tea.mdx", order)
    assert html.value is not None, html.found
    return html.value
