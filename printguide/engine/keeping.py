"""Keeping: what was laid out once is not laid out again from the very same HTML.

For what is composed anew each time, such as the parts of a booklet: whether its layout changes, its
HTML shows.
"""

import json
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

from printguide.article.reading import Source
from printguide.compose.print_html import PrintHtml
from printguide.engine.rendering import Rendering
from printguide.faults import Diagnostic, EnvironmentFault, has_error
from printguide.inputs import file_answer
from printguide.outcome import Outcome
from printguide.store import Store


@dataclass(frozen=True, slots=True)
class _Kept:
    files: dict[str, str]
    """What stylesheets had read, with what stood for its content."""
    rendering: Rendering
    """Without the PDF, which stands behind all this."""
    found: tuple[Diagnostic, ...]


_KEPT = TypeAdapter(_Kept)


def layout_key(html: PrintHtml, source: Source | None, standing: str) -> str:
    """Return the key of a layout.

    `standing` is the hash of versions, fonts and settings that it depends on besides its HTML.
    """
    plain = replace(html, characters=frozenset())
    text = "".join(sorted(html.characters))
    facts = (standing, repr(plain), text, source and (str(source.path), source.text))
    return sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Layouts:
    """Layouts by their keys; may be asked from many threads."""

    store: Store
    notes: list[str] = field(default_factory=list)
    """The first thing that went wrong, which costs nothing but time; several engines share it."""

    def find(self, key: str, root: Path) -> Outcome[Rendering] | None:
        """Return a layout as it was kept, unless a file that stylesheets read has changed."""
        content = self.store.get(key)
        if content is None:
            return None
        head, _, pdf = content.partition(b"\n")
        kept = _KEPT.validate_json(head)
        if any(file_answer(root / name, root) != answer for name, answer in kept.files.items()):
            return None
        return Outcome(replace(kept.rendering, pdf=pdf), kept.found)

    def keep(self, key: str, made: Outcome[Rendering], root: Path) -> None:
        """Keep a layout, if it is one without an error."""
        rendering, found = made.value, made.found
        if rendering is None or has_error(found):
            return
        files = {name: file_answer(root / name, root) for name in rendering.files}
        head = _KEPT.dump_python(_Kept(files, replace(rendering, pdf=b""), found), mode="json")
        try:
            self.store.put(key, json.dumps(head).encode() + b"\n" + rendering.pdf)
        except EnvironmentFault as fault:
            if not self.notes:
                self.notes.append(f"layouts are not kept for the next time: {fault}")
