"""Joining: parts that were laid out apart become one PDF."""

import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import pikepdf

from printguide.booklet.destinations import Destinations
from printguide.booklet.faces import Faces
from printguide.booklet.labels import label_pages
from printguide.booklet.metadata import describe
from printguide.booklet.outline import Outline, Spot, bookmarks_of
from printguide.booklet.parts import Facts, Labels, Part
from printguide.booklet.sharing import Shared
from printguide.booklet.structure import Structure

_PACKED = "1.5"
"""The first version whose objects may be packed into streams (ISO 32000-1, 7.5.7)."""


def join(parts: Sequence[Part], facts: Facts) -> bytes:
    """Join parts in their order. Same parts and facts, same bytes.

    Raises UnknownTarget where a link leads to what no part has, and ValueError where there is no
    part, or two have the same name.
    """
    names = [part.name for part in parts]
    if not parts or len(set(names)) < len(names):
        raise ValueError(f"a booklet has parts, each with a name of its own, not {names}")
    with pikepdf.new() as pdf:
        volume = _Volume(pdf, facts, Destinations.among(parts))
        for number, part in enumerate(parts, start=1):
            with pikepdf.open(io.BytesIO(part.pdf)) as source:
                volume.add(source, part, number)
        volume.write(_identity(parts))
        out = io.BytesIO()
        version = max(volume.versions)
        modes = pikepdf.ObjectStreamMode
        packed = modes.generate if version >= _PACKED else modes.disable
        pdf.save(out, deterministic_id=True, object_stream_mode=packed, min_version=version)
        return out.getvalue()


def _identity(parts: Sequence[Part]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(sha256(part.pdf).digest())
    return str(uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest()))


@dataclass(slots=True)
class _Volume:
    """The booklet as it grows, part by part."""

    pdf: pikepdf.Pdf
    facts: Facts
    destinations: Destinations
    outline: Outline = field(default_factory=Outline)
    labels: dict[int, Labels] = field(default_factory=dict)
    versions: list[str] = field(default_factory=list)
    structure: Structure = field(init=False)
    shared: Shared = field(init=False)

    def __post_init__(self) -> None:
        self.structure = Structure(self.pdf)
        self.shared = Shared(Faces(self.pdf))

    def add(self, source: pikepdf.Pdf, part: Part, number: int) -> None:
        """Add a part, the first with the number 1."""
        start = len(self.pdf.pages)
        pages = {page.obj.objgen: start + at for at, page in enumerate(source.pages)}
        top = _top(source.pages[0], start)
        self.destinations.redirect(source, part)
        self.destinations.gather(source, part, top, pages)
        self.outline.add(part, top, bookmarks_of(source, pages))
        if part.labels is not None:
            self.labels[start] = part.labels
        self.structure.make_ready(source, part, self.facts.lang, number)
        for page in source.pages:  # `extend` would warn of destinations, which we have
            self.pdf.pages.append(page)
        self.structure.take(source)
        for page in self.pdf.pages[start:]:
            self.shared.settle(page)
        if start == 0 and "/OutputIntents" in source.Root:
            intents = source.make_indirect(source.Root.OutputIntents)
            self.pdf.Root.OutputIntents = self.shared.one(self.pdf.copy_foreign(intents))
        self.versions.append(source.pdf_version)

    def write(self, identity: str) -> None:
        """Write what belongs to the whole."""
        self.shared.faces.write()
        self.destinations.write(self.pdf)
        self.outline.write(self.pdf)
        label_pages(self.pdf, self.labels)
        self.structure.write(self.facts)
        describe(self.pdf, self.facts, identity)


def _top(page: pikepdf.Page, number: int) -> Spot:
    """Return the upper left corner of a page as it is cut."""
    left, _, _, top = page.trimbox
    return Spot(number, left, top)
