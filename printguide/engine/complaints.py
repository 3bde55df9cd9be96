"""Complaints: what WeasyPrint writes to its log becomes diagnostics with the author's line."""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from printguide.article.reading import Source
from printguide.engine.faults import EngineComplaint, GlyphMissing, StyleIgnored
from printguide.faults import Diagnostic, Fault
from printguide.places import Place, Span

_GLYPH = re.compile(
    r"\.notdef glyph rendered for Unicode string unsupported by fonts: \"(.+?)\"", re.DOTALL
)
REFUSAL = "printguide does not read it"
"""By this, complaints about what was refused, and reported then, are known."""

_FACE = re.compile(r"^Font-face .* cannot be loaded")
"""Follows a refusal: fonts are checked before they are read."""

_STYLE = re.compile(r"^(?:Ignored|Invalid|Unsupported|Parse error|Expected|Unknown)", re.IGNORECASE)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect what WeasyPrint says in this thread while the block runs."""
    logger = logging.getLogger("weasyprint")
    heard: list[str] = []
    thread = threading.get_ident()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread and record.levelno >= logging.WARNING:
                heard.append(record.getMessage())

    ear = Ear()
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)


def explain(heard: list[str], source: Source | None, path: Place) -> Iterator[Diagnostic]:
    """Turn the engine's complaints into diagnostics, each once."""
    for complaint in dict.fromkeys(heard):
        if REFUSAL in complaint or _FACE.search(complaint):
            continue
        glyphs = _GLYPH.search(complaint)
        if glyphs:
            characters = tuple(dict.fromkeys(char for char in glyphs[1] if not char.isspace()))
            yield GlyphMissing(characters).at(place_of_character(characters[:1], source, path))
        else:
            yield _fault(complaint).at(path)


def _fault(complaint: str) -> Fault:
    shown = " ".join(complaint.split())
    return StyleIgnored(shown) if _STYLE.search(shown) else EngineComplaint(shown)


def place_of_character(characters: tuple[str, ...], source: Source | None, path: Place) -> Place:
    """Return where a character first stands in the author's file."""
    for char in characters:
        at = source.text.find(char) if source else -1
        if source and at >= 0:
            return source.place(Span(at, at + 1))
    return path
