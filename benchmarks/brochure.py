"""One brochure from a cold start, against WeasyPrint and Chromium given the same final HTML."""

import datetime as dt
import shutil
import sys
from pathlib import Path

from benchmarks.timing import in_turn
from printguide.building import compose_file
from printguide.catalogue import Catalogue
from printguide.compose.order import Order
from printguide.engine.fontless import helpers
from printguide.engine.fonts import choose, declare
from printguide.formats.finding import find_format
from printguide.formats.format import find_paper
from printguide.project import open_project

ALONE = """
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
_QUIETLY = ("--base-url", "https://www.example.org", "--quiet")
CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
    "--no-first-run", "--disable-background-networking", "--no-pdf-header-footer",
)  # fmt: skip


def final_html(article: Path, folder: Path) -> Path:
    """Write the HTML that the PDF of an article is made of, with its fonts declared."""
    project = open_project(article, dt.date(2026, 1, 1)).with_base_url("https://www.example.org")
    format_ = find_format("brochure", project.root)
    order = Order(project, format_, find_paper("a4", format_), Catalogue(project))
    _, page = compose_file(article.resolve(), order)
    if page.value is None:
        raise SystemExit(f"{article} cannot be composed: {page.found}")
    choice = choose(page.value.characters, page.value.lang)
    fonts = declare(choice.faces) + helpers(choice.stack)
    file = folder / "final.html"
    file.write_text(page.value.html.replace("<style>", f"<style>{fonts}\n", 1), "utf-8")
    return file


def measure(article: Path, folder: Path, rounds: int) -> None:
    """Print what one brochure takes, as seconds and as ratios."""
    html, pdf = final_html(article, folder), str(folder / "out.pdf")
    printguide = [sys.executable, "-m", "printguide", "build", str(article), "-o", pdf]
    commands = {
        "printguide": [*printguide, "--no-cache", *_QUIETLY],
        "WeasyPrint alone": [sys.executable, "-c", ALONE, str(html), str(folder / "alone.pdf")],
    }
    if shutil.which("chromium"):
        target = f"--print-to-pdf={folder / 'chromium.pdf'}"
        profile = f"--user-data-dir={folder / 'profile'}"
        commands["Chromium"] = [*CHROMIUM, profile, target, html.as_uri()]
    figures = in_turn(commands, rounds)
    base = figures["printguide"].seconds
    print(f"\n{article.name}: one brochure, whole process, median of {rounds}")
    for name, figure in figures.items():
        ratio = (
            f"printguide takes {base / figure.seconds:.2f} of it" if name != "printguide" else ""
        )
        print(f"  {name:<18} {figure.seconds:6.2f} s  {figure.peak_mb:6.0f} MB  {ratio}")
