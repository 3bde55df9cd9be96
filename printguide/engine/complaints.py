"""Complaints: what WeasyPrint writes to its log becomes diagnostics with the author's line."""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from printguide.article.reading import Source
from printguide.engine.faults import EngineComplaint, GlyphMissing, StyleIgnored
from printguide.engine.looks import place_in_looks
from printguide.faults import Diagnostic, nearest
from printguide.places import Place, Span

_GLYPH = re.compile(
    r"\.notdef glyph rendered for Unicode string unsupported by fonts: \"(.+?)\"", re.DOTALL
)
REFUSAL = "printguide does not read it"
"""By this, complaints about what was refused, and reported then, are known."""

_FACE = re.compile(r"^Font-face .* cannot be loaded")
"""Follows a refusal: fonts are checked before they are read."""

_STYLE = re.compile(
    r"^(?:Ignored|Invalid|Unsupported|Parse error|Error:|Expected|Unknown|Missing|Deprecated)",
    re.IGNORECASE,
)
_IGNORED = re.compile(r"^Ignored (?=`(?P<name>[\w-]+)\s*:)")
_SPOT = re.compile(r" at \d+:\d+")
"""Counted in all sheets together, which no author has seen."""
_NAMED = re.compile(r"`([^`]+)`|'([^']+)'|(#[\w-]+)")
_ANCHOR = re.compile(r"^No anchor (#\S+) for internal URI reference")


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


def explain(
    heard: list[str], source: Source | None, path: Place, root: Path | None = None
) -> Iterator[Diagnostic]:
    """Turn the engine's complaints into diagnostics, each once.

    `root` is the project, in whose sheets and templates the culprit is looked for.
    """
    for complaint in dict.fromkeys(heard):
        if REFUSAL in complaint or _FACE.search(complaint):
            continue
        glyphs = _GLYPH.search(complaint)
        if glyphs:
            words = "".join(glyphs[1].split()) or glyphs[1]
            characters = tuple(dict.fromkeys(words))
            yield GlyphMissing(characters).at(place_of_character(characters[:1], source, path))
        else:
            yield _told(" ".join(complaint.split()), path, root)


def _told(complaint: str, path: Place, root: Path | None) -> Diagnostic:
    named = _NAMED.search(complaint)
    words = next((word for word in named.groups() if word), "") if named else ""
    place = place_in_looks(words, root, path) if root else path
    if not _STYLE.search(complaint):
        said = _ANCHOR.sub(r"a template links to `\1`, and no page has it", complaint)
        return EngineComplaint(said).at(place)
    ignored = _IGNORED.search(complaint)
    remedy = _nearest_property(ignored["name"]) if ignored else None
    return StyleIgnored(_IGNORED.sub("", _SPOT.sub("", complaint)).rstrip("."), remedy).at(place)


def _nearest_property(name: str) -> str | None:
    """The remedy for a slip in the name of a property; none for what the engine knows."""
    from weasyprint.css.properties import KNOWN_PROPERTIES

    return None if name in KNOWN_PROPERTIES else nearest(name, sorted(KNOWN_PROPERTIES))


def place_of_character(characters: tuple[str, ...], source: Source | None, path: Place) -> Place:
    """Return where a character first stands in the author's file."""
    for char in characters:
        at = source.text.find(char) if source else -1
        if source and at >= 0:
            return source.place(Span(at, at + 1))
    return path
