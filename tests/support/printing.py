"""Printing small pages in our own fonts, and reading their tags back as text."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from printguide.engine.fonts import Shelf, choose, declare

Finisher = Callable[[Document, Any], None]


@dataclass(frozen=True, slots=True)
class Press:
    """WeasyPrint with PG Sans and no other font."""

    fonts: FontConfiguration
    sheet: CSS

    @classmethod
    def set_up(cls, folder: Path) -> "Press":
        """Return a press whose finished fonts are kept in a folder."""
        fonts = FontConfiguration()
        rules = declare(choose("a", "en", (), Shelf(folder)).faces)
        rules += '@page { size: 105mm 148mm; margin: 15mm } body { font: 10pt "PG Sans" }'
        return cls(fonts, CSS(string=rules, font_config=fonts))

    def lay_out(self, body: str, css: str = "") -> Document:
        """Return the layout of the body of a page."""
        head = f'<meta charset="utf-8"><title>Sheet</title><style>{css}</style>'
        html = HTML(string=f'<html lang="en"><head>{head}</head><body>{body}</body></html>')
        return html.render(font_config=self.fonts, stylesheets=[self.sheet])

    def write(self, body: str, css: str = "", finisher: Finisher | None = None) -> bytes:
        """Return a tagged PDF."""
        document = self.lay_out(body, css)
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1", finisher=finisher))


def tags(pdf: bytes) -> str:
    """Return the tag tree, one element a line; `*` is content, `>` an annotation."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return "\n".join(_lines(file.Root.StructTreeRoot.K[0].K, 0))


def _lines(kids: Any, depth: int) -> Iterator[str]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        indent = "  " * depth
        if isinstance(kid, int) or kid.get("/Type") == "/MCR":
            yield f"{indent}*"
        elif kid.get("/Type") == "/OBJR":
            yield f"{indent}> {kid.Obj.Contents}"
        elif _is_text(kid):
            yield f"{indent}*"
        else:
            yield indent + " ".join([str(kid.S)[1:], *_facts(kid)])
            yield from _lines(kid.get("/K", []), depth + 1)


def _is_text(element: Any) -> bool:
    """Whether an element is the plain Span that WeasyPrint puts around each run of text."""
    kids = element.get("/K", [])
    return element.S == "/Span" and len(kids) == 1 and isinstance(kids[0], int)


def _facts(element: Any) -> Iterator[str]:
    for key in ("/Alt", "/Lang"):
        if key in element:
            yield f"{key[1:]}={element[key]}"
    if "/Scope" in element.get("/A", {}):
        yield f"Scope={str(element.A.Scope)[1:]}"
