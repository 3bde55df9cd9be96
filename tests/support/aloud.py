"""Reads a tagged PDF as a screen reader does: its text in the order of the tags."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


def read_aloud(pdf: bytes) -> str:
    """Return the text of all marked contents in the order of the tags, images by their words."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        reader = _Reader(file)
        return "\n".join(reader.of(file.Root.StructTreeRoot, None))


def spoken_elements(pdf: bytes, kind: str) -> list[str]:
    """Return the text of every structure element of a kind."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        reader = _Reader(file)
        return [
            " ".join(reader.of(it, it.get("/Pg")))
            for it in file.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/S") == f"/{kind}"
        ]


@dataclass
class _Reader:
    file: pikepdf.Pdf

    def __post_init__(self) -> None:
        self._texts = {page.obj.objgen: _marked(page) for page in self.file.pages}

    def of(self, element: Any, page: Any) -> Iterator[str]:
        """Yield what an element says."""
        page = element.get("/Pg", page)
        if "/Alt" in element:
            yield str(element.Alt)
            return
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield self._texts[page.objgen].get(kid, "")
            elif kid.get("/Type") == "/MCR":
                yield self._texts[kid.Pg.objgen].get(int(kid.MCID), "")
            elif kid.get("/Type") != "/OBJR":
                yield from self.of(kid, page)


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked content of a page."""
    fonts = {name: _characters(font) for name, font in page.obj.Resources.Font.items()}
    found: dict[int, str] = {}
    mark, glyphs = None, dict[int, str]()
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC" and "/MCID" in operands[1]:
            mark = int(operands[1].MCID)
            found[mark] = ""
        elif name in ("BDC", "BMC", "EMC"):
            mark = None
        elif name == "Tf":
            glyphs = fonts[str(operands[0])]
        elif name == "TJ" and mark is not None:
            found[mark] += "".join(_shown(operands[0], glyphs))
    return found


def _shown(pieces: Any, glyphs: dict[int, str]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, pikepdf.String):
            codes = bytes(piece)
            for at in range(0, len(codes), 2):
                yield glyphs.get(int.from_bytes(codes[at : at + 2], "big"), "")


def _characters(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for, by its ToUnicode."""
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for code, text in pairs
        if len(code) == 4
    }
