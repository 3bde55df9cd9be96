"""Heads: what others need to know of an article: its front matter, and the ids that links can name.

To read it takes a millisecond and to parse a whole article more, so that it is remembered by the
hash of the text: it is the same for as long as the text is.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from printguide.article.matter import split
from printguide.article.parsing import parse
from printguide.article.reading import LARGEST, decode
from printguide.inputs import fingerprint

_PATH = PurePosixPath("article.mdx")
"""Of texts whose path does not matter."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the front matter of one text says, as far as it is of the right kind."""

    slug: str | None = None
    title: str | None = None
    lang: str | None = None
    translation_of: str | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads and anchors by the hashes of texts; grows as files are asked for."""

    heads: dict[str, Head] = field(default_factory=dict)
    anchors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    """The hashes of the texts that were asked for."""

    def head(self, file: Path) -> Head:
        """Return the head of an article; one that cannot be read says nothing."""
        content = _content(file)
        if content is None:
            return Head()
        key = fingerprint(content)
        self.asked.add(key)
        if key not in self.heads:
            self.heads[key] = _head(content)
        return self.heads[key]

    def anchors_of(self, file: Path) -> frozenset[str]:
        """Return the ids that links into an article can name; none where it cannot be read."""
        content = _content(file)
        if content is None:
            return frozenset()
        key = fingerprint(content)
        self.asked.add(key)
        if key not in self.anchors:
            self.anchors[key] = tuple(sorted(_anchors(content)))
        return frozenset(self.anchors[key])

    def used(self) -> "Heads":
        """Return those that were asked for: texts which are gone are forgotten."""
        return Heads(
            {key: head for key, head in self.heads.items() if key in self.asked},
            {key: anchors for key, anchors in self.anchors.items() if key in self.asked},
        )

    def as_json(self) -> bytes:
        """Return them as they are kept."""
        heads = {key: asdict(head) for key, head in sorted(self.heads.items())}
        return json.dumps({"heads": heads, "anchors": dict(sorted(self.anchors.items()))}).encode()


def heads_from(content: bytes) -> Heads:
    """Return heads as they were kept; content of ours, whose hash was checked."""
    kept = json.loads(content)
    return Heads(
        {key: Head(**head) for key, head in kept["heads"].items()},
        {key: tuple(anchors) for key, anchors in kept["anchors"].items()},
    )


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.stat().st_size <= LARGEST else None
    except OSError:
        return None


def _head(content: bytes) -> Head:
    source = decode(content, _PATH).value
    matter = split(source).value if source else None
    data = matter.data if matter else {}
    said = {key: data.get(key) for key in ("slug", "title", "lang", "translation_of")}
    return Head(**{key: text if isinstance(text, str) else None for key, text in said.items()})


def _anchors(content: bytes) -> Iterable[str]:
    source = decode(content, _PATH).value
    manuscript = parse(source).value if source else None
    return manuscript.anchors() if manuscript else ()
