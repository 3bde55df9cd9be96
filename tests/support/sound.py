"""What holds for the reading of every text, whatever stands in it; tests and fuzzing share it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown_it.token import Token

from printguide.article.binding import bind
from printguide.article.dialect.faults import MoreAlike
from printguide.article.dialect.tokens import CLOSE, OPEN, call_of
from printguide.article.manuscript import Manuscript
from printguide.article.parsing import parse
from printguide.article.plenty import MOST
from printguide.article.reading import Source, source_of
from printguide.faults import Diagnostic
from printguide.registry.registry import Registry

PATH = PurePosixPath("a.mdx")
REGISTRY = Registry()
CODES = 40
"""More than there are codes of faults in reading, parsing and binding."""

_WORD = re.compile(r"(?<![&\w\\])[a-z]{4,}(?!\w)")
_NOT_PRINTED = re.compile(r"<!--|\]:|^-{3}", re.MULTILINE)


def inside(source: Source, found: Diagnostic) -> bool:
    """Whether a diagnostic points at something that an editor can show."""
    place = found.place
    line = source.line(place.line)
    return (
        place.path == source.path
        and 1 <= place.line <= len(source.line_starts)
        and 1 <= place.column <= len(line) + 1
        and place.length >= 1
        and place.column + place.length - 1 <= max(len(line), place.column)
    )


def assert_sound(text: str) -> Manuscript | None:
    """Read a text to its end and assert all that holds for every text."""
    source = source_of(text, PATH)
    outcome = parse(source)
    if outcome.value is None:
        assert outcome.failed
        assert outcome.found
        return None
    bound = bind(outcome.value, REGISTRY)
    assert len(outcome.found) + len(bound.found) <= CODES * (MOST + 1)
    for found in (*outcome.found, *bound.found):
        assert inside(source, found), found
    assert_paired(outcome.value)
    assert_spans_inside(outcome.value)
    assert_words_arrive(outcome.value, outcome.found)
    return outcome.value


def assert_paired(manuscript: Manuscript) -> None:
    """Tags pair by name, and never across the edges of Markdown."""
    open_: list[str] = []
    for token in manuscript.flat():
        if token.type == OPEN:
            open_.append(f"<{call_of(token).name}")
        elif token.type == CLOSE:
            assert open_.pop() == f"<{call_of(token).name}"
        elif token.nesting == 1:
            open_.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            assert open_.pop() == token.type.removesuffix("_close")
    assert open_ == []


def assert_spans_inside(manuscript: Manuscript) -> None:
    """Every call and value stands within the text, and a call begins with its `<`."""
    text, shift = manuscript.source.text, manuscript.shift
    for call in manuscript.calls():
        spans = [call.span, *call.places.values(), *call.keys.values()]
        for span in spans:
            assert 0 <= span.start + shift <= span.end + shift <= len(text)
        assert text[call.span.start + shift] == "<"


def assert_words_arrive(manuscript: Manuscript, found: tuple[Diagnostic, ...]) -> None:
    """Every plain word is in some token, or in the source of a call, or a message names it."""
    body = manuscript.source.text[manuscript.matter.body :]
    if manuscript.matter.body or _NOT_PRINTED.search(body):
        return
    if any(diagnostic.code == MoreAlike.code for diagnostic in found):
        return
    kept = "\n".join((*_kept(manuscript), *(said.message for said in found))).casefold()
    for word in _WORD.findall(body):
        assert word in kept, word


def _kept(manuscript: Manuscript) -> Iterator[str]:
    text, shift = manuscript.source.text, manuscript.shift
    for token in manuscript.flat():
        if token.type in (OPEN, CLOSE):
            span = call_of(token).span
            yield text[span.start + shift : span.end + shift]
        yield from _held_by(token)


def _held_by(token: Token) -> Iterator[str]:
    yield from (token.content, token.info)
    yield from (unquote(str(value)) for value in token.attrs.values())
    yield from (str(token.meta[key]) for key in ("label",) if key in token.meta)
    for child in token.children or ():
        yield from _held_by(child)
